"""Requests and replies of the chat completions interface, as JSON. Pure: nothing here opens a connection."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.utils import convert_to_openai_messages
from pydantic import BaseModel

from wardround.models.bounds import bounded_schema
from wardround.models.thinking import split_thinking
from wardround.records import BadReplyError, EndpointError, UnsupportedInputError


def request_body(
    messages: Sequence[BaseMessage], schema: type[BaseModel] | None, settings: dict[str, Any]
) -> dict[str, Any]:
    """The body of a request.

    Args:
        messages: images as data URIs.
        schema: what the reply is bound to by the server, or None.
        settings: model, max_tokens, temperature and so on; None values are left out.

    Raises:
        UnsupportedInputError: an image is given by its address. The server would fetch it, from wherever it says.
    """
    converted = convert_to_openai_messages(list(messages))
    body: dict[str, Any] = {"messages": converted if isinstance(converted, list) else [converted]}
    _only_data_uris(body["messages"])
    if schema is not None:
        wanted = {"name": schema.__name__, "schema": bounded_schema(schema), "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": wanted}
    return body | {key: value for key, value in settings.items() if value is not None}


def with_schema(messages: Sequence[BaseMessage], schema: type[BaseModel]) -> list[BaseMessage]:
    """The messages with the schema of the reply said in words at their end."""
    words = "Reply with one JSON object of this schema and nothing else:\n" + json.dumps(bounded_schema(schema))
    last = messages[-1]
    content = [last.content] if isinstance(last.content, str) else last.content
    said = [{"type": "text", "text": part} if isinstance(part, str) else part for part in (*content, words)]
    return [*messages[:-1], last.model_copy(update={"content": said})]


def _only_data_uris(messages: Iterable[dict[str, Any]]) -> None:
    parts = [part for message in messages if isinstance(message["content"], list) for part in message["content"]]
    for part in parts:
        if part.get("type") not in ("text", "image_url"):
            raise UnsupportedInputError(f"content of type {part.get('type')!r}", hint="text and images are taken")
        if part["type"] == "image_url" and not str(part["image_url"]["url"]).startswith("data:image/"):
            raise UnsupportedInputError("an image is given by its address", hint="give images as data URIs")


def read_replies(
    body: Any,  # noqa: ANN401 - whatever the server sent
    *,
    allow_cut: bool = False,
    asked: bool = False,
) -> list[AIMessage]:
    """The replies in a response, thinking split off into `additional_kwargs["thinking"]`.

    Args:
        body: as JSON.
        allow_cut: let one through that was cut off.
        asked: whether thinking was asked for.

    Raises:
        EndpointError: it is no chat completion.
        BadReplyError: a reply is empty or was cut off, or its thinking cannot be told from it.
    """
    try:
        usage = body.get("usage") or {}
        found = [(choice["message"], choice.get("finish_reason")) for choice in body["choices"]] or _none()
        for _, finish in found:
            check_finish(finish, allow_cut=allow_cut)
        return [_reply(message, finish, usage, asked=asked) for message, finish in found]
    except (KeyError, TypeError, AttributeError) as error:
        raise EndpointError("the endpoint's response is no chat completion", hint="is the URL right? /v1?") from error


def _none() -> list[tuple[dict[str, Any], str | None]]:
    raise EndpointError("the endpoint's response holds no reply")


def _reply(message: dict[str, Any], finish: str | None, usage: dict[str, Any], *, asked: bool) -> AIMessage:
    thinking, answer = split_thinking(message.get("content") or "", asked=asked)
    if answer.startswith("thought\n"):
        # the words of the thinking without its marks: where it ends and the answer begins cannot be known
        hint = "give extra_body={'skip_special_tokens': False}, or switch the server's reasoning parser on"
        raise BadReplyError("the endpoint drops the marks around the thinking", hint=hint)
    if not answer.strip():
        raise BadReplyError("the endpoint's reply is empty")
    thinking = thinking or message.get("reasoning_content") or message.get("reasoning") or ""
    return AIMessage(
        content=answer,
        additional_kwargs={"thinking": thinking} if thinking else {},
        response_metadata={"finish_reason": finish},
        usage_metadata=_usage(usage),
    )


def _usage(usage: dict[str, Any]) -> Any:  # noqa: ANN401 - LangChain's UsageMetadata, or None where the server counts nothing
    taken, given = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if not isinstance(taken, int) or not isinstance(given, int):
        return None
    return {"input_tokens": taken, "output_tokens": given, "total_tokens": taken + given}


def check_finish(finish: str | None, *, allow_cut: bool = False) -> None:
    """Refuse a reply that did not come to its end.

    Args:
        finish: the server's word for how it ended.
        allow_cut: let one through that was cut off.

    Raises:
        BadReplyError: cut off by the token limit, or withheld by a filter.
    """
    if finish == "length" and not allow_cut:
        raise BadReplyError("the reply was cut off at the token limit", hint="raise max_tokens")
    if finish == "content_filter":
        raise BadReplyError("the endpoint's filter withheld the reply")


def read_event(line: str) -> tuple[str, str | None] | None:
    """Text and finish reason of one line of an event stream; None for a line without any.

    Raises:
        EndpointError: the line is no event of a chat completion, or reports an error.
    """
    if not line.startswith("data:") or line[5:].strip() in ("", "[DONE]"):
        return None
    try:
        event = json.loads(line[5:])
        choices = event["choices"]
        if not choices:  # the closing event that only counts tokens
            return None
        return choices[0]["delta"].get("content") or "", choices[0].get("finish_reason")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EndpointError("the endpoint's stream broke off with an error, or is no chat completion") from error

"""Replies as objects."""

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from wardround.records import BadReplyError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel, LanguageModelInput
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

Schema = TypeVar("Schema", bound=BaseModel)

_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n\s*```\s*$", re.DOTALL)


def one_of(names: Iterable[str]) -> Any:  # noqa: ANN401 - a type that is known at run time only
    """The type of a field that may hold one of these names and nothing else (an `enum` in the JSON schema)."""
    return Literal[tuple(names)]


def parse_reply(reply: str, schema: type[Schema]) -> Schema:
    """A reply that must be one JSON object of the schema, bare or in one code fence.

    Line breaks inside strings are let through unescaped: servers that bind with xgrammar write them so when a string
    has a length (mlc-ai/xgrammar issue 800).

    Raises:
        BadReplyError: it is not. The message names what is wrong, not what the reply says.
    """
    fenced = _FENCE.match(reply)
    try:
        return schema.model_validate(json.loads(fenced[1] if fenced else reply, strict=False))
    except json.JSONDecodeError as error:
        raise BadReplyError(f"the reply is no JSON ({len(reply)} characters)") from error
    except ValidationError as error:
        places = sorted({".".join(map(str, problem["loc"])) or "the object" for problem in error.errors()})
        raise BadReplyError(f"the reply does not fit {schema.__name__}: {', '.join(places[:5])}") from error


def structured(
    model: "BaseChatModel", schema: type[BaseModel], *, include_raw: bool = False
) -> "Runnable[LanguageModelInput, Any]":
    """A runnable that hands the schema to the model as `reply_schema` and gives objects of it.

    With `include_raw` it gives LangChain's dict of raw, parsed and parsing_error.
    """
    from langchain_core.runnables import RunnableLambda

    def parse(message: "BaseMessage") -> BaseModel | dict[str, Any]:
        if not include_raw:
            return parse_reply(message.text, schema)
        try:
            return {"raw": message, "parsed": parse_reply(message.text, schema), "parsing_error": None}
        except BadReplyError as error:
            return {"raw": message, "parsed": None, "parsing_error": error}

    return model.bind(reply_schema=schema) | RunnableLambda(parse)

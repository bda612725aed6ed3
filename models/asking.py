"""One structured question to any chat model, with typed errors whatever the model is."""

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from wardround.records import BadReplyError, EngineError, WardroundError

from .structured import parse_reply

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import HumanMessage

Schema = TypeVar("Schema", bound=BaseModel)


def ask(model: "BaseChatModel", schema: type[Schema], message: "HumanMessage") -> Schema:
    """Ask once, without any memory of other questions, and get an object of the schema.

    Args:
        model: any LangChain chat model that supports `with_structured_output`.
        schema: what the reply must be.
        message: the whole question.

    Raises:
        BadReplyError: the reply is no such object.
        EngineError: the model failed; whatever it raised is its cause, and its text is not repeated, since it may quote
            the question.
    """
    try:
        reply = model.with_structured_output(schema).invoke([message])
    except WardroundError:
        raise
    except (ValidationError, ValueError) as error:  # LangChain's OutputParserException is a ValueError
        raise BadReplyError(f"the reply of {type(model).__name__} does not fit {schema.__name__}") from error
    except Exception as error:
        raise EngineError(f"{type(model).__name__} raised {type(error).__name__}", hint="see its own log") from error
    if isinstance(reply, schema):
        return reply
    raise BadReplyError(f"{type(model).__name__} gave no {schema.__name__}")


def sample(
    model: "BaseChatModel", schema: type[Schema], message: "HumanMessage", *, n: int, temperature: float
) -> list[Schema | BadReplyError]:
    """Several replies to one question; those that are no object of the schema stand in the list as errors.

    Our own models draw them from one prefill, with another seed each; a server may give fewer at once and is asked
    again. Any other model is asked n times as it is set.

    Raises:
        EngineError: the model does not answer.
    """
    from .bound import SchemaBoundChatModel

    if not isinstance(model, SchemaBoundChatModel):
        return [_tried(model, schema, message) for _ in range(n)]
    if "allow_cut" in type(model).model_fields:  # a sample that is cut off is one that does not count
        model = model.model_copy(update={"allow_cut": True})
    replies: list[Schema | BadReplyError] = []
    while len(replies) < n:
        given: dict[str, Any] = {"n": n - len(replies), "seed": len(replies), "temperature": temperature}
        try:
            found = model.generate([[message]], reply_schema=schema, **given).generations[0]
        except BadReplyError as error:
            replies.append(error)
            continue
        replies += [_parsed(reply.text, schema) for reply in found]
    return replies[:n]


def _tried(model: "BaseChatModel", schema: type[Schema], message: "HumanMessage") -> Schema | BadReplyError:
    try:
        return ask(model, schema, message)
    except BadReplyError as error:
        return error


def _parsed(text: str, schema: type[Schema]) -> Schema | BadReplyError:
    try:
        return parse_reply(text, schema)
    except BadReplyError as error:
        return error

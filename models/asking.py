"""One structured question to any chat model, with typed errors whatever the model is."""

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from wardround.records import BadReplyError, EngineError, WardroundError

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

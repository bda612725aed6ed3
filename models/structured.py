"""Replies as objects."""

import json
import re
from collections.abc import Iterable
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from wardround.records import BadReplyError

Schema = TypeVar("Schema", bound=BaseModel)

_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n\s*```\s*$", re.DOTALL)


def one_of(names: Iterable[str]) -> Any:  # noqa: ANN401 - a type that is known at run time only
    """The type of a field that may hold one of these names and nothing else (an `enum` in the JSON schema)."""
    return Literal[tuple(names)]


def parse_reply(reply: str, schema: type[Schema]) -> Schema:
    """A reply that must be one JSON object of the schema, bare or in one code fence.

    Raises:
        BadReplyError: it is not. The message names what is wrong, not what the reply says.
    """
    fenced = _FENCE.match(reply)
    try:
        return schema.model_validate(json.loads(fenced[1] if fenced else reply))
    except json.JSONDecodeError as error:
        raise BadReplyError(f"the reply is no JSON ({len(reply)} characters)") from error
    except ValidationError as error:
        places = sorted({".".join(map(str, problem["loc"])) or "the object" for problem in error.errors()})
        raise BadReplyError(f"the reply does not fit {schema.__name__}: {', '.join(places[:5])}") from error

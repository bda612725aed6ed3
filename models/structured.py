"""Replies as objects."""

import json
import re
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from wardround.records import BadReplyError

Schema = TypeVar("Schema", bound=BaseModel)

_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n\s*```\s*$", re.DOTALL)


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

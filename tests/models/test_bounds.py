from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from wardround.models.bounds import bounded_schema
from wardround.records import UnsupportedInputError


class Inner(BaseModel):
    title: str
    size: Annotated[float, Field(ge=0, le=9)]


class Outer(BaseModel):
    kind: Literal["a", "b"]
    note: Annotated[str, Field(max_length=5)] | None = None
    items: list[Inner]
    count: int


class Endless(BaseModel):
    child: "Endless | None"


def test_everything_has_a_bound_and_given_bounds_stay():
    schema = bounded_schema(Outer)
    fields = schema["properties"]
    assert fields["kind"] == {"type": "string", "enum": ["a", "b"]}
    assert fields["note"] == {"anyOf": [{"type": "string", "maxLength": 5}, {"type": "null"}]}
    assert fields["items"] == {"type": "array", "maxItems": 32, "items": {"$ref": "#/$defs/Inner"}}
    assert fields["count"] == {"type": "integer", "minimum": -(10**9), "maximum": 10**9}
    inner = schema["$defs"]["Inner"]
    assert inner["properties"]["title"] == {"type": "string", "maxLength": 1000}
    assert inner["properties"]["size"] == {"type": "number", "minimum": 0, "maximum": 9, "multipleOf": 0.0001}
    assert (schema["additionalProperties"], inner["additionalProperties"]) == (False, False)


def test_a_schema_without_end_is_refused():
    with pytest.raises(UnsupportedInputError, match="Endless"):
        bounded_schema(Endless)

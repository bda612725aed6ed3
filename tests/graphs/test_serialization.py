"""Only our records come out of a checkpoint, and they come out as they went in."""

import dataclasses
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from wardround.graphs.serialization import allowed_types, serializer
from wardround.records import Citation


@dataclasses.dataclass
class Foreign:
    """Stands for a class that somebody has put into a checkpoint."""

    command: str


def example(kind):
    """A value of a field's type, as small as it can be."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return smallest(kind)
    simple = {str: "x", int: 1, float: 0.5, bool: True, dict: {}, tuple: ()}
    return simple.get(get_origin(kind) or kind) if (get_origin(kind) or kind) in simple else _special(kind)


def _special(kind):
    from datetime import UTC, datetime
    from pathlib import Path

    return {datetime: datetime(2026, 1, 1, tzinfo=UTC), Path: Path("home")}[kind]


def smallest(record):
    required = {name: example(f.annotation) for name, f in record.model_fields.items() if f.is_required()}
    return record(**required)


@pytest.mark.parametrize("record", allowed_types(), ids=lambda record: record.__name__)
def test_round_trip(record):
    value = smallest(record)
    again = serializer().loads_typed(serializer().dumps_typed({"one": value, "many": [value]}))
    assert again == {"one": value, "many": [value]}
    assert type(again["one"]) is record


def test_a_foreign_class_is_not_rebuilt(caplog):
    again = serializer().loads_typed(serializer().dumps_typed({"x": Foreign("run me"), "c": Citation(source_id="d1")}))
    assert not isinstance(again["x"], Foreign)
    assert again["c"] == Citation(source_id="d1")

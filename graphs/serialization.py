"""Which classes may come out of a checkpoint: ours, by name, and nothing else."""

import inspect

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from pydantic import BaseModel

from wardround import records
from wardround.graphs.caseref import CaseRef
from wardround.graphs.state import CaseRequest


def allowed_types() -> tuple[type[BaseModel], ...]:
    """Every record that may stand in the state."""
    members = (getattr(records, name) for name in records.__all__)
    found = tuple(m for m in members if inspect.isclass(m) and issubclass(m, BaseModel))
    return (*found, CaseRef, CaseRequest)


def serializer() -> JsonPlusSerializer:
    """A serializer that rebuilds only `allowed_types`, whatever LANGGRAPH_STRICT_MSGPACK says."""
    return JsonPlusSerializer(allowed_msgpack_modules=list(allowed_types()))

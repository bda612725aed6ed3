"""A failed look lets the looks beside it end, so that none of them is done again.

LangGraph ends a superstep at a node's first error and closes its threads; a node that ends in that moment has its
writes refused ("cannot schedule new futures after shutdown"), and its image would be read again. An error that bubbles
up, as LangGraph calls it, is raised when all nodes of the superstep have ended and are kept.
"""

from collections.abc import Callable
from typing import Any

from langgraph.errors import GraphBubbleUp
from langgraph.runtime import Runtime

from wardround.graphs.context import Context
from wardround.records import EngineError

Node = Callable[[Any, Runtime[Context]], dict[str, Any]]


def among_siblings(node: Node) -> Node:
    """Wrap a node that runs many times in one superstep.

    Below a parent graph errors stay as they are: whether to try again is for the parent's retry policy, which heeds no
    error that bubbles up.
    """

    def held(state: Any, runtime: Runtime[Context]) -> dict[str, Any]:  # noqa: ANN401 - a Send's payload
        try:
            return node(state, runtime)
        except EngineError as error:
            if _has_parent(runtime):
                raise
            raise _bubbling(error) from error

    return held


def _has_parent(runtime: Runtime[Context]) -> bool:
    """Whether the graph runs inside of another: its place is then named below the other's."""
    return runtime.execution_info is not None and "|" in runtime.execution_info.checkpoint_ns


def _bubbling(error: EngineError) -> EngineError:
    """The same error, of the same name, as one that bubbles up."""
    kind = type(error)
    both = type(kind.__name__, (kind, GraphBubbleUp), {"__module__": kind.__module__, "__doc__": kind.__doc__})
    found: EngineError = both(error.message, hint=error.hint)
    return found

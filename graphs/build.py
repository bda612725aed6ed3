"""The graph, put together."""

from typing import TYPE_CHECKING, Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph

from wardround.graphs import nodes, routes
from wardround.graphs.context import Context
from wardround.graphs.siblings import among_siblings
from wardround.graphs.state import Input, State
from wardround.graphs.steps import NodeFunction, recorded

if TYPE_CHECKING:
    from langgraph.graph.state import CompiledStateGraph

RECURSION_LIMIT = 60
"""Supersteps in one call; far above any real run, so that a loop that should not be ends as an error."""

_NODES: dict[str, NodeFunction] = {
    "intake": nodes.intake,
    "read_image": nodes.read_image,
    "gather": nodes.gather,
    "reason": nodes.reason,
    "verify": nodes.verify,
    "revise": nodes.revise,
    "review": nodes.review,
    "release": nodes.release,
    "reject": nodes.reject,
    "abstain": nodes.abstain,
}
_FANNED_OUT = ("read_image",)


def build_graph(
    context: Context | None = None, checkpointer: BaseCheckpointSaver[Any] | None = None
) -> "CompiledStateGraph[State, Context, Input, State]":
    """Compile the graph.

    Args:
        context: what nodes get when the caller brings no context, as a parent graph does.
        checkpointer: keeps the state. Without one, and without a parent graph that has one, a run cannot be resumed
            after `review`.
    """
    builder = StateGraph(State, context_schema=Context, input_schema=Input)
    for name, function in _NODES.items():
        node = recorded(name, function, context)
        builder.add_node(name, among_siblings(node) if name in _FANNED_OUT else node)
    _connect(builder)
    return builder.compile(checkpointer=checkpointer, name="wardround").with_config(recursion_limit=RECURSION_LIMIT)


def _connect(builder: "StateGraph[State, Context, Input, State]") -> None:
    builder.add_edge(START, "intake")
    builder.add_conditional_edges("intake", routes.after_intake, ["read_image", "gather", "abstain"])
    builder.add_edge("read_image", "gather")
    builder.add_edge("gather", "reason")
    builder.add_conditional_edges("reason", routes.after_reason, ["verify", "abstain"])
    builder.add_conditional_edges("verify", routes.after_verify, ["revise", "review", "release"])
    builder.add_edge("revise", "reason")
    builder.add_conditional_edges("review", routes.after_review, ["review", "release", "verify", "reason", "reject"])
    for last in ("release", "reject", "abstain"):
        builder.add_edge(last, END)

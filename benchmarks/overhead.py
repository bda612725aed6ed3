"""What wardround costs beside the work: a run with three images and a scripted model against a bare LangGraph of the same shape.

Both graphs run the same number of nodes in the same supersteps, with SQLite checkpoints in `sync` durability. The bare graph's
nodes do nothing; wardround's read no files (the case is in memory, images are not decoded) and call a scripted model that answers
at once. Reported: milliseconds per node and the ratio, medians over alternating repeats in one process.

    python -m benchmarks.overhead --json OUT [--quick]
"""

import operator
from typing import Annotated, Any, TypedDict

from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import Send, interrupt

IMAGES = 3


class BareState(TypedDict, total=False):
    """The least that a hand-written graph would carry."""

    case: str
    readings: Annotated[list[str], operator.add]
    draft: str
    decision: str


def bare_graph(saver: SqliteSaver) -> Any:  # noqa: ANN401 - LangGraph's compiled type is generic in what does not matter here
    """intake, read_image x 3, gather, reason, verify, review, each doing nothing."""
    graph = StateGraph(BareState)
    graph.add_node("intake", lambda state: {"case": "c"})
    graph.add_node("read_image", lambda state: {"readings": ["r"]})
    graph.add_node("gather", lambda state: {})
    graph.add_node("reason", lambda state: {"draft": "d"})
    graph.add_node("verify", lambda state: {})
    graph.add_node("review", lambda state: {"decision": interrupt("look")})
    graph.add_edge(START, "intake")
    graph.add_conditional_edges("intake", lambda state: [Send("read_image", {}) for _ in range(IMAGES)], ["read_image"])
    for before, after in (("read_image", "gather"), ("gather", "reason"), ("reason", "verify"), ("verify", "review")):
        graph.add_edge(before, after)
    graph.add_edge("review", END)
    return graph.compile(checkpointer=saver)


NODES = 5 + IMAGES
"""Executions until the interrupt: intake, three readings, gather, reason, verify, and review up to its stop."""

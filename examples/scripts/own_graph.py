"""Embed the pipeline as a subgraph of your own LangGraph, with your own checkpointer."""

from pathlib import Path
from typing import Any, TypedDict

from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph

import wardround as wr


class State(TypedDict, total=False):
    case: Any
    draft: Any


parent = StateGraph(State)
parent.add_node("wardround", wr.build_graph())
parent.add_edge(START, "wardround")
parent.add_edge("wardround", END)
graph = parent.compile(checkpointer=InMemorySaver())

case = wr.load_case(Path(__file__).parent.parent / "cases" / "medication_conflict")
state = graph.invoke({"case": case}, {"configurable": {"thread_id": "mine"}})
print("waits for a person:", state["__interrupt__"][0].value.level)

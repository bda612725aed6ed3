"""The graph, drawn from the graph."""

from wardround.graphs.build import build_graph


def picture() -> str:
    """Mermaid source of the compiled graph, without LangGraph's colours."""
    graph = build_graph().get_graph()
    lines = ["graph LR"]
    names = {"__start__": "files", "__end__": "ended"}
    for edge in sorted(
        graph.edges, key=lambda edge: (_place(graph.nodes, edge.source), _place(graph.nodes, edge.target))
    ):
        arrow = "-.->" if edge.conditional else "-->"
        source, target = (names.get(name, name) for name in (edge.source, edge.target))
        lines.append(f"  {source} {arrow} {target}")
    return "\n".join(lines)


def _place(nodes: object, name: str) -> int:
    return list(nodes).index(name)  # type: ignore[call-overload] - a dict of nodes in the order they were added

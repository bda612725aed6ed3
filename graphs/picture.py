"""The graph, drawn from the graph."""

from wardround.graphs.build import build_graph


def picture() -> str:
    """Mermaid source of the compiled graph, without LangGraph's colours."""
    graph = build_graph().get_graph()
    lines = ["graph LR"]
    names = {"__start__": "files", "__end__": "ended"}
    place = {name: number for number, name in enumerate(graph.nodes)}  # in the order in which they were added
    for edge in sorted(graph.edges, key=lambda edge: (place[edge.source], place[edge.target])):
        arrow = "-.->" if edge.conditional else "-->"
        source, target = (names.get(name, name) for name in (edge.source, edge.target))
        lines.append(f"  {source} {arrow} {target}")
    return "\n".join(lines)

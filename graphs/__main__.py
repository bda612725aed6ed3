"""`python -m wardround.graphs` draws the graph as Mermaid."""

from wardround.graphs.picture import picture

print(picture())  # noqa: T201 - printing is what it is for

"""From a question to weighted words."""

from typing import NamedTuple

from wardround.knowledge.lexical import Group, Way, content_stems


class Query(NamedTuple):
    """A query, understood."""

    text: str
    """As it was given."""
    groups: tuple[Group, ...]
    """What it asks for."""


def understand(text: str) -> Query:
    """Read a query."""
    return Query(text, tuple(Group((Way((stem,)),)) for stem in dict.fromkeys(content_stems(text))))

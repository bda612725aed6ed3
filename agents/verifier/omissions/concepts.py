"""Kinds of things that a summary must name at all, each with the words of charts and of drafts for it."""

from collections.abc import Container, Iterator, Mapping
from re import Pattern
from typing import NamedTuple

from wardround.records import FlagCode

from ..patterns import whole_words


class Concept(NamedTuple):
    """A kind of thing, as charts assert it and as a draft may name it."""

    name: str
    """What it is called in a message."""
    code: FlagCode
    """What its absence is called."""
    said: Pattern[str]
    """How a chart says it."""
    told: Pattern[str]
    """How a draft may name it: wider, since any name of it carries it."""
    is_lasting: bool
    """Whether it holds though it is told among the histories: a pacemaker of 2014, and no fall of that year."""
    in_talk: bool
    """Whether talk says it in such words too."""
    is_of_others: bool
    """Whether it names relatives though it is of the patient: who decides."""


def concepts(
    code: FlagCode,
    table: Mapping[str, tuple[str, str]],
    *,
    is_lasting: bool = False,
    in_talk: Container[str] = (),
    of_others: Container[str] = (),
) -> Iterator[Concept]:
    """The concepts of a table: by name, the words of charts and those that only drafts use besides.

    Args:
        code: what the absence of each is called.
        table: by name, the pattern of charts, and what else names it in a draft; empty where nothing else does.
        is_lasting: as of a `Concept`.
        in_talk: the names of those that talk says in such words too.
        of_others: the names of those that name relatives, though they are of the patient.
    """
    for name, (said, told) in table.items():
        either = f"{said}|{told}" if told else said
        yield Concept(
            name, code, whole_words(said), whole_words(either), is_lasting, name in in_talk, name in of_others
        )

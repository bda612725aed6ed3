"""A text from which what it says of one thing is taken out: a medicine, an allergy, the next visit.

Medicines are known by the planter's own list, and only those that the record names too are taken out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

from wardround.records import Omission
from wardround.tools.sentences import split_sentences

from .gate import Labelled
from .medicines import names_in

Sort = Literal["medication", "allergy", "follow_up"]
_BACK = re.compile(r"\b(?:follow[- ]?up|return)\b.*\b\d+ (?:days?|weeks?|months?)", re.IGNORECASE)


class LeftOut(NamedTuple):
    """A text with something left out."""

    sort: Sort
    text: str
    named: str
    """What an omission of it says or quotes, in lower case."""

    def is_among(self, omissions: tuple[Omission, ...]) -> bool:
        """Whether one of these omissions is of what was left out."""
        return any(map(self.is_of, omissions))

    def is_of(self, omission: Omission) -> bool:
        """Whether an omission is of what was left out."""
        quotes = " ".join(citation.quote for citation in omission.flag.citations)
        return self.named in f"{omission.flag.message} {quotes}".casefold()


def _names(name: str, words: str) -> bool:
    return name in words.casefold()


def leave_out(text: str, record: str) -> Iterator[LeftOut]:
    """The text without each thing in turn."""
    for name in sorted(names_in(text) & names_in(record)):
        allergy = re.search(rf"allerg[^.\n]*\n?[^.\n]*\b{re.escape(name)}", text, re.IGNORECASE)
        rest = _without(text, partial(_names, name))
        yield LeftOut("allergy" if allergy else "medication", rest, name)
    if _BACK.search(text):
        yield LeftOut("follow_up", _without(text, lambda words: bool(_BACK.search(words))), "follow-up")


def labelled(omissions: Sequence[Omission], hits: Sequence[bool]) -> list[Labelled]:
    """What was surfaced for one thing left out, for the gate: rank r has risk 1 / r, what was not surfaced has 0.

    Args:
        omissions: in their order.
        hits: which of them are of what was left out.
    """
    found = [Labelled(1 / omission.rank, hit) for omission, hit in zip(omissions, hits, strict=True)]
    return found if any(hits) else [*found, Labelled(0.0, True)]


def _without(text: str, is_of_it: Callable[[str], bool]) -> str:
    for span in reversed(split_sentences(text)):
        if is_of_it(text[span.start : span.end]):
            text = text[: span.start] + text[span.end :]
    return text

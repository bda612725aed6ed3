"""A citation must begin and end where something that is said begins or ends: one that cuts words was moved."""

import re
from collections.abc import Iterator, Sequence

from wardround.records import Citation
from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal
from ..stretches import line_end, line_start
from ..units import Unit

_WITHOUT_SPACES = "\u2e80"
"""From here on stand scripts that put no space between words."""
_JOINED = re.compile(r"(?<=[a-z])['’](?=[a-z])|(?<=\d)[.,/:](?=\d)", re.IGNORECASE)
"""Marks within a word or a number: `don't`, `1,000`, `127/80`."""
_PAUSES = ",;:-"
"""Between clauses, where an honest quotation may begin or end."""
_SAID = re.compile(r"\w")
_NO_START = re.compile(r"\s|[,;:?!)\]]|\.(?!\d)")
"""What no quotation begins with, unless a sentence does."""
_PLAIN_ANSWER = re.compile(
    r"(?:(?:oh|well|um|uh)\W+)?(?:yes|no|yeah|yep|nope|nah|none|never|sometimes|a little(?: bit)?)\W*", re.IGNORECASE
)
"""An answer that may be cited without what is said after it."""
_QUOTED = 4
"""Words from which a claim that stands somewhere letter by letter quotes that place."""


def citations_are_whole(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a citation that begins or ends within a word, a number, a speaker's name, or in the middle of two sentences.

    A part of one sentence may be cited, and so may several whole ones.
    """
    for citation in context.claim.citations:
        text, place = context.evidence.texts.get(citation.source_id, ""), f"{citation.start}-{citation.end}"
        reads_as_quoted = citation.quote and text[citation.start : citation.end] == citation.quote
        if reads_as_quoted and _is_cut(citation, text, context):
            message = (
                f"the place cited at {citation.source_id} {place} cuts a word, a number or two sentences: it was moved"
            )
            yield Signal("citation_cut", 1.0, "quote_mismatch", message)


def _is_cut(citation: Citation, text: str, context: ClaimInContext) -> bool:
    edges, units = (citation.start, citation.end), context.evidence.overlapping(citation)
    if any(_is_within_a_word(text, at) for at in edges) or _cuts_what_is_quoted(citation, text, context.claim.text):
        return True
    if not units:
        return False
    is_speech = context.evidence.is_spoken(units[0])
    if is_speech and any(_is_within_a_label(text, at) for at in edges):
        return True
    return _has_a_loose_edge(citation, units) or _cuts_two(citation, units, context.words, is_speech=is_speech)


def _is_within_a_word(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 1] if at else ""
    is_inside = around.isdigit() or (around.isalpha() and max(around) < _WITHOUT_SPACES)
    return len(around) == 2 and (is_inside or bool(_JOINED.match(text, at) or _JOINED.match(text, at - 1)))


def _is_within_a_label(text: str, at: int) -> bool:
    """Whether a place stands within the name of who speaks: `[doct|or] how are you`."""
    start = line_start(text, at)
    line = text[start : line_end(text, start)]
    label = line[: len(line) - len(without_speaker(line))].rstrip()
    return start < at < start + len(label)


def _cuts_what_is_quoted(citation: Citation, text: str, claim: str) -> bool:
    """Whether the claim stands there word for word, and the citation has a part of it and something else."""
    said = claim.strip()
    if len(said.split()) < _QUOTED:
        return False
    places = (match.span() for match in re.finditer(re.escape(said), text))
    over = [(a, b) for a, b in places if a < citation.end and citation.start < b]
    return bool(over) and not any(
        (a <= citation.start and citation.end <= b) or (citation.start <= a and b <= citation.end) for a, b in over
    )


def _has_a_loose_edge(citation: Citation, units: Sequence[Unit]) -> bool:
    """Whether within a sentence it begins with a blank or with the end of a clause, or ends with a blank."""
    begins_loosely = bool(_before(units[0], citation)) and bool(_NO_START.match(citation.quote))
    return begins_loosely or (bool(_after(units[-1], citation)) and citation.quote[-1].isspace())


def _cuts_two(citation: Citation, units: Sequence[Unit], words: frozenset[str], *, is_speech: bool) -> bool:
    """Whether it begins within one sentence and ends within another, and what is cut off is the claim's or another speaker's."""
    if len(units) < 2 or not _before(units[0], citation) or not _after(units[-1], citation):
        return False
    cut = frozenset().union(*(unit.normal for unit in units)) - frozenset(normal_words(citation.quote))
    return bool(cut & words) or (is_speech and _is_of_two_speakers(citation))


def _before(unit: Unit, citation: Citation) -> str:
    """What is said before it in its clause: marks of lists and names of speakers are not."""
    before = without_speaker(unit.text[unit.start : max(citation.start, unit.start)]).rstrip()
    return "" if before.endswith(tuple(_PAUSES)) or not _SAID.search(before) else before


def _after(unit: Unit, citation: Citation) -> str:
    """What is said behind it in its clause."""
    after = unit.text[min(citation.end, unit.end) : unit.end].lstrip()
    return "" if after.startswith(tuple(_PAUSES)) or not _SAID.search(after) else after


def _is_of_two_speakers(citation: Citation) -> bool:
    _, is_more, last = citation.quote.strip().rpartition("\n")
    return bool(is_more) and not _PLAIN_ANSWER.fullmatch(without_speaker(last).strip())

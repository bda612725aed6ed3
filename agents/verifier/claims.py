"""Any text as claims: its sentences, each with its place, its heading and its kind."""

import re
from collections.abc import Iterator

from wardround.records import Claim, ClaimKind, Section
from wardround.tools.blobs import between_blobs
from wardround.tools.sections import find_sections
from wardround.tools.sentences import Span, split_sentences
from wardround.tools.terms import find_drugs

from .layout import shown

_KINDS: dict[str, ClaimKind] = {
    "medications": "medication",
    "discharge_medications": "medication",
    "allergies": "allergy",
    "laboratory": "result",
    "vital_signs": "result",
    "plan": "plan",
    "follow_up": "plan",
    "instructions": "plan",
    "past_medical_history": "history",
    "family_history": "history",
    "social_history": "history",
    "procedures": "history",
    "immunizations": "history",
}
_RULED = re.compile(r"\s*\n[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*(?:\n|$)")
"""The line below the headings of a Markdown table."""
_HAS_WORDS = re.compile(r"[^\W\d_]{2}|\bn/a\b|\b[^\W\d_][⁺+]?\s?[:=]?\s?\d|\b\d{2,3}/\d{2,3}\b", re.IGNORECASE)
"""Words of two letters; else a letter that is measured (`K 5.9`) or a pressure."""
_HEADING = re.compile(r"[A-Z][\w /&-]{0,40}:")
_RUN_IN = re.compile(r"(\*\*|__)[A-Z][\w /&,()'’-]{0,40}\.\1")
"""`**Infection.**`, in bold before its paragraph."""
_OF_A_PARAGRAPH = frozenset({"family_history", "allergies"})
_INLINE = re.compile(
    r"[^\w\n]*\w[^\n]*\n(?:(?![ \t]*(?:[-*•][ \t]+)?(?:\*\*|__)[^*_\n]{1,60}:)[^\S\n]*\S[^\n]*\n)*[ \t]*(?=\n|[-*•_])"
)
"""A paragraph, to the next label in bold.

Each of its lines can be read in one way only: a note without a blank line behind it took for ever."""
_NEAR = 500
"""Characters in which the row above and the one below are looked for."""
_GREETING = re.compile(
    r"Dear [\w.' -]{1,60}[,:]?|(?:(?:yours|with kind|with best|kind|best|warm) )?"
    r"(?:sincerely|faithfully|truly|respectfully|regards|wishes)[,.]?",
    re.IGNORECASE,
)
"""How a letter begins and ends."""


def claims_in(text: str) -> list[tuple[Claim, int, int]]:
    """The claims of a text with where they start and end in it.

    Headings (also those of tables), bare marks, labels that end in a colon or stand in bold before a paragraph, and the
    greetings of a letter are none. List marks and the numbers of a table's rows are not part of a claim, nor are
    pictures and whatever else no word can be.
    """
    spans = [part for s in find_sections(text) for part in _parts(text, s)] or [("other", "", 0, len(text))]
    found: list[tuple[Claim, int, int]] = []
    columns = ""
    for kind, title, first, last in spans:
        for sentence in _sentences(text, first, last):
            place, end = shown(text, sentence.start, sentence.end)
            words = text[place:end]
            is_headings = (words.count("|") > 1 and _RULED.match(text, end)) or _is_first_row(text, place, end)
            columns = words if is_headings else columns if words.startswith("|") else ""
            if _HAS_WORDS.search(words) and not _is_label(words) and not is_headings:
                claim = Claim(
                    id=f"c{len(found) + 1}", text=words, kind=_kind(kind, words), section=title, columns=columns
                )
                found.append((claim, place, end))
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a stretch, none of them with what no word can be: no picture is a claim, nor part of one."""
    for part in between_blobs(text, start, end):
        yield from split_sentences(text, part.start, part.end)


def _parts(text: str, section: Section) -> Iterator[tuple[str, str, int, int]]:
    """A section; `Family history: a stroke` governs its paragraph, and not what follows a blank line."""
    ends = _INLINE.match(text, section.start, section.end) if section.kind in _OF_A_PARAGRAPH else None
    end = ends.end() if ends else section.end
    yield section.kind, section.title, section.start, end
    if end < section.end:
        yield "other", "", end, section.end


def _is_first_row(text: str, start: int, end: int) -> bool:
    """Whether a line heads a table of cells that tabs part: no number in it, and as many cells below it, with one."""
    words = text[start:end]
    above = text[max(start - _NEAR, 0) : start].rstrip("\n ").rpartition("\n")[2]
    below = text[end : end + _NEAR].lstrip("\n").partition("\n")[0]
    is_alike = 0 < words.count("\t") == below.count("\t") and "\t" not in above
    return is_alike and not re.search(r"\d", words) and bool(re.search(r"\d", below))


def _is_label(words: str) -> bool:
    return bool(_HEADING.fullmatch(words) or _RUN_IN.fullmatch(words) or _GREETING.fullmatch(words.strip()))


def _kind(section: str, words: str) -> ClaimKind:
    if known := _KINDS.get(section):
        return known
    if re.search(r"\ballerg", words, re.IGNORECASE):
        return "allergy"
    return "medication" if find_drugs(words) else "finding"

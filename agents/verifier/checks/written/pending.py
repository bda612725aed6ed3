"""A result that is not there yet: `BRCA testing was negative`, where written records have it pending or only planned."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wardround.tools.assertion import assess
from wardround.tools.terms import content_words

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kinds import kinds_in
from ...mentions import is_light
from ...units import Unit

_RESULT = re.compile(
    r"\b(?:show(?:s|ed|ing)|reveal(?:s|ed)|demonstrat(?:es|ed)|confirm(?:s|ed)|detect(?:s|ed)|identif(?:ies|ied)|grew|found"
    r"|(?:was|were|is|came back|returned) (?:\w+ly )?(?:negative|positive|normal|abnormal|unremarkable|clear|reassuring|consistent|benign|malignant))\b",
    re.IGNORECASE,
)
_FOUND = re.compile(r"\b(?:negative|positive|normal|abnormal|unremarkable|no evidence|without)\b", re.IGNORECASE)
_TEST = re.compile(
    r"\b(?:patholog|histopatholog|histolog|cytolog|biops|cultur|swab|serolog|genet|genom|karyotyp|test|scan|screen|assay|imaging|film|smear)\w*",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"\b(?:pending|await\w*|outstanding|requested|ordered|arrang\w+|organis\w+|organiz\w+|will|to be|plan\w*|recommend\w*|advis\w+|book\w*|schedul\w+"
    r"|refer\w*|due|needs?|consider\w*|repeat|follow[- ]?up|in \d+(?:-\d+)? (?:day|week|month|year)s?|declin\w+|refus\w+|not (?:yet )?(?:done|performed|available)"
    r"|sent|to follow|please|offered)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"[,;.] |\band\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:repeat|rpt)\b", re.IGNORECASE)
"""`repeat gastroscopy in a year`: there was one."""
_PLANS = frozenset({"plan", "assessment_plan", "follow_up"})
_OF_ALL = frozenset("test testing scan result report blood repeat final initial screening study follow level".split())
"""Said of any test: what else is named tells which."""


def results_are_there(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result of a test that written records only have as pending, asked for or planned."""
    text = context.claim.text
    match = _RESULT.search(text)
    if not match or assess(text, *match.span()).temporality == "hypothetical":
        return
    subject = _AND.split(text[: match.start()])[-1]
    told = _of_the_test(context.evidence, subject)
    if told and all(_waits(unit) for unit in told):
        message = f"the claim has a result of “{subject.strip()}”; the record only waits for one"
        yield Signal("written_pending", 1.0, "temporality_mismatch", message, tuple(told[:2]), words=subject.strip())


def _of_the_test(evidence: Evidence, subject: str) -> Sequence[Unit]:
    """The units that speak of the test that a subject names, in any of its names; none where it names none."""
    studies = {kind.value for kind in kinds_in(subject) if kind.scale == "study"}
    if studies:
        return [unit for kind, unit in evidence.each(kinds_in) if kind.value in studies]
    words = {word for word, _, _ in content_words(subject)} if _TEST.search(subject) else set()
    names = sorted(word for word in words - _OF_ALL if not is_light(word) and not word.isdigit())
    return [unit for unit in evidence.with_word(names[0]) if unit.normal.issuperset(names)] if names else ()


@lru_cache(maxsize=4096)
def _waits(unit: Unit) -> bool:
    """Whether it asks for a test or waits for it and says nothing that was found."""
    has_values = any(mention.kind not in ("duration", "date", "frequency") for mention in unit.quantities)
    is_told = bool(has_values or _RESULT.search(unit.words) or _FOUND.search(unit.words))
    is_told = (
        is_told
        or bool(_AGAIN.search(unit.words))
        or any(":" in unit.words[match.end() :] for match in _WAITS.finditer(unit.words))
    )
    return not is_told and bool(_WAITS.search(unit.words) or unit.section in _PLANS)

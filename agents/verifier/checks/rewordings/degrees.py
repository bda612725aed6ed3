"""Another degree, time or doubt in place of the source's, by the scales of `checks/scales.py`."""

import re

from ...repeats import Repeat, Span
from ...units import Unit
from ..degree_values import values_in, values_of
from ..scales import DIMENSIONS
from .problem import Problem, in_place, instead, new_pieces, other_words, touches

_ORIENTATION = {
    **dict.fromkeys(("past", "known", "ended", "done", "already", "long_ago"), "then"),
    **dict.fromkeys(("ongoing", "now", "new", "recent", "acute"), "now"),
    "planned": "to come",
}
_SAME_TIME = re.compile(
    r"\b(?:hx|h/o|pmh\w*|s/p|this|present\w*|current\w*|moment|date|encounter|prior|previous\w*|earlier|before|will|plan\w*)\b",
    re.IGNORECASE,
)
"""Other words for a time that the scales do not know."""
_DEGREES = frozenset({"little", "great"})
_MAY_NOT = re.compile(r"\bmay not\b", re.IGNORECASE)
_FORBIDS = re.compile(r"\b(?:must|can|may|should|is|are) ?not\b|\bno (?:\w+ ){0,2}\w+ing\b", re.IGNORECASE)
"""`He must not drive`, which he may not."""


def _values(text: str, spans: list[Span]) -> dict[str, dict[str, str]]:
    """By dimension, the values that the changed places take part in, with their words."""
    found: dict[str, dict[str, str]] = {}
    for name, values in values_in(text).items():
        for value in values:
            if touches(value.start, value.end, spans):
                found.setdefault(name, {})[value.value] = text[value.start : value.end]
    return found


def _both_values(text: str, repeat: Repeat) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    mine = _values(text, [edit.mine for edit in repeat.edits])
    return mine, _values(repeat.unit.words, [edit.theirs for edit in repeat.edits])


def other_degree(text: str, repeat: Repeat) -> Problem | None:
    """A value of a scale in place of one that it excludes."""
    mine, theirs = _both_values(text, repeat)
    for dimension in DIMENSIONS:
        stands = theirs.get(dimension.name, {})
        for value, words in mine.get(dimension.name, {}).items():
            rival = next((v for v in dimension.excludes.get(value, "").split() if v in stands), None)
            if rival and value not in stands:
                return in_place(dimension.code, words, stands[rival])
    return None


def other_time(text: str, repeat: Repeat) -> Problem | None:
    """What was, is or will be, told as of another of the three; or other words in place of such a time."""
    said, stands = (
        {
            _ORIENTATION[value]: words
            for dimension in side.values()
            for value, words in dimension.items()
            if value in _ORIENTATION
        }
        for side in _both_values(text, repeat)
    )
    if said and stands and not said.keys() & stands.keys():
        return in_place("temporality_mismatch", min(said.values()), min(stands.values()))
    if stands and not said and not any(map(_SAME_TIME.search, new_pieces(text, repeat))):
        return other_words("temporality_mismatch", text, stands.values(), repeat)
    return None


def other_sureness(text: str, repeat: Repeat) -> Problem | None:
    """A doubt that the source does not have, or other words in place of the source's doubt."""
    mine, theirs = (side.get("sureness", {}) for side in _both_values(text, repeat))
    is_forbidden = _MAY_NOT.search(text) and _FORBIDS.search(repeat.unit.words)
    if "unsure" in mine and not is_forbidden and "unsure" not in values_of(repeat.unit.words, "sureness"):
        message = f"the claim repeats the source with a doubt added: “{mine['unsure']}”"
        return Problem("certainty_mismatch", message, mine["unsure"])
    if (
        "unsure" in theirs
        and "unsure" not in values_of(text, "sureness")
        and any(instead(text, theirs.values(), repeat))
    ):
        message = f"the claim repeats the source without its “{theirs['unsure']}”"
        return Problem("certainty_mismatch", message)
    return None


def degree_changed(text: str, repeat: Repeat) -> Problem | None:
    """A degree that the source does not give, or other words in place of the source's."""
    for scale in ("severity", "constancy"):
        mine, theirs = (side.get(scale, {}) for side in _both_values(text, repeat))
        if scale == "severity" and (added := mine.keys() & _DEGREES - values_of(repeat.unit.words, scale)):
            words = mine[min(added)]
            return Problem("severity_mismatch", f"the claim repeats the source with “{words}” added", words)
        stands = [said for said in theirs.values() if not _is_of_a_dose(said, repeat.unit)]
        changed = None if values_of(text, scale) else other_words("severity_mismatch", text, stands, repeat)
        if changed:
            return changed
    return None


def _is_of_a_dose(said: str, unit: Unit) -> bool:
    """`once daily` says how often something is given, not how constant it is; left out, it is no other degree."""
    return any(said in unit.words[one.start : one.end] for one in unit.quantities if one.kind == "frequency")

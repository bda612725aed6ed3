"""A claim that repeats what it cites with other words for whether, which drug, how bad, when, how sure or whose.

Where nearly all words are the source's own, somebody changed those that are not: what they say is compared directly, with
none of the weighing that free paraphrase needs.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from wardround.records import FlagCode
from wardround.tools.quantities import MentionKind, find_moments, find_quantities, in_base_unit, moments_at
from wardround.tools.terms import content_words, find_drugs

from ..check import ClaimInContext, Signal
from ..denying import CONTRACTED, DENYING
from ..kin import kin_in
from ..repeats import Repeat, Span, only_joins, repeats_of
from ..units import Unit
from .degrees import values_in, values_of
from .moments import DOSING
from .scales import DIMENSIONS

_DENIAL = re.compile(
    rf"\b(?:{DENYING}|deny(?:ing)?|absence|lack(?:s|ed|ing)?|free of|rule[sd] out|exclud\w+|fail(?:s|ed) to|normal|unremarkable)\b"
    rf"|{CONTRACTED}",
    re.IGNORECASE,
)
_HALF_DENIAL = re.compile(
    r"\b(?:non(?:-?[a-z]{3,})?|un(?:remarkable|likely|detect\w*|eventful|changed|limited|labou?red|affected|involved|aware)"
    r"|a(?:febrile|symptomatic|traumatic|nicteric|cyanotic|vascular)|in(?:tact|active|toler\w+)|\w{3,}less"
    r"|(?:stopp?|declin|refus|resolv|discontinu|avoid|hold|held)\w*)\b",
    re.IGNORECASE,
)
"""Words that may deny by themselves: beside them a denial lost or won decides nothing."""
_SIDES = re.compile(r"\b(?:(both|bilateral(?:ly)?)|(left|right))\b", re.IGNORECASE)
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
_OF_KIND: dict[MentionKind, FlagCode] = {
    "frequency": "frequency_mismatch",
    "dose": "dose_mismatch",
    "age": "age_mismatch",
    "duration": "duration_mismatch",
}
"""What another amount of a kind is; of all other kinds, another number."""
_OF_TIME: frozenset[MentionKind] = frozenset({"date", "clock"})
"""Said more and less exactly, so that two that differ may be one: `dates` and `moments` weigh them."""

_LISTED = re.compile(r"[,;:](?!\d)")
_CITED, _UNCITED = 0.5, 0.75
"""Share of a claim's words that show that it repeats what it cites, or a written sentence that it does not cite."""
_LONG = 6
"""Words from which a claim without citation can show that."""


class Problem(NamedTuple):
    """What a changed word comes to."""

    code: FlagCode
    message: str
    words: str = ""
    """The claim's, where it has another word and has not lost one."""


_Judge = Callable[[str, Repeat], Problem | None]


def wording_is_the_cited_one(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a changed meaning where a claim otherwise repeats a sentence that it cites."""
    text = context.claim.text
    if context.claim.citations:
        near, alike = context.cited, _CITED
    else:
        near, alike = (context.best if len(text.split()) >= _LONG else ()), _UNCITED
    # speech is told again in other words, with the question answered: there little is repeated as it was said
    repeats = list(repeats_of(text, filter(context.evidence.is_written, near), alike))
    problems = [problem for repeat in repeats if (problem := _problem(text, repeat))]
    if problems and len(problems) == len(repeats):  # where one says it as the claim does, nothing was changed
        first = problems[0]
        yield Signal("altered_meaning", 1.0, first.code, first.message, (repeats[0].unit,), words=first.words)


def _problem(text: str, repeat: Repeat) -> Problem | None:
    return next((found for judge in _JUDGES if (found := judge(text, repeat))), None)


def _pieces(text: str, spans: Iterator[Span]) -> list[str]:
    return [text[start:end] for start, end in spans if start < end]


def _mine(text: str, repeat: Repeat) -> list[str]:
    return _pieces(text, (edit.mine for edit in repeat.edits))


def _theirs(repeat: Repeat) -> list[str]:
    return _pieces(repeat.unit.words, (edit.theirs for edit in repeat.edits))


def _denied(text: str, repeat: Repeat) -> Problem | None:
    """A denial on one side only; a finding said or left out together with its own denial is no change of another."""
    words = repeat.unit.words
    pairs = [(text[slice(*edit.mine)], words[slice(*edit.theirs)]) for edit in repeat.edits]
    if any(_HALF_DENIAL.search(piece) for piece in chain(*pairs)):
        return None
    said = [denial for mine, theirs in pairs if (denial := _denial(mine, theirs))]
    stands = [denial for mine, theirs in pairs if (denial := _denial(theirs, mine))]
    if bool(said) == bool(stands):
        return None
    if said:
        message = f"the claim denies, with “{said[0]}”, what the source says in nearly the same words"
        return Problem("negation_mismatch", message, said[0])
    return Problem("negation_mismatch", f"the claim repeats the source without its “{stands[0]}”")


def _denial(piece: str, other: str) -> str:
    """The words with which a piece denies, where it stands for another or is nothing but a denial; else none."""
    found = _DENIAL.search(piece)
    return found.group() if found and (other or not content_words(_DENIAL.sub(" ", piece))) else ""


def _other_drug(text: str, repeat: Repeat) -> Problem | None:
    said, stands = (
        {mention.ingredient: mention for mention in find_drugs(words)} for words in (text, repeat.unit.words)
    )
    new, gone = said.keys() - stands.keys(), stands.keys() - said.keys()
    if not new or not gone:
        return None
    mine = said[min(new)]
    return _put_for(
        "drug_mismatch",
        text,
        (mine.start, mine.end),
        [(m.start, m.end) for m in map(stands.__getitem__, sorted(gone))],
        repeat,
    )


def _other_amount(text: str, repeat: Repeat) -> Problem | None:
    said, stands = (
        {
            (mention.kind, tuple(in_base_unit(value, mention.unit) for value in mention.value)): mention
            for mention in find_quantities(words)
        }
        for words in (text, repeat.unit.words)
    )
    for (kind, amount), mine in said.items():
        parts = {value for other, values in stands if other == kind for value in values}
        if kind in _OF_TIME or (len(amount) > 1 and parts >= set(amount)):  # `from 10 units to 6 units`
            continue
        when = moments_at(text, mine.start, mine.end) if kind == "frequency" else frozenset()
        if when & {one.when for one in find_moments(repeat.unit.words)}:  # `nocte` for `at night`
            continue
        if (kind, amount) not in stands and _touches(mine.start, mine.end, [edit.mine for edit in repeat.edits]):
            gone = [(m.start, m.end) for (k, a), m in stands.items() if k == kind and (k, a) not in said]
            if gone:
                code = _OF_KIND.get(kind, "number_mismatch")
                return _put_for(code, text, (mine.start, mine.end), gone, repeat)
    return None


def _other_dosing(text: str, repeat: Repeat) -> Problem | None:
    """At set times where the source has it as needed, or the other way; `as needed` may be left out beside `every 6 hours`."""
    words = repeat.unit.words
    said, stands = _moments(text) or _often(text, beside=words), _moments(words) or _often(words, beside=text)
    new, gone = said.keys() - stands.keys(), stands.keys() - said.keys()
    if new and gone and "as needed" in new | gone:
        return _in_place("frequency_mismatch", said[min(new)], stands[min(gone)])
    return None


def _moments(text: str) -> dict[str, str]:
    return {moment.when: text[moment.start : moment.end] for moment in find_moments(text) if moment.when in DOSING}


def _often(text: str, *, beside: str) -> dict[str, str]:
    """How often something is taken, which schedules it where the other text does not say it too."""
    mine, other = ([m for m in find_quantities(words) if m.kind == "frequency"] for words in (text, beside))
    return {"scheduled": text[mine[0].start : mine[0].end]} if mine and not other else {}


def _touches(start: int, end: int, spans: list[Span]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _other_side(text: str, repeat: Repeat) -> Problem | None:
    said, stands = (
        {"both" if match[1] else match[2].casefold() for piece in pieces for match in _SIDES.finditer(piece)}
        for pieces in (_mine(text, repeat), _theirs(repeat))
    )
    if not said or not stands or said & stands or {"left", "right"} in (said, stands):
        return None
    return _in_place("laterality_mismatch", min(said), min(stands))


def _values(text: str, spans: list[Span]) -> dict[str, dict[str, str]]:
    """By dimension, the values that the changed places take part in, with their words."""
    found: dict[str, dict[str, str]] = {}
    for name, values in values_in(text).items():
        for value in values:
            if _touches(value.start, value.end, spans):
                found.setdefault(name, {})[value.value] = text[value.start : value.end]
    return found


def _both_values(text: str, repeat: Repeat) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    mine = _values(text, [edit.mine for edit in repeat.edits])
    return mine, _values(repeat.unit.words, [edit.theirs for edit in repeat.edits])


def _other_degree(text: str, repeat: Repeat) -> Problem | None:
    mine, theirs = _both_values(text, repeat)
    for dimension in DIMENSIONS:
        stands = theirs.get(dimension.name, {})
        for value, words in mine.get(dimension.name, {}).items():
            rival = next((v for v in dimension.excludes.get(value, "").split() if v in stands), None)
            if rival and value not in stands:
                return _in_place(dimension.code, words, stands[rival])
    return None


def _other_time(text: str, repeat: Repeat) -> Problem | None:
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
        return _in_place("temporality_mismatch", min(said.values()), min(stands.values()))
    if stands and not said and not any(map(_SAME_TIME.search, _mine(text, repeat))):
        return _other_words("temporality_mismatch", text, stands.values(), repeat)
    return None


_MAY_NOT = re.compile(r"\bmay not\b", re.IGNORECASE)
_FORBIDS = re.compile(r"\b(?:must|can|may|should|is|are) ?not\b|\bno (?:\w+ ){0,2}\w+ing\b", re.IGNORECASE)
"""`He must not drive`, which he may not."""


def _other_sureness(text: str, repeat: Repeat) -> Problem | None:
    """A doubt that the source does not have, or other words in place of the source's doubt."""
    mine, theirs = (side.get("sureness", {}) for side in _both_values(text, repeat))
    is_forbidden = _MAY_NOT.search(text) and _FORBIDS.search(repeat.unit.words)
    if "unsure" in mine and not is_forbidden and "unsure" not in values_of(repeat.unit.words, "sureness"):
        message = f"the claim repeats the source with a doubt added: “{mine['unsure']}”"
        return Problem("certainty_mismatch", message, mine["unsure"])
    if (
        "unsure" in theirs
        and "unsure" not in values_of(text, "sureness")
        and any(_instead(text, theirs.values(), repeat))
    ):
        message = f"the claim repeats the source without its “{theirs['unsure']}”"
        return Problem("certainty_mismatch", message)
    return None


def _degree_changed(text: str, repeat: Repeat) -> Problem | None:
    """A degree that the source does not give, or other words in place of the source's."""
    for scale in ("severity", "constancy"):
        mine, theirs = (side.get(scale, {}) for side in _both_values(text, repeat))
        if scale == "severity" and (added := mine.keys() & _DEGREES - values_of(repeat.unit.words, scale)):
            words = mine[min(added)]
            return Problem("severity_mismatch", f"the claim repeats the source with “{words}” added", words)
        stands = [said for said in theirs.values() if not _is_of_a_dose(said, repeat.unit)]
        changed = None if values_of(text, scale) else _other_words("severity_mismatch", text, stands, repeat)
        if changed:
            return changed
    return None


def _is_of_a_dose(said: str, unit: Unit) -> bool:
    """`once daily` says how often something is given, not how constant it is; left out, it is no other degree."""
    return any(said in unit.words[one.start : one.end] for one in unit.quantities if one.kind == "frequency")


def _instead(text: str, lost: Iterable[str], repeat: Repeat) -> list[str]:
    """What stands in the claim where the source has these words."""
    words = repeat.unit.words
    edits = [edit for edit in repeat.edits if any(word in words[slice(*edit.theirs)] for word in lost)]
    return [text[slice(*edit.mine)] for edit in edits]


def _other_words(code: FlagCode, text: str, lost: Collection[str], repeat: Repeat) -> Problem | None:
    """Other words for what the source says: where nothing new stands there, the claim only leaves it out, as summaries do.

    Where what is left out goes over into another item of a list, nothing shows which word was put for which.
    """
    of_one = [edit for edit in repeat.edits if not _LISTED.search(repeat.unit.words[slice(*edit.theirs)])]
    new = [piece for piece in _instead(text, lost, repeat._replace(edits=tuple(of_one))) if not only_joins(piece)]
    return _in_place(code, new[0], min(lost)) if new else None


def _whose(text: str, repeat: Repeat) -> Problem | None:
    said, stands = kin_in(text), kin_in(repeat.unit.words)
    added = [kin for piece in _mine(text, repeat) for kin in kin_in(piece) if kin not in stands]
    if added:
        message = f"the claim says of the {added[0]} what the source says, in nearly the same words, of no {added[0]}"
        return Problem("experiencer_mismatch", message, added[0])
    gone = [kin for piece in _theirs(repeat) for kin in kin_in(piece) if kin in stands]
    if not said and gone and _mine(text, repeat):
        message = f"the claim repeats, without the {gone[0]}, what the source says of the {gone[0]}"
        return Problem("experiencer_mismatch", message)
    return None


def _put_for(code: FlagCode, text: str, mine: Span, gone: Sequence[Span], repeat: Repeat) -> Problem:
    """Something of the claim's for what the source has in its place; where that is not there, only what it has not."""
    edits = [edit for edit in repeat.edits if _touches(*mine, [edit.mine])]
    there = next((span for span in gone if _touches(*span, [edit.theirs for edit in edits])), None)
    words = text[slice(*mine)]
    if there:
        return _in_place(code, words, repeat.unit.words[slice(*there)])
    return Problem(code, f"the claim repeats the source with “{words}”, which it does not have", words)


def _in_place(code: FlagCode, mine: str, theirs: str) -> Problem:
    return Problem(code, f"the claim repeats the source with “{mine}” in place of “{theirs}”", mine)


_JUDGES: tuple[_Judge, ...] = (
    _denied,
    _other_drug,
    _other_amount,
    _other_dosing,
    _other_side,
    _other_degree,
    _other_time,
    _other_sureness,
    _degree_changed,
    _whose,
)

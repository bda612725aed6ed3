"""Left for right, one side for both, both for one, two sides crossed."""

import re
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import near, topic
from .wording import alternatives, one_key

_PART = r"(?:shoulder|knee|elbow|wrist|hip|ankle|foot|hand|arm|leg|eye|ear|thumb|finger|toe|calf|thigh|lung|kidney|breast|heel|forearm|breast|breasts?|flank|groin|extremity)"
_SIDES = {"left": "right", "right": "left"}
_SIDED = {
    "left-sided": "right-sided",
    "right-sided": "left-sided",
    "right-handed": "left-handed",
    "left-handed": "right-handed",
    "right-hand": "left-hand",
    "left-hand": "right-hand",
}
_NO_SIDE = r"(?! now| away| after| before| as | hand dominant)"
_LOOSE = frozenset(
    "side sides upper lower examination exam evaluation pain degree grade aspect extremity strength".split()
)
_HEALTHY = re.compile(
    r"\b(?:no|not|denies|negative|normal|clear|intact|without|full|good|equal|unremarkable)\b", re.IGNORECASE
)
_ONE = {"feet": "foot", "extremities": "extremity", "calves": "calf"}
_MANY = {"foot": "feet", "calf": "calves", "extremity": "extremities"}


def _side(dialogue: Dialogue, word: str, side: str) -> bool:
    """A side is said near a word; as a direction (`all right`, `right now`) it is not one."""
    return near(
        dialogue,
        word,
        rf"(?<!all )(?<!alright )\b{side}\b(?! now| here| away| after| okay| so| all| doctor| patient)",
        7,
    )


def _one_side(site: Site, dialogue: Dialogue) -> bool:
    """Some part that is named beside it has this side in the dialogue, and no part has the other."""
    side = "left" if "left" in site.match.group(0).casefold() else "right"
    parts = _parts(site)
    both = any(near(dialogue, w, r"\b(?:both|bilateral\w*)\b", 6) for w in parts)
    return (
        any(_side(dialogue, w, side) for w in parts)
        and not both
        and not any(_side(dialogue, w, _SIDES[side]) for w in parts)
    )


def _parts(site: Site) -> list[str]:
    """Parts named after the side, or those of the sentence."""
    after = re.match(r"[a-z -]{0,30}", site.sentence[site.match.end() :].casefold())
    inside = [w for w in topic(site.match.group(0)) if w not in _SIDES and w not in _LOOSE]
    named = [w for w in topic(after.group(0) if after else "")[:2] if w not in _LOOSE]
    return inside or named or [w for w in topic(site.sentence) if w not in _LOOSE and w not in _SIDES]


def _both(site: Site, dialogue: Dialogue) -> bool:
    both = r"\b(?:both|bilateral\w*|each|either)\b"
    parts = _parts(site)
    return any(near(dialogue, w, both, 8) for w in parts) and not any(
        _side(dialogue, w, s) for w in parts for s in _SIDES
    )


def _to_both(match: re.Match[str], rng: Random) -> str:
    part = match.group("part").casefold()
    many = _MANY.get(part, part + "s")
    return f"{rng.choice(('both', 'the bilateral' if match.group('the') else 'bilateral'))} {match.group('how') or ''}{many}"


def _one_of_both(match: re.Match[str], rng: Random) -> str | None:
    """One side where both are affected; that one of two healthy sides is healthy is not wrong."""
    if _HEALTHY.search(match.string):
        return None
    part = match["part"].casefold()
    one = _ONE.get(part, part)
    the = "" if (one == part and not match["s"]) else "the "
    return f"{the}{rng.choice(('left', 'right'))} {match['how'] or ''}{one}"


def _one_only(match: re.Match[str], rng: Random) -> str | None:
    return None if _HEALTHY.search(match.string) else f"on the {rng.choice(('left', 'right'))}"


def _crossed(match: re.Match[str], rng: Random) -> str | None:
    """`4/5 on the right and 5/5 on the left`: the sides change places."""
    if match["one"].casefold() == match["two"].casefold() or match["a"] == match["b"]:
        return None
    return f"{match['a']}{match['on']}{match['two']}{match['and']}{match['b']}{match['on2']}{match['one']}"


def _crossed_said(site: Site, dialogue: Dialogue) -> bool:
    a = site.match["a"].replace("/", r" (?:out of |over )?")
    own, other = site.match["one"].casefold(), site.match["two"].casefold()
    said = re.search(rf"\b{a}\W+(?:\w+\W+){{0,6}}{own}\b|\b{own}\W+(?:\w+\W+){{0,4}}{a}\b", dialogue.text)
    return said is not None and other in dialogue.text


def _rule(operator: str, pattern: str, new: New, said: Said) -> Rule:
    return Rule("laterality", operator, words(pattern), new, said)


RULES = (
    _rule("other_side", rf"\b(?P<word>left|right)\b(?![-/]){_NO_SIDE}(?= (?:\w+ ){{0,2}}{_PART}\b)", one_key(_SIDES), _one_side),
    _rule("other_side_elsewhere", r"(?<=the )(?P<word>left|right)(?= side\b|[.,;]|\s*$)", one_key(_SIDES), _one_side),
    _rule("sided", alternatives(_SIDED), one_key(_SIDED), _one_side),
    _rule("one_to_both", rf"\b(?P<the>the )?(?:left|right) (?P<how>upper |lower |middle |index |ring )?(?P<part>{_PART})\b(?! (?:pain|injury|surgery|replacement|x-ray|exam|strength|weakness|swelling|is\b|was\b|has\b|fracture|arthr|numb|discomfort|\w+itis|lobe))(?! \w+ (?:pain|fracture))", _to_both, _one_side),
    _rule("both_to_one", rf"\b(?:bilateral|both(?: of (?:his|her|the))?|the bilateral) (?P<how>upper |lower )?(?P<part>{_PART}|feet|extremities|calves)(?P<s>s)?\b", _one_of_both, _both),
    _rule("bilaterally", r"\bbilaterally\b", _one_only, _both),
    _rule("crossed", r"(?P<a>\d+/\d+|\d+\+?)(?P<on>[^.;\n]{0,40}?\b)(?P<one>left|right)(?P<and>\b[^.;\n]{0,25}? )(?P<b>\d+/\d+|\d+\+?)(?P<on2>[^.;\n]{0,30}?\b)(?P<two>left|right)\b", _crossed, _crossed_said),
)  # fmt: skip

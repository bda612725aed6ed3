"""How severe, how sure, when, and which way it goes: words of degree, held against the words that the record uses.

Each dimension is a scale of values; some exclude each other. A claim's value is at odds with the record when the closest places say
one that excludes it, and is made up when they say none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.records import FlagCode
from wardround.tools.terms import content_words

from ..check import ClaimInContext, Signal
from ..units import Unit


class Dimension(NamedTuple):
    """One scale."""

    name: str
    code: FlagCode
    values: dict[str, str]
    """Value: words and phrases that say it, parted by `|`; regular expressions, whole words."""
    excludes: dict[str, str]
    """Value: the values that it cannot go with."""


DIMENSIONS = (
    Dimension(
        "severity",
        "severity_mismatch",
        {
            "little": r"mild(?:ly)?|slight(?:ly)?|minimal(?:ly)?|a (?:little|tiny|wee)(?: bit)?|a bit|little bit|small|trace|minor|faint|not (?:too|that|so) bad"
            r"|subtle|low[- ]grade|tiny|somewhat|trivial|barely|tolerable|negligible|nominal|kind of|1 ?\+|one plus|trace to 1 ?\+",
            "middling": r"moderate(?:ly)?|medium|2 ?\+|two plus|pretty|fairly",
            "great": r"severe(?:ly)?|marked(?:ly)?|extreme(?:ly)?|terribl[ey]|excruciating|horribl[ey]|awful|really bad|very bad|massive|huge|large|extensive"
            r"|significant(?:ly)?|intense|unbearable|agonizing|debilitating|enormous(?:ly)?|tremendous(?:ly)?|gross(?:ly)?|profound|worst|a lot of|so bad|dramatic|[34] ?\+|critical|substantial|considerabl[ey]|bad(?:ly)?",
        },
        {"little": "great", "great": "little", "middling": "little great"},
    ),
    Dimension(
        "change",
        "comparison_mismatch",
        {
            "better": r"better|improv\w*|resolv\w*|gone|went away|eas(?:e[ds]?|ing)|subsid\w*|relie\w+|recover\w*|heal\w*|helped|helping|helps",
            "worse": r"worse\w*|deteriorat\w*|progress(?:ed|ive|ing)|exacerbat\w*|declin\w*|downhill|aggravat\w*|getting bad|flar\w+",
            "same": r"stable|unchanged|same|no change|not changed|steady|persist\w*|unimproved|constant",
        },
        {"better": "worse same", "worse": "better same", "same": "worse better"},
    ),
    Dimension(
        "direction",
        "comparison_mismatch",
        {
            "up": r"increas\w*|elevat\w*|high(?:er)?|rais\w+|up|more|bump\w*|gain\w*|enlarg\w*|doubl\w*|up-?titrat\w*",
            "down": r"decreas\w*|low|lower(?:ed|ing|s)?(?! (?:back|ext|abd|leg|lobe|quad|right|left|limb|lumb|inci|pole|lid|lip))|reduc\w*|down|less|drop\w*|los[ets]\w*|diminish\w*|weaker|cut(?:ting)? back|taper\w*|limited|impaired",
        },
        {"up": "down", "down": "up"},
    ),
    Dimension(
        "control",
        "severity_mismatch",
        {
            "well": r"well[- ]controlled|good control|well[- ]managed|under (?:good )?control|stable|doing (?:well|good|great|fine|okay)|controlled",
            "badly": r"uncontrolled|(?:poorly|badly|not (?:well)?)[- ]?controlled|out of control|unstable|poor control|decompensated",
        },
        {"well": "badly", "badly": "well"},
    ),
    Dimension(
        "sureness",
        "certainty_mismatch",
        {
            "unsure": r"possibl[ey]|probabl[ey]|likely|suspect\w*|suspicious|worrisome|equivocal|may|might|could(?: be| have)?|concern\w*|suggest\w*|consistent with|appears?|seems?|think|maybe"
            r"|perhaps|rule out|question\w*|presum\w*|potential(?:ly)?|not sure|unclear|tentative(?:ly)?|conceivabl[ey]|hint\w*|speculat\w+|wonder\w*|worried about|differential|believe|guess|probably|if|looks like|sounds like",
            "sure": r"definit\w+|certain(?:ly)?|(?:is|was|were|are|been) confirmed|confirmed(?= \w+ (?:disease|infection|cancer|diagnosis))|confirmed$|prove[ns]?|proving|without (?:a )?doubt|undoubtedly|diagnostic of|clearly|clear evidence|unequivocal\w*"
            r"|established|conclusive\w*|(?<!no )(?<!not )obvious(?:ly)?|unquestionabl[ey]|known to be|for sure|verified|diagnosed with|definitive(?:ly)?|undoubted(?:ly)?|without question|beyond (?:a )?doubt|proof of|confirms",
        },
        {"sure": "unsure", "unsure": "sure"},
    ),
    Dimension(
        "onset",
        "temporality_mismatch",
        {
            "new": r"new(?:ly)?(?:[- ]onset)?|just started|first time|de novo",
            "recent": r"recent(?:ly)?|lately",
            "acute": r"acute(?:ly)?|sudden(?:ly)?|abrupt(?:ly)?",
            "chronic": r"chronic(?:ally)?|long[- ]?standing|long[- ]?term|lifelong|for years|since childhood|ever since",
            "known": r"history of|known",
            "past": r"previous(?:ly)?|prior|past|remote(?:ly)?|formerly|former|years ago|a while ago|childhood|used to|back in|old",
        },
        {
            "new": "chronic known past", "recent": "past chronic", "acute": "chronic past", "chronic": "new acute recent",
            "known": "new", "past": "new acute recent",
        },
    ),
    Dimension(
        "course",
        "temporality_mismatch",
        {
            "ended": r"discontinu\w*|stop\w*|quit\w*|no longer|ceas\w*|resolved|ended|off of|came off|went off|completed|finished|ex-|former(?:ly)?|used to",
            "ongoing": r"continu\w*|still|ongoing|current(?:ly)?|persist\w*|keep(?:s|ing)?|remain(?:s|ed|ing)? on|stay(?:s|ing)? on|maintain\w*|ever since|present(?:ly)?|now",
            "begun": r"start\w*|initiat\w*|beg[aiu]n\w*|prescrib\w*|put (?:you|her|him) on|add(?:ed|ing)?",
        },
        {"ended": "ongoing begun", "ongoing": "ended", "begun": "ended"},
    ),
    Dimension(
        "tense",
        "temporality_mismatch",
        {
            "done": r"underwent|performed|had (?:a |an |her |his |my )?(?:\w+ )?(?:surgery|procedure|repair|biopsy|replacement|operation|removal|done)|status post|s/p"
            r"|was (?:done|performed|obtained|removed|taken)|were (?:done|obtained|removed)|completed|previously did|got (?:it|them|my)|took out",
            "already": r"already",
            "planned": r"will|would like to|going to|gonna|gon na|plan(?:s|ned|ning)? to|scheduled|schedule|upcoming|recommend\w*|refer\w*|order(?:ed|ing)?|wan na|want to"
            r"|wanna|let's|i'd like|should|consider\w*|in the future|to be|next|advise[ds]?",
        },
        {"done": "planned", "planned": "done already", "already": "planned"},
    ),
    Dimension(
        "recency",
        "temporality_mismatch",
        {
            "now": r"today|this (?:morning|week|visit|afternoon|evening)|yesterday|last night|days? ago|few days|couple (?:of )?days|tonight|last (?:week|weekend)"
            r"|weeks? ago|hours? ago|the other day|recently|over the weekend",
            "long_ago": r"years? ago|decades? ago|in childhood|as a child|last year|years back|many years|long ago|in \d{4}|remote(?:ly)?|months? ago|ten years|lifelong",
        },
        {"now": "long_ago", "long_ago": "now"},
    ),
    Dimension(
        "constancy",
        "severity_mismatch",
        {
            "rare": r"occasional(?:ly)?|intermittent(?:ly)?|sometimes|rare(?:ly)?|once in a while|every (?:once|now)|comes and goes|on and off|off and on|from time to time"
            r"|infrequent(?:ly)?|here and there|seldom",
            "steady": r"constant(?:ly)?|continuous(?:ly)?|all the time|every (?:single )?day|always|frequent(?:ly)?|persistent(?:ly)?|often|daily|nonstop|all day|regularly",
        },
        {"rare": "steady", "steady": "rare"},
    ),
    Dimension(
        "daytime",
        "frequency_mismatch",
        {
            "morning": r"mornings?|a\.m\.|breakfast",
            "evening": r"evenings?|nights?|nightly|bedtime|p\.m\.|dinner|supper|tonight|asleep|sleep(?:ing)?|bed",
        },
        {"morning": "evening", "evening": "morning"},
    ),
    Dimension(
        "finding",
        "negation_mismatch",
        {
            "normal": r"normal(?:ly)?|unremarkable|within normal limits|intact|clear|fine|looks? good|great|good|nothing (?:wrong|abnormal)|benign|regular|negative|non-?tender|okay|full",
            "abnormal": r"abnormal(?:it\w+)?|positive|impaired|irregular|tender(?:ness)?|decreased|swollen|swelling|pain(?:ful)?|murmur|elevated|concerning|fracture|weak(?:ness)?"
            r"|crackles|edema|limited|reduced|enlarged|high|low|wheez\w*|hurts?|sore",
        },
        {"normal": "abnormal", "abnormal": "normal"},
    ),
    Dimension(
        "test",
        "negation_mismatch",
        {"positive": r"positive", "negative": r"negative"},
        {"positive": "negative", "negative": "positive"},
    ),
    Dimension(
        "extent",
        "severity_mismatch",
        {"partial": r"partial(?:ly)?|incomplete", "complete": r"complete(?:ly)?|full(?:[- ]thickness)?|total(?:ly)?|entire(?:ly)?", "early": r"early", "late": r"advanced|late|end-stage"},
        {"partial": "complete", "complete": "partial", "early": "late", "late": "early"},
    ),
)  # fmt: skip


class _Value(NamedTuple):
    value: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        d.name: {
            value: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for value, words in d.values.items()
        }
        for d in DIMENSIONS
    }


@lru_cache(maxsize=16384)
def values_in(text: str) -> dict[str, tuple[_Value, ...]]:
    """The values of every dimension that a text says, with where it says them."""
    found = {}
    for name, patterns in _patterns().items():
        values = tuple(_Value(v, *m.span()) for v, pattern in patterns.items() for m in pattern.finditer(text))
        if values:
            found[name] = values
    return found


def values_of(text: str, dimension: str) -> set[str]:
    """The values that a text says on one scale."""
    return {value.value for value in values_in(text).get(dimension, ())}


def degrees_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice words of degree that the record contradicts, or does not say where the claim's subject is spoken of."""
    if not context.is_checkable:
        return
    text = context.claim.text
    said = values_in(text)
    for dimension in DIMENSIONS:
        for value in said.get(dimension.name, ()):
            yield from _held_against(context, dimension, value, text[value.start : value.end])


def _held_against(context: ClaimInContext, dimension: Dimension, said: _Value, words: str) -> Iterator[Signal]:
    anchors = {stem for stem, start, _ in content_words(context.claim.text) if not said.start <= start < said.end}
    close = context.closeness_of(frozenset(anchors))
    own, rival, against = 0.0, 0.0, []
    for place, share in close:
        unit = context.evidence.all[place]
        values = {value.value for value in values_in(unit.words).get(dimension.name, ())}
        if said.value in values:
            own = max(own, share)
        if values & set(dimension.excludes.get(said.value, "").split()):
            rival = max(rival, share)
            against.append(unit)
    if rival > own:
        message = f"the claim says “{words}”; the record says otherwise"
        yield Signal(f"{dimension.name}_rival", min((rival - own) * 2, 1.0), dimension.code, message, _first(against))
    if not own:
        yield Signal(f"{dimension.name}_{said.value}_absent", 1.0, dimension.code, f"nothing near says “{words}”")


def _first(units: list[Unit]) -> tuple[Unit, ...]:
    return tuple(units[:2])

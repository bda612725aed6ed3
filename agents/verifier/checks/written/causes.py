"""Why something came about: `deferred because of diarrhoea`, where written records tell of both apart and give another reason."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_analytes, find_drugs, find_groups

from ...amounts import recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...levels import levels_in
from ...stretches import after_last, before_next
from ...units import Unit
from .short import Thing, keys_in, keys_of, things_in

_LINK = re.compile(
    r"\b(?:because of|because|due to|owing to|on account of|secondary to|caused by|as a (?:result|consequence) of|ascrib(?:ed|able) to|put down to|blamed on|traced to|attribut(?:ed|able) to|provoked by|triggered by|induced by"
    r"|precipitated by|explained by|brought on by|resulting from|result of|on the grounds of|in view of|complication of|consequence of|thought to be from|arising from)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:\n()]|, |\b(?:because|due to|owing to|and (?:was|is|has|had|he|she|they|it|received|(?:\w+ly )?(?:resumed|re-?started|stopped|held|withheld|continued|increased|reduced|started|switched|changed|replaced|given|discontinued)|\w+ (?:was|were|is|has|came|had))|which|who|but|while|whereas|so|with|before|after|during|until|when|in spite|rather|since|then)\b",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    r"[.;:\n]|, (?:and|but|so|then) |\b(?:and|but) (?=(?:\w+ ){1,4}(?:was|were|is|has|had)\b)", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:family history|instead|side[- ]effects?|intoleran\w+|adverse|interaction|risk|concern\w*|preference|wish\w*|choice|request|age|frailty|general|condition|comorbid\w*|unknown|uncertain|unclear"
    r"|reason\w*|reservation\w*|worr\w+|he|she|they|toxicity|well|better|worse\w*|improv\w+|failed|this|these|that|it|them|old(?:er)?|half|two|three|four|five|six|ten|(?:hour|day|week|month|year)s?|her own|his own|lack|deficiency|poor|not|no|never|without|unsuitable|blood (?:group|type)s?|rh(?:esus)?)\b|\d",
    re.IGNORECASE,
)
"""Causes in words that stand for many others."""
_LIGHT = re.compile(
    r"\b(?:symptoms?|effects?|problems?|issues?|illness(?:es)?|presence|development|onset|occurrence|episodes?|state)\b",
    re.IGNORECASE,
)
"""`her bladder symptoms`, `its effect on the ovaries`: words of a cause that tell nothing of it."""
_PRONOUN = re.compile(
    r"^(?:he|she|they|it)(?: (?:had|has|was|were|also))*"
    r" (?:developed|developing|experienced|experiencing|suffered(?: from)?|having|complained of|noticed|felt|got"
    r"|gave (?:him|her|them)|caused(?: (?:him|her))?|made (?:him|her)) (?=\w)",
    re.IGNORECASE,
)
"""`because he developed a rash`, `because it gave her cramps`: the rash and the cramps."""
_A_LITTLE, _OF_IT, _ENOUGH = 0.1, 0.15, 0.5
"""Share of the weight of a cause's words below which it is another cause: where the record knows them all, in a sentence
of what came of it, and elsewhere."""


_REASON = re.compile(rf"{_LINK.pattern}|\([^)]* - \w", re.IGNORECASE)
_AND = re.compile(r" (?:and|or|with) ", re.IGNORECASE)
_IN = re.compile(r" (?:in|at|on|by|of|to|as|over) ", re.IGNORECASE)
_LONGEST = 40
_AS_MUCH, _SOME = 0.7, 0.3
"""Share of the best unit's part of an effect that another has to have, and the least."""
_LINK_OF_CHARTS = re.compile(
    rf"{_LINK.pattern}|\b(?:given|from|for(?! (?:home|now|discharge|use|\d))|as|since|likely|probabl[ey]|reason|owing)\b|->|→|\([^)]* - ",
    re.IGNORECASE,
)
"""A record that gives a reason, in the words of charts too."""


_DASH = re.compile(r"(?<=[a-z\d]) [-–] ([a-z]{4,})")
_SWITCH = re.compile(r"(?<=[a-z]) ?(?:->|→) ?(?=[A-Za-z]+ \d)|(?<=\d) ?(?:->|→) ?(?=\d)")
"""`codeine -> TRAMADOL 50 mg`: from one medicine or dose to the next, and no reason."""
_FOR = re.compile(
    r"\b(?:(?<!reason )(?<!cause )(?<!explanation )(?<!responsible )(?<!account )(?<!accounts )(?<!accounted )for|from) (?!(?:the )?(?:[\w-]+ ){0,3}(?:days?|weeks?|months?|years?|hours?|nights?|review|follow|home|discharge|time|remov\w*|repair\w*|replac\w*|implant\w*|insert\w*|placement|fixation|surger\w*|surgical"
    r"|operat\w*|treat\w*|manage\w*|monitor\w*|observ\w*|investigat\w*|assess\w*|rehab\w*|optimi\w*|control\w*|analges\w*|cover|prophyla\w*|(?:[\w-]+ )?prepar\w*|detox\w*|resuscit\w*|stabili[sz]\w*|rehydrat\w*|sedat\w*|nutrition\w*|feed\w*|access|use|total|course|cycles?|doses?|meals?|breakfast|lunch|dinner|supper|bedtime|baby|sake|while|half|such|another|duration|period|rest|life|good|now|once|long"
    r"|\w+(?:ectomy|otomy|ostomy|plasty|scopy))\b)",
    re.IGNORECASE,
)
"""What something is done for as a purpose is no cause of it."""
_PURPOSE = re.compile(
    r"(?:(?:your|his|her|their|my|the|any|mild|severe|period|dental|hip|back|breakthrough|ongoing|occasional) )*"
    r"(?:pains?|sleep(?:ing)?|exercise|fevers?|temperatures?|nausea|sickness|comfort|constipation|itch(?:ing)?|symptoms?|relief)",
    re.IGNORECASE,
)
"""`paracetamol for pain`: what nearly everybody takes it for, and nothing that it came of."""
_APART = re.compile(
    r"\b(?:and \w+ed|safe|fine|suitable|allowed|enough|prescription|referr\w+|before|until|unless|if|provided|try|tries|trying|wait\w*|ask\w*)\b",
    re.IGNORECASE,
)
"""Between a medicine and a `for` that is not of it: `prednisolone, before trying for a baby`."""
_CHANGED = re.compile(
    r"\b(?:switch|chang|convert|increas|reduc|rais|wean|titrat|step|protect|recover|lower|halv|decreas|withdr|differ)\w*",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:ca?esarean|section|delivered|induced|operat\w+|surgery|intubat\w+|admitted|transfus\w+|amputat\w+|\w+ectomy|\w+stomy|\w+plasty)\b",
    re.IGNORECASE,
)
"""What is done for a reason."""


class _Cause(NamedTuple):
    """What a text says came of what."""

    effect: tuple[Thing, ...]
    cause: tuple[Thing, ...]
    words: str

    @property
    def parts(self) -> tuple[tuple[Thing, ...], ...]:
        """The causes one by one: `akathisia and little response`; a record may give one of them."""
        cut = _AND.search(self.words)
        first = tuple(one for one in self.cause if cut and one.start < cut.start())
        last = tuple(one for one in self.cause if cut and one.start >= cut.end())
        return (first, last) if first and last else (self.cause,)


def causes_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a cause that written records know nothing of, or tell apart from what it is said to have caused."""
    for said in _causes(context.claim.text):
        near = _near(context.evidence, said.effect)
        if not near or _is_measured(context.evidence, said.words) or _is_told(context.evidence, said, near):
            continue
        if _is_blamed(context.evidence, said):
            continue
        if any(_gives_a_reason(unit.words) for unit in near):
            message = f"the claim gives “{said.words}” as a cause; where the record tells of the effect, it does not"
            yield Signal("written_cause", 1.0, "unsupported", message, tuple(near[:2]), words=said.words)


def _gives_a_reason(words: str) -> bool:
    """Whether a chart says why: by a word, an arrow, or behind a dash (`No biopsy - typical age`)."""
    if _LINK_OF_CHARTS.search(_SWITCH.sub(" ", words)):
        return True
    return any(not find_drugs(dash[1]) for dash in _DASH.finditer(words))


def _is_told(evidence: Evidence, said: _Cause, near: list[Unit]) -> bool:
    """Whether the cause stands beside what came of it, or in one sentence with a part of it."""
    beside = [unit for one in near for unit in ([one] if _REASON.search(one.words) else evidence.around(one))]
    some = [unit for unit in evidence.units if any(thing.keys & keys_of(unit) for thing in said.effect)]
    are_known = all(any(map(evidence.has, thing.keys)) for thing in said.cause)
    least = _A_LITTLE if are_known else _ENOUGH  # `because of the foot`: its ulcer is told of elsewhere
    if any(_share(evidence, part, keys_of(unit)) >= _OF_IT for unit in near for part in said.parts):
        return True
    drugs = {one.ingredient for one in find_drugs(said.words)}
    if any(drugs & group.members for unit in (*near, *beside) for group in find_groups(unit.words)):
        return True  # `starting GLP1`, of semaglutide
    return any(_share(evidence, part, keys_of(unit)) >= least for unit in (*beside, *some) for part in said.parts)


def _is_blamed(evidence: Evidence, said: _Cause) -> bool:
    """Whether the record itself puts something down to the cause: `fever put down to misoprostol`, of a temperature."""
    return any(_share(evidence, said.cause, keys_in(one.words)) >= _ENOUGH for one, _ in evidence.each(_causes))


def _is_measured(evidence: Evidence, words: str) -> bool:
    """Whether it is of a result that the record has: the checks of numbers and levels judge it."""
    named = {one.analyte for one in levels_in(words)} | {one.name for one in find_analytes(words)} - {"pain level"}
    return any(amount.measured in named for amount in recorded_amounts(evidence))


def _is_anywhere(context: ClaimInContext, said: _Cause) -> bool:
    """Whether any sentence of the record names the cause, in any of its words."""
    evidence = context.evidence
    return any(_share(evidence, said.cause, keys_of(unit)) >= _ENOUGH for unit in evidence.units) or all(
        any(map(context.is_spoken_of, thing.keys)) for thing in said.cause
    )


@lru_cache(maxsize=4096)
def _causes(text: str) -> tuple[_Cause, ...]:
    return tuple(
        one for one in (*_read(text), *_of_for(text)) if one.effect and one.cause and not _VAGUE.search(one.words)
    )


def _read(text: str) -> Iterator[_Cause]:
    for link in _LINK.finditer(text):
        begin = after_last(_BEGIN, text, link.start())
        words = text[link.end() : before_next(_STOP, text, link.end() + 1)].strip()
        words = _PRONOUN.sub("", words)
        yield _Cause(things_in(text[begin : link.start()]), _telling(words), words)


def _telling(words: str) -> tuple[Thing, ...]:
    """What a cause names, without words that tell nothing of it where others do."""
    things = things_in(words)
    return tuple(one for one in things if not _LIGHT.fullmatch(words, one.start, one.end)) or things


def _of_for(text: str) -> Iterator[_Cause]:
    """Conditions for which something is given or done, and medicines that they come from."""
    for link in _FOR.finditer(text):
        effect = text[after_last(_BEGIN, text, link.start()) : link.start()]
        words = text[link.end() : before_next(_STOP, text, link.end() + 1)].strip()
        words = _IN.split(words, maxsplit=1)[0]
        if link.group().casefold() == "from ":
            fits = bool(find_drugs(words)) and not _CHANGED.search(text)
        else:
            last = max((one.end for one in find_drugs(effect)), default=0)
            is_act = bool(last or _TREATED.search(effect)) and not _PURPOSE.fullmatch(words)
            fits = is_act and len(words) < _LONGEST and not _APART.search(effect, last)
        if fits:
            yield _Cause(things_in(effect), _telling(words), words)


def _near(evidence: Evidence, effect: tuple[Thing, ...]) -> list[Unit]:
    """The units that tell of most of an effect."""
    shares = [(unit, _share(evidence, effect, keys_of(unit))) for unit in evidence.units]
    most = max((share for _, share in shares), default=0.0)
    return [unit for unit, share in shares if share >= max(most * _AS_MUCH, _SOME)]


def _share(evidence: Evidence, things: tuple[Thing, ...], keys: frozenset[str]) -> float:
    """Share of the weight of some words that a text has, in any of their names."""
    weights = [(min(map(evidence.weight, thing.keys)), bool(thing.keys & keys)) for thing in things]
    return sum(weight for weight, there in weights if there) / (sum(weight for weight, _ in weights) or 1.0)

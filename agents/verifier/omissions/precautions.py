"""What must not be done: orders to avoid, never to give; in force where no later day lifts them."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.dialogue import without_speaker

from ..checks.written.days import day_told
from ..evidence import Evidence
from ..units import Unit
from .forbidding import FORBIDS, acts_of, forbidden_in, is_lasting
from .naming import Name, count_named, is_a_medicine, medicines_in, names_in, told_keys
from .told import KeyFact, Told, shortly
from .when import is_of_the_end

_STOP = re.compile(
    r"[;\n]|\.(?=\s|\Z)|->|→| [-–] |\(| (?:because|since|as|due to|until|till|unless|or else)\b", re.IGNORECASE
)
_STOP_SAID = re.compile(rf"{_STOP.pattern}|\band\b", re.IGNORECASE)
_TURNS, _SENTENCES = 3, 2
"""Before an order without an object of its own, in talk and in writing, in which that is named."""


_GIVEN = re.compile(
    r"\b(?:re-?start\w*|resum\w+|start\w*|commenc\w+|beg[au]n|given|back on|continu\w*|TTO|on)\b", re.IGNORECASE
)
"""Of a later day: what was not to be given is."""


def precautions(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Orders of what must not be done; a draft has one that names the thing beside a word of forbidding."""
    for unit, trigger in forbidden_in(evidence):
        names = _things(unit, trigger, evidence)
        if not names or _is_lifted(names, unit, evidence):
            continue
        message = f"what must not be done is missing: {shortly(unit.words)}"
        order = 0 if is_lasting(unit) else 1
        yield KeyFact(
            "omitted_precaution",
            "review",
            order,
            message,
            unit,
            _carries(told, unit, names, spoken=evidence.is_spoken(unit)),
        )


def _carries(told: Told, unit: Unit, names: Sequence[Name], *, spoken: bool) -> bool:
    """Whether a claim forbids half of what an order names; of what only the talk before it names, one thing closely."""
    if len(names) == 1:
        return told.names(names, FORBIDS, 1.0)
    own = [name for name in names if count_named([name], told_keys(unit.words))]
    if len(own) > 1 or any(map(is_a_medicine, names)):
        return told.names(names, FORBIDS, 0.5)
    return told.names_closely(names, FORBIDS) if spoken else told.names(names, FORBIDS, 0.0)


def _things(unit: Unit, trigger: tuple[int, int], evidence: Evidence) -> Sequence[Name]:
    """What an order is of: the medicines behind its words or before them, else whatever is named there."""
    words = unit.words
    if acts := acts_of(words, trigger):
        return names_in(acts)
    stop = (_STOP_SAID if evidence.is_spoken(unit) else _STOP).search(words, trigger[1])
    behind, before = words[trigger[0] : stop.start() if stop else len(words)], words[: trigger[0]]
    for part in (behind, before):
        if medicines := medicines_in(part):
            return medicines
    names = names_in(behind.split(", ")[0]) or names_in(without_speaker(before))
    return names if len(names) > 1 else (*names, *_before(unit, evidence))


def _before(unit: Unit, evidence: Evidence) -> Sequence[Name]:
    """What was named before an order that names hardly anything itself: `are you driving?` ... `not till I say so`."""
    most = _TURNS if evidence.is_spoken(unit) else _SENTENCES
    context = [without_speaker(one.words) for one in evidence.preceding(unit, most)]
    if not evidence.is_spoken(unit):
        medicines = next((found for words in context if (found := medicines_in(words))), None)
        if medicines:
            return medicines
    return names_in(" ".join(reversed(context)))


def _is_lifted(names: Sequence[Name], unit: Unit, evidence: Evidence) -> bool:
    """Whether a later day gives what was not to be given."""
    if is_of_the_end(evidence, unit) or is_lasting(unit):
        return False
    drugs = {key[1:] for name in names for key in name if key.startswith("#")}
    day = day_told(evidence, unit)
    return bool(drugs) and any(
        drugs & one.drugs and day_told(evidence, one) > day and _GIVEN.search(one.words) for one in evidence.units
    )

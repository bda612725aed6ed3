"""Readings that say the same for different reasons: two of them together are worth more than the sum of both.

Whether a claim denies what talk asserts is read in four ways: by the thing that is spoken of, by the clause in nearly
the same words, by all that is close, and by counting denials. Each errs on true sentences, but seldom on the same ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from .check import Signal

_READINGS = (
    ("asserted_polarity", "clause_asserted", "denied_near", "denied_less"),
    ("denied_polarity", "clause_denied", "verb_denied_alone", "denied_more"),
)
"""What is asserted against a denial, and what is denied against an assertion."""
_OF_WORDS = 0.5
"""Strength from which other words beside the other side bear out what is said of a part."""
_ROOT = 5
"""Letters that the forms of a word share."""
_SURELY = 0.8
"""Share of the record's say that goes against a finding, and none for it."""


def exchanged(signals: Sequence[Signal]) -> Iterator[Signal]:
    """A signal where a claim asserts one finding that the record only denies, and denies another that it only asserts.

    `Positive for RSV and negative for rhinovirus`, which were the other way round: two such misreadings of one true
    sentence are unlikely.
    """
    found = {one.name: one for one in signals if one.name in ("asserted_alone", "denied_alone")}
    if len(found) == 2 and all(one.strength >= _SURELY for one in found.values()):
        asserted, denied = found["asserted_alone"], found["denied_alone"]
        if _is_one_name(asserted, denied):
            return
        message = f"{asserted.message}, and {denied.message}"
        yield Signal("findings_exchanged", 1.0, "negation_mismatch", message, (*asserted.against, *denied.against))


def _is_one_name(asserted: Signal, denied: Signal) -> bool:
    """Whether the record denies both in one name: `no cord compression`, where the claim has a cord not compressed."""
    if not asserted.words or not denied.words:
        return False
    one, other = (re.escape(signal.words[:_ROOT]) for signal in (asserted, denied))
    name = re.compile(rf"\b{one}\w*(?: [\w-]+)? {other}", re.IGNORECASE)
    return any(name.search(unit.words) for unit in asserted.against)


def concurring(signals: Sequence[Signal]) -> Iterator[Signal]:
    """A signal for every two readings of one thing that go against a claim: of its denials, and of a side."""
    strongest: dict[str, Signal] = {}
    for signal in signals:
        if signal.name not in strongest or strongest[signal.name].strength < signal.strength:
            strongest[signal.name] = signal
    yield from _of_denials(strongest)
    yield from _of_a_side(strongest)


def _of_denials(strongest: Mapping[str, Signal]) -> Iterator[Signal]:
    """As strong as the product of both."""
    for readings in _READINGS:
        found = [strongest[name] for name in readings if name in strongest]
        for one, other in combinations(found, 2):
            if strength := one.strength * other.strength:
                name = f"{one.name}_and_{other.name}"
                yield Signal(name, strength, one.code, one.message, one.against or other.against)


def _of_a_side(strongest: Mapping[str, Signal]) -> Iterator[Signal]:
    """Where the record gives a part the other side alone, and the words beside it no better."""
    part = strongest.get("side_part_rival")
    words = max((strongest[name].strength for name in ("side_rival", "side_absent") if name in strongest), default=0.0)
    if part and part.strength >= 1 and words >= _OF_WORDS:
        yield replace(part, name="side_of_part_and_words")

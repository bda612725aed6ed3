"""A trial: errors planted into a text that rests on a case, one group at a time, and what the verifier says."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from wardround.records import Case, ClaimVerdict, Verification

from .gate import Labelled
from .plant import Planting, apply, plant, plant_benign

_TOGETHER = 3
_EACH = 2

Verify = Callable[[str, Case], Verification]
"""A text against a case, for example `wardround.verify`."""


class Caught(NamedTuple):
    """What became of one planted change."""

    kind: str
    """The class of error, or `benign`."""
    risk: float
    """The highest of the claims that it touches."""
    flagged: bool
    """Whether one of them has a flag for a person."""
    codes: frozenset[str]
    """Codes of those flags."""
    said: str = ""
    """What was planted: the sentence as it stands then, or what was done."""
    was: str = ""
    """The sentence before; nothing where no sentence was changed."""


class Trial(NamedTuple):
    """One text's trial."""

    clean: list[ClaimVerdict]
    """Of the text as it is."""
    caught: list[Caught]
    """Of every planted change."""
    notes: list[list[Labelled]]
    """The texts with errors planted, claim by claim, for the gate."""


def try_text(text: str, case: Case, verify: Verify, seed: int = 1) -> Trial:
    """Plant every class of error into a text and verify it.

    Args:
        text: a draft that is taken to be right.
        case: what it rests on.
        verify: the verifier.
        seed: what is planted where.
    """
    rng = Random(seed)  # noqa: S311 - reproducible, not secret
    record = "\n".join(document.text for document in case.documents)
    plantings = [*plant(text, record, rng, each=_EACH), *plant_benign(text, rng, each=3 * _EACH)]
    caught, notes = [], []
    for group in _groups(plantings):
        planted, places = apply(text, group)
        verdicts = verify(planted, case).verdicts
        for planting, place in zip(group, places, strict=True):
            caught.append(_caught(planting, text, _touching(verdicts, place)))
        wrong = [place for planting, place in zip(group, places, strict=True) if planting.kind != "benign"]
        if wrong:
            notes.append([Labelled(v.risk, any(_touches(v, place) for place in wrong)) for v in verdicts])
    return Trial(list(verify(text, case).verdicts), caught, notes)


def _caught(planting: Planting, text: str, verdicts: Sequence[ClaimVerdict]) -> Caught:
    codes = frozenset(flag.code for verdict in verdicts for flag in verdict.flags if flag.severity != "note")
    risk = max((verdict.risk for verdict in verdicts), default=0.0)
    return Caught(planting.kind, risk, bool(codes), codes, planting.words, text[planting.start : planting.end])


def _touching(verdicts: Sequence[ClaimVerdict], place: tuple[int, int]) -> list[ClaimVerdict]:
    return [verdict for verdict in verdicts if _touches(verdict, place)]


def _touches(verdict: ClaimVerdict, place: tuple[int, int]) -> bool:
    return (verdict.start or 0) < place[1] and place[0] < (verdict.end or 0)


def _groups(plantings: Sequence[Planting]) -> list[list[Planting]]:
    """Plantings in texts of a few each, in sentences of their own; benign ones apart, so that they are no company."""
    groups: list[list[Planting]] = []
    for planting in plantings:
        fitting = (group for group in groups if _fits(planting, group))
        group = next(fitting, None)
        if group is None:
            groups.append([planting])
        else:
            group.append(planting)
    return groups


def _fits(planting: Planting, group: Sequence[Planting]) -> bool:
    same_sort = (planting.kind == "benign") == (group[0].kind == "benign")
    apart = all(p.end <= planting.start or planting.end <= p.start for p in group)
    return same_sort and apart and len(group) < _TOGETHER

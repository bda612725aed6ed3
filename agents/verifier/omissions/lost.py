"""What a draft may have lost, and how it is surfaced: by the rules alone, or as a model reads it."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from wardround.records import Flag, FlagCode, Omission, Severity

from .told import KeyFact

LISTED: dict[FlagCode, str] = {"omitted_result": "abnormal results", "omitted_medication": "medications"}
"""What is told of in one line, where there are several."""
Loss = Literal["harmful", "useful", "minor", "told"]
"""What a model reads of a place of the record: its loss could harm, it should be told, it may be left out, the draft
has it in whatever words."""
_ORDER: tuple[Loss | None, ...] = ("harmful", "useful", None, "minor", "told")
"""Gravest first; None is what no model was asked about."""
_KEPT: frozenset[FlagCode] = frozenset({"omitted_allergy", "omitted_code_status"})
"""What no model may take back, nor anything urgent."""


class Lost(NamedTuple):
    """Facts that are told of together, none of which the draft carries."""

    facts: tuple[KeyFact, ...]
    is_likely: bool = True
    """Whether it is surfaced by the rules alone."""
    loss: Loss | None = None
    """As a model reads it."""


def surfaced(found: Sequence[Lost], most: int) -> tuple[Omission, ...]:
    """The first of them, in their order, as a reviewer is shown them."""
    return tuple(Omission(flag=_flag(one), rank=rank) for rank, one in enumerate(found[:most], start=1))


def as_read(found: Sequence[Lost], losses: Mapping[int, Loss], *, adjudicates: bool) -> list[Lost]:
    """What rules and a model find lost, in the model's order; what the rules call urgent stays first whatever it says.

    Args:
        found: every place that may be lost, in the rules' order.
        losses: what the model reads of those that it was asked about, by their place in `found`.
        adjudicates: whether what it reads as told or as minor is dropped, save what is urgent, allergies and code status.
    """
    read = [one._replace(loss=losses.get(place)) for place, one in enumerate(found)]
    kept = [one for one in read if _is_kept(one, adjudicates=adjudicates)]
    return sorted(kept, key=lambda one: (one.facts[0].severity != "urgent", _ORDER.index(one.loss)))


def _is_kept(one: Lost, *, adjudicates: bool) -> bool:
    first = one.facts[0]
    if one.loss in ("harmful", "useful") or first.severity == "urgent" or first.code in _KEPT:
        return True
    return one.is_likely and not (adjudicates and one.loss)


def _flag(one: Lost) -> Flag:
    first = one.facts[0]
    names = ", ".join(fact.name for fact in one.facts)
    message = first.message if len(one.facts) == 1 else f"{LISTED[first.code]} are missing: {names}"
    return Flag(
        code=first.code,
        severity=_severity(one),
        message=f"{message}; a model reads this loss as harmful" if one.loss == "harmful" else message,
        check="find_omissions" if one.is_likely else "judge_omissions",
        citations=tuple(dict.fromkeys(unit.citation for fact in one.facts for unit in (fact.unit, *fact.others))),
    )


def _severity(one: Lost) -> Severity:
    """A person looks at what a model reads as harmful; it makes nothing less grave."""
    severity = one.facts[0].severity
    return "review" if one.loss == "harmful" and severity == "note" else severity

"""What a draft leaves out: by the rules, and as models read it that the user asked for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.records import Case, Claim, Flag, Omission

from .evidence import Evidence
from .omissions import KeyFact, Lost, Told, as_read, key_facts, may_be_lost, surfaced
from .scorers import OmissionScorer, broken


class LeftOut(NamedTuple):
    """What a draft leaves out."""

    facts: tuple[KeyFact, ...] = ()
    """Every critical fact of the record, with whether the draft carries it."""
    omissions: tuple[Omission, ...] = ()
    """Those that are surfaced."""
    by_rules: tuple[Flag, ...] = ()
    """What is surfaced without a model: it decides on the review too, so that no model can lower it."""
    flags: tuple[Flag, ...] = ()
    """One for each scorer that failed."""


def left_out(claims: Sequence[Claim], evidence: Evidence, most: int, scorers: Sequence[OmissionScorer] = ()) -> LeftOut:
    """What a draft leaves out of the record, gravest first.

    Args:
        claims: of the draft, as the checks read them.
        evidence: the record.
        most: how many are surfaced.
        scorers: those that read the draft beside the record; where one fails, the order is as without it.
    """
    told = Told(claims)
    facts = key_facts(told, evidence)
    found = may_be_lost(facts, told, evidence, every=bool(scorers))
    by_rules = surfaced([one for one in found if one.is_likely], most)
    flags = tuple(one.flag for one in by_rules)
    if not scorers:
        return LeftOut(tuple(facts), by_rules, flags)
    read, failed = _read(found, claims, evidence.case, scorers)
    return LeftOut(tuple(facts), surfaced(read, most), flags, tuple(failed))


def _read(
    found: list[Lost], claims: Sequence[Claim], case: Case, scorers: Sequence[OmissionScorer]
) -> tuple[list[Lost], list[Flag]]:
    draft, failed = "\n".join(_lines(claims)), list[Flag]()
    read = [one for one in found if one.is_likely]
    for scorer in scorers if found else ():
        try:
            losses = scorer.judge(draft, [_line(one, case) for one in found])
            read = found = as_read(found, losses, adjudicates=scorer.adjudicates)
        except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
            failed.append(broken(scorer.name, error))
    return read, failed


def _lines(claims: Sequence[Claim]) -> Iterator[str]:
    """The sentences of a draft, under their headings."""
    section = None
    for claim in claims:
        if claim.section and claim.section != section:
            yield f"{claim.section}:"
        section = claim.section
        yield " ".join(claim.text.split())


def _line(one: Lost, case: Case) -> str:
    """Where a place of the record stands, and its words."""
    unit = one.facts[0].unit
    where = case.name_of(unit.source_id) + (f", {unit.section}" if unit.section != "other" else "")
    return f"[{where}] " + "; ".join(dict.fromkeys(fact.unit.words for fact in one.facts))

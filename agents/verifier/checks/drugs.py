"""Drugs that no source names."""

from collections.abc import Iterator

from wardround.records import Flag

from ..check import ClaimInContext


def drugs_are_the_sources(context: ClaimInContext) -> Iterator[Flag]:
    """Flag a drug that the record names under none of its names."""
    if context.is_quotation or context.claim.kind == "knowledge":
        return
    recorded = frozenset().union(*(unit.drugs for unit in context.evidence.units))
    for ingredient in sorted(context.drugs - recorded):
        others = [unit for unit in context.best if unit.drugs - context.drugs]
        instead = sorted({drug for unit in others for drug in unit.drugs - context.drugs})
        hint = f"; nearby it names {', '.join(instead[:3])}" if instead else ""
        message = f"the record does not name {ingredient}{hint}"
        yield context.flag("drug_mismatch", "urgent", message, others[:2], check="drugs_are_the_sources")

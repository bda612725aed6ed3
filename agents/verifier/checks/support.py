"""Whether the record speaks of it at all."""

from collections.abc import Iterator

from wardround.records import Flag

from ..check import ClaimInContext

LEAST_COVERAGE = 0.30
"""Share of a claim's weight below which nothing in the record says it."""


def is_supported(context: ClaimInContext) -> Iterator[Flag]:
    """Flag a claim of which the best places of the record hold too little."""
    if context.is_quotation or len(context.words) < 2 or context.coverage >= LEAST_COVERAGE:
        return
    message = f"the record holds {context.coverage:.0%} of what the claim says"
    yield context.flag("unsupported", "review", message, check="is_supported")

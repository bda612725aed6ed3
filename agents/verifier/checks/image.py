"""Claims about images need somebody who looked at them."""

from collections.abc import Iterator

from ..check import ClaimInContext, Signal


def image_claims_were_read(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim that cites an image which was not read."""
    read = {reading.image_id for reading in context.evidence.readings if reading.status == "read"}
    for citation in context.claim.citations:
        if citation.source_id in context.evidence.images and citation.source_id not in read:
            message = f"image {citation.source_id} was not interpreted, so nothing can be claimed from it"
            yield Signal("image_unread", 1.0, "image_claim_unread", message, certain=True)

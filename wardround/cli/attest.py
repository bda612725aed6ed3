"""Countersigning in a terminal: what was not looked at is shown first, and what is attested is asked for."""

import sys
from typing import TYPE_CHECKING

from wardround.cli.output import say

if TYPE_CHECKING:
    from wardround.records import Review, Run


def attested(run_id: str, review: "Review") -> "Review":
    """The decision with what the reviewer has looked at, and has attested to.

    At a terminal each flagged claim that was not looked at is shown with its evidence, and the attestation is asked
    for. A program is not asked: it answers for what it sends, the record says what was looked at, and
    `WARDROUND_LOOK_AT_FLAGGED=1` refuses what was not.

    Args:
        run_id: the run.
        review: an approval or an edit.

    Raises:
        InvalidReviewError: the reviewer does not attest.
    """
    from wardround import api
    from wardround.agents.review import ATTESTATION, unseen_claims
    from wardround.records import InvalidReviewError

    run = api.get_run(run_id)
    if run.verification is None or run.status != "awaiting_review":
        return review  # refused with its own words where the decision is taken
    seen = api.looked_at(run, review.reviewer)
    review = review.model_copy(update={"looked_at": tuple(sorted(seen))})
    unseen = unseen_claims(review, run.verification)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        if unseen:
            say(f"flagged and not looked at by {review.reviewer}: {', '.join(unseen)}")
        return review
    _show(run, unseen)
    if not _agrees(f"{ATTESTATION}\nCountersign as {review.reviewer}? [y/N] "):
        raise InvalidReviewError("nothing was signed", hint="answer y to countersign")
    api.look_at(run_id, review.reviewer, unseen)
    return review.model_copy(update={"looked_at": tuple(sorted({*seen, *unseen})), "attestation": ATTESTATION})


def _show(run: "Run", claims: tuple[str, ...]) -> None:
    """On stderr: stdout is for what comes of the decision."""
    from rich.console import Console

    from wardround import api
    from wardround.cli.verify import print_verdict

    console, case = Console(stderr=True, highlight=False), api.case_of(run)
    for verdict in run.verification.verdicts if run.verification else ():
        if verdict.claim_id in claims:
            print_verdict(console, verdict, case)


def _agrees(question: str) -> bool:
    sys.stderr.write(f"\n{question}")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")

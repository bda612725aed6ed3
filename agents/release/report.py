"""The countersigned document."""

from collections.abc import Sequence
from datetime import UTC, datetime

from wardround.records import Case, Draft, Report, Review, Verification

from .markdown import report_markdown


def write_report(
    draft: Draft, verification: Verification, case: Case, review: Review, earlier: Sequence[Review] = ()
) -> Report:
    """Turn a draft that a person has approved into the report that carries the person's name.

    Args:
        draft: as approved, edits included.
        verification: of exactly this draft.
        case: for the titles of what is cited.
        review: the decision that releases it.
        earlier: the decisions before it.
    """
    signed_at = review.at or datetime.now(UTC)
    return Report(
        title=draft.title,
        markdown=report_markdown(draft, verification, case, (*earlier, review), signed_at),
        draft=draft,
        reviewer=review.reviewer,
        signed_at=signed_at,
    )

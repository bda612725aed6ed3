"""The flag that all of them raise."""

from datetime import date

from wardround.records import Citation, Flag


def conflict(message: str, *citations: Citation) -> Flag:
    """A contradiction, for review, with both places."""
    check = "source_conflicts"
    return Flag(code="source_conflict", severity="review", message=message, check=check, citations=citations)


def day(when: str | None) -> date | None:
    """The day of an ISO 8601 date; None for a month or a year alone, which say too little."""
    try:
        return date.fromisoformat((when or "")[:10])
    except ValueError:
        return None

"""What a model may answer: statements that cite only ids that they were given. All bounded, so that decoding ends."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, conlist, create_model

from wardround.models import one_of
from wardround.records import ClaimKind, Task

SECTIONS: dict[Task, tuple[str, ...]] = {
    "summary": (
        "Problems",
        "Course",
        "Medications",
        "Allergies",
        "Results",
        "Imaging",
        "Plan and follow-up",
        "Open questions",
    ),
    "answer": ("Answer", "Evidence", "Uncertainty"),
    "report": ("Technique", "Comparison", "Findings", "Impression"),
    "letter": ("What was found", "What it means", "Your medicines", "What to do next", "When to get help"),
    "extract": ("Problems", "Medications", "Allergies", "Results", "Procedures"),
}
"""Headings per task, in their order."""

MOST_STATEMENTS: dict[Task, int] = {"summary": 60, "answer": 15, "report": 25, "letter": 25, "extract": 120}
MOST_QUERIES = 3

Query = Annotated[str, Field(max_length=120)]


class Reply(BaseModel):
    """Base of all replies."""

    model_config = ConfigDict(extra="forbid")


class Statement(Reply):
    """Base of all statements; the schema of a call narrows `section` and `evidence`."""

    section: str
    """Heading."""
    evidence: list[str]
    """Ids of the lines it rests on, before the text, so that the text is written from them."""
    kind: ClaimKind
    """What it speaks of."""
    text: Annotated[str, Field(min_length=1, max_length=400)]
    """One sentence."""


class DraftReply(Reply):
    """Base of all draft replies."""

    statements: list[Statement]
    """In reading order."""
    more_evidence: list[str] = []
    """Search queries, where something decisive is missing."""


def reply_schema(task: Task, ids: Iterable[str], *, may_ask: bool) -> type[DraftReply]:
    """The schema of one call.

    Args:
        task: gives the sections and the most statements.
        ids: of all pieces in the prompt; at least one.
        may_ask: whether another round of evidence is left.
    """
    evidence: Any = conlist(one_of(ids), min_length=1, max_length=4)
    statement: Any = create_model(
        "TaskStatement", __base__=Statement, section=(one_of(SECTIONS[task]), ...), evidence=(evidence, ...)
    )
    statements: Any = conlist(statement, max_length=MOST_STATEMENTS[task])
    queries: Any = conlist(Query, max_length=MOST_QUERIES if may_ask else 0)
    name = f"{task.title()}Reply"
    return create_model(name, __base__=DraftReply, statements=(statements, ...), more_evidence=(queries, []))

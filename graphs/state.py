"""What travels along the graph. Records only, and small: texts stay in the case file, pixels in theirs."""

import operator
from typing import Annotated, TypedDict

from wardround.graphs.caseref import CaseRef
from wardround.records import (
    Abstention,
    Case,
    Draft,
    EngineRecord,
    ImageReading,
    Passage,
    Record,
    Report,
    Review,
    RunRecord,
    RunStatus,
    StepRecord,
    Task,
    Verification,
)


class CaseRequest(Record):
    """Files that are yet to be read into a case."""

    paths: tuple[str, ...]
    """A folder, or files."""
    task: Task | None = None
    """What to draft; from `case.toml` when None."""
    question: str | None = None
    """For the task `answer`."""


class Input(TypedDict, total=False):
    """What the graph takes: one of the three."""

    request: CaseRequest | None
    """Files; the node `intake` reads them."""
    case: Case | None
    """A case that was already read."""
    case_ref: CaseRef | None
    """A case that is already kept in the home folder."""


class State(Input, total=False):
    """Everything a run holds. Lists with a reducer grow; all else is replaced."""

    readings: Annotated[list[ImageReading], operator.add]
    """One per image, series or pair, in the order of sending."""
    passages: list[Passage]
    """From the knowledge store."""
    store: str | None
    """Fingerprint of the knowledge store at that time."""
    engines: Annotated[list[EngineRecord], operator.add]
    """Models that were called, as they were then: the one that releases need not have them."""
    draft: Draft | None
    """The present draft."""
    verification: Verification | None
    """Of the present draft."""
    feedback: list[str]
    """What the next draft must heed."""
    revision: int
    """Drafts that the verifier has sent back since a person last looked."""
    reviews: Annotated[list[Review], operator.add]
    """Decisions, in order."""
    needs_second: bool
    """Whether one person has approved an urgent draft and another must, by `Settings.two_person_urgent`."""
    abstention: Abstention | None
    """Set when the run gives up for a reason that is not an error."""
    report: Report | None
    """Set by `release`."""
    record: RunRecord | None
    """Set when the run ends."""
    outcome: RunStatus | None
    """`final`, `rejected` or `abstained`, once it is known."""
    steps: Annotated[list[StepRecord], operator.add]
    """What ran; chained into the run record at the end."""


class ImageTask(TypedDict):
    """What one `read_image` gets."""

    case_ref: CaseRef
    """The case."""
    image_ids: tuple[str, ...]
    """One image, or the slices of one series in order."""

"""A run from hand-in to its end, and the record that lets someone else follow it a year later."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from wardround.records.base import Record
from wardround.records.case import CoverageEntry, Task
from wardround.records.draft import Draft
from wardround.records.knowledge import Passage
from wardround.records.readings import Abstention, ImageReading
from wardround.records.review import Review
from wardround.records.verification import Verification

RunStatus = Literal["running", "awaiting_review", "final", "rejected", "abstained", "failed"]
"""`running` also stands for a run that was cut off and can be resumed; `awaiting_review` holds a preliminary draft;
`final` was countersigned; `rejected` by a person; `abstained` with a typed reason; `failed` with a typed error."""


class Failure(Record):
    """An error, as data."""

    code: str
    """The error's class name."""
    message: str
    """What went wrong; never text of a document."""
    hint: str = ""
    """What to do about it."""
    node: str = ""
    """Where."""
    retryable: bool = False
    """Whether resuming the run may help."""


class StepRecord(Record):
    """One node's execution. `sha256` covers this step and, by `previous`, all steps before it."""

    node: str
    """Name of the node; `read_image` once per image."""
    input_sha256: str
    """Canonical JSON of what the node took."""
    output_sha256: str
    """Canonical JSON of what it gave."""
    engine: str = ""
    """Model or method, where one was used."""
    started_at: datetime
    """UTC."""
    seconds: float = Field(ge=0)
    """Wall time."""
    previous: str = ""
    """The `sha256` of the step before; empty in the first."""
    sha256: str = ""
    """Of this step's canonical JSON without this field; filled in when the record is closed."""


class EngineRecord(Record):
    """What a model was and how it was run; enough to run it so again."""

    role: Literal["image", "text", "embedder", "scorer"]
    """What it was used for."""
    model: str
    """Id, folder or URL."""
    revision: str | None = None
    """Commit or tag of the weights."""
    dtype: str | None = None
    """For example `bfloat16`."""
    quantisation: str | None = None
    """For example `nf4`."""
    settings: dict[str, str | int | float | bool | None] = Field(default_factory=dict)
    """Decoding settings."""


class InputRecord(Record):
    """One file that the run rests on."""

    path: str
    """Relative to the case's root."""
    sha256: str
    """Of its bytes."""


class RunRecord(Record):
    """Everything needed to check or repeat a run."""

    run_id: str = ""
    """The run; empty where the graph was run without a thread."""
    outcome: RunStatus = "final"
    """How it ended."""
    question: str | None = None
    """For the task `answer`."""
    parts: dict[str, str] = Field(default_factory=dict)
    """Hashes of what else the run holds: coverage, readings, passages, verification, abstention."""
    case_id: str
    """The case."""
    case_sha256: str
    """Hash of the case record."""
    task: Task
    """What was drafted."""
    inputs: tuple[InputRecord, ...]
    """Files read."""
    engines: tuple[EngineRecord, ...]
    """Models used; empty when all was done by rules."""
    prompts: dict[str, str] = Field(default_factory=dict)
    """Prompt name to SHA-256 of its template."""
    profiles: tuple[str, ...] = ()
    """Pixel profiles used."""
    store: str | None = None
    """Fingerprint of the knowledge store."""
    settings: dict[str, str | int | float | bool | None] = Field(default_factory=dict)
    """Settings that steer the run."""
    versions: dict[str, str] = Field(default_factory=dict)
    """Package name to version."""
    steps: tuple[StepRecord, ...]
    """What ran, in order, hash-chained."""
    reviews: tuple[Review, ...] = ()
    """Decisions, in order."""
    draft_sha256: str | None = None
    """The draft that was decided on."""
    report_sha256: str | None = None
    """The released Markdown."""
    sha256: str = ""
    """Of this record's canonical JSON without this field."""


class Report(Record):
    """The countersigned document."""

    title: str
    """Heading."""
    markdown: str
    """The document for people, with numbered citations."""
    draft: Draft
    """Its claims, as countersigned."""
    reviewer: str
    """Who countersigned it."""
    signed_at: datetime
    """When (UTC)."""


class Run(Record):
    """Where a run stands. A snapshot: ask again for news."""

    id: str
    """The run, also the LangGraph thread."""
    status: RunStatus
    """Where it stands."""
    case_id: str
    """The case."""
    case_sha256: str
    """Hash of the case record, which the home folder keeps."""
    task: Task
    """What was asked for."""
    question: str | None = None
    """For the task `answer`."""
    coverage: tuple[CoverageEntry, ...] = ()
    """What was and was not read."""
    readings: tuple[ImageReading, ...] = ()
    """One per image, series or pair."""
    passages: tuple[Passage, ...] = ()
    """What the knowledge store gave."""
    draft: Draft | None = None
    """Preliminary unless the status is `final`."""
    verification: Verification | None = None
    """Of that draft."""
    draft_sha256: str | None = None
    """To give back in a `Review`."""
    reviews: tuple[Review, ...] = ()
    """Decisions so far."""
    report: Report | None = None
    """Set exactly when final."""
    record: RunRecord | None = None
    """Set when the run has ended."""
    abstention: Abstention | None = None
    """Set exactly when abstained."""
    failure: Failure | None = None
    """Set exactly when failed."""

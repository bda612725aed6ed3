"""Settings that steer a run. Values only: reading the environment is the front door's business."""

from pathlib import Path

from pydantic import Field, SecretStr

from wardround.records.base import Record


class Limits(Record):
    """How much of untrusted input is taken in before it is refused."""

    file_bytes: int = Field(default=100_000_000, gt=0)
    """Largest file that is opened."""
    text_characters: int = Field(default=20_000_000, gt=0)
    """Longest text taken from one file."""
    image_pixels: int = Field(default=100_000_000, gt=0)
    """Largest image, in pixels over all frames shown at once."""
    pages: int = Field(default=2_000, gt=0)
    """Most pages of one PDF."""
    file_seconds: float = Field(default=300, gt=0)
    """Longest that one file is read for."""
    items: int = Field(default=20_000, gt=0)
    """Most files in one case."""


class Settings(Record):
    """Everything about a run that is not the case and not an engine."""

    home: Path
    """Where checkpoints, cases, records and caches live."""
    database: SecretStr | None = None
    """A PostgreSQL address (`postgresql://...`) that several machines share instead of the home folder's files."""
    key: SecretStr | None = None
    """32 bytes in base64: what is kept of runs is encrypted with it."""
    limits: Limits = Limits()
    """For untrusted input."""
    max_revisions: int = Field(default=1, ge=0, le=5)
    """How often the verifier may send a draft back before a person sees it."""
    max_concurrency: int = Field(default=4, ge=1)
    """How many images are read at once."""
    context_tokens: int = Field(default=32_000, gt=0)
    """The reasoner's budget for the record, readings and passages together."""
    samples: int = Field(default=1, ge=1, le=16)
    """How many drafts the text model is asked for; of several the one is taken that agrees most with the others, and
    each of its claims says how far."""
    passages: int = Field(default=8, ge=0)
    """How many knowledge passages the gatherer hands on."""
    max_omissions: int = Field(default=5, ge=0)
    """How many omissions are surfaced."""
    look_from: float | None = Field(default=None, ge=0, le=1)
    """The risk from which a person must look at a claim, as `wardround calibrate` finds it for one's own drafts; the
    threshold that ships with the verifier when None. Matters of fact are flagged whatever it says."""
    look_at_flagged: bool = False
    """Whether a draft can be approved only by someone who has looked at each flagged claim. The review page turns it
    on: it sees what was looked at."""
    two_person_urgent: bool = False
    """Whether a draft at level `urgent` needs two different people's approval."""
    seed: int = 0
    """For engines that sample."""

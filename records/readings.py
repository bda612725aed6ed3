"""What was seen in an image, or why nothing was."""

from typing import Literal

from pydantic import Field

from wardround.records.base import Record

AbstentionCode = Literal[
    "no_model",
    "modality_unsupported",
    "modality_unknown",
    "reply_does_not_fit",
    "no_evidence",
    "needs_language_model",
    "nothing_readable",
    "no_image_read",
]
"""`no_model` no engine was given; `modality_unsupported` the model was not evaluated on it; `modality_unknown` no
source says what it is; `reply_does_not_fit` the model's reply describes something else; `no_evidence` nothing in the
sources bears on the task; `needs_language_model` the task needs rewording, which quoting cannot do;
`nothing_readable` no item of the case could be read; `no_image_read` an imaging report was asked for and no image was
interpreted."""


class Abstention(Record):
    """A typed refusal to say anything: an outcome, not an error."""

    code: AbstentionCode
    """Why."""
    message: str
    """The same in words for a person, with what would help."""


class PixelSummary(Record):
    """What can be measured from the pixels without interpreting them."""

    rows: int
    """Height in pixels."""
    columns: int
    """Width in pixels."""
    channels: int
    """1 for grey, 3 for colour."""
    bits: int
    """Bits stored per channel."""
    minimum: float
    """Smallest stored value, after the modality look-up where there is one."""
    maximum: float
    """Largest one."""
    mean: float
    """Mean."""
    low_clipped: float = Field(ge=0, le=1)
    """Share of pixels at the smallest value."""
    high_clipped: float = Field(ge=0, le=1)
    """Share of pixels at the largest value."""


class ImageFinding(Record):
    """One thing that a model says about an image."""

    name: str
    """In the schema's vocabulary for the modality, or free within it."""
    presence: Literal["present", "absent", "uncertain"]
    """As the model says."""
    location: str | None = None
    """Anatomical place."""
    side: Literal["left", "right", "both"] | None = None
    """The patient's side."""
    certainty: Literal["low", "moderate", "high"] | None = None
    """The model's own word; not a calibrated probability."""
    measurement: str | None = None
    """As written, with its unit."""
    change: Literal["improved", "stable", "worsened", "new"] | None = None
    """Since an earlier image, where one was shown beside it."""


class ImageReading(Record):
    """The outcome of one stateless look at one image, series or pair."""

    image_id: str
    """The (first) image that was looked at."""
    status: Literal["read", "abstained", "failed"]
    """`failed` means that it was tried and went wrong; the message is in `failure`."""
    engine: str
    """Which model, or `none`."""
    prior_id: str | None = None
    """The earlier image that was shown beside it, where there was one."""
    findings: tuple[ImageFinding, ...] = ()
    """Empty unless read."""
    impression: str | None = None
    """The model's one-line summary."""
    measured: PixelSummary | None = None
    """From the file, without a model."""
    profile: str | None = None
    """Name of the pixel profile used."""
    pixels_sha256: str | None = None
    """Hash of the prepared pixels that the model was shown."""
    abstention: Abstention | None = None
    """Set exactly when abstained."""
    failure: str | None = None
    """Set exactly when failed."""

"""What a person decides, and what the person is shown for it."""

from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints, computed_field, model_validator

from wardround.records.base import Record
from wardround.records.draft import Draft
from wardround.records.errors import InvalidReviewError, WardroundError
from wardround.records.human import COUNTERSIGN, ActionRequest, ReviewConfig
from wardround.records.verification import ReviewLevel, Verification

Decision = Literal["approve", "edit", "reject", "return"]
"""`approve` the draft as it stands; `edit` approve it with the edits given; `reject` it for good; `return` it to the
reasoner with a comment. No decision means that nothing is released."""


class _Decision(Record):
    misfit: ClassVar[type[WardroundError]] = InvalidReviewError


class ClaimEdit(_Decision):
    """What a person decides about one claim."""

    claim_id: str
    """The claim."""
    decision: Literal["approve", "edit", "reject"]
    """`approve` as it stands; `edit` with the new text; `reject` takes it out."""
    text: str | None = None
    """The new text; required for `edit`, absent otherwise."""
    reason: str | None = None
    """Why, for the record."""


class OmissionDecision(_Decision):
    """What a person decides about something that the draft leaves out."""

    rank: int = Field(ge=1)
    """Which omission: its rank in the verification of the draft that was looked at."""
    decision: Literal["accept", "dismiss"]
    """`accept` puts it into the document, as the source says it; `dismiss` leaves it out."""
    reason: str | None = None
    """Why, for the record."""


class Review(_Decision):
    """One decision on one waiting run."""

    decision: Decision
    """What is to happen."""
    reviewer: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """Who decides and answers for it; blanks are no name."""
    edits: tuple[ClaimEdit, ...] = ()
    """Per-claim decisions; `edit` needs one, or an accepted omission."""
    omissions: tuple[OmissionDecision, ...] = ()
    """What was decided about omissions; accepting one is an edit."""
    looked_at: tuple[str, ...] = ()
    """Claims whose evidence the reviewer has opened; `Settings.look_at_flagged` asks for every flagged one."""
    comment: str | None = None
    """Needed for `return`; a reason is good manners for `reject`."""
    attestation: str | None = None
    """What the reviewer has attested to, in words, where it was asked."""
    draft_sha256: str | None = None
    """Hash of the draft that was looked at. When given, a decision on any other draft is refused as stale."""
    at: datetime | None = None
    """When; filled in (UTC) when the decision is taken."""


class ReviewRequest(Record):
    """What the graph hands out when it stops for a person.

    It can be read as LangChain's `HITLRequest` too: `request["action_requests"]`, `request["review_configs"]`.
    """

    draft: Draft
    """What is to be decided on."""
    verification: Verification
    """What the checks say of it."""
    draft_sha256: str
    """To be given back in the decision, so that a stale one is noticed."""
    level: ReviewLevel
    """How closely to look."""
    revision: int
    """How many times the draft was written before this one."""
    countersigned: tuple[str, ...] = ()
    """Who has approved this draft already, where it needs a second person; they cannot be that person."""
    allowed_decisions: tuple[Decision, ...] = ("approve", "edit", "reject", "return")
    """What may be answered."""
    problem: str | None = None
    """What was wrong with the answer given before, when it did not fit together."""

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own order of the two
    @property
    def action_requests(self) -> tuple[ActionRequest, ...]:
        """The one action, in LangChain's shape."""
        flags = self.verification.all_flags()
        args = {
            "claims": {claim.id: claim.text for claim in self.draft.claims},
            "omissions": {str(omission.rank): "undecided" for omission in self.verification.omissions},
            "draft_sha256": self.draft_sha256,
        }
        lines = [f"{self.draft.title}: review level {self.level}, {len(flags)} flags"]
        lines += [self.problem] if self.problem else []
        lines += [f"{flag.severity} {flag.claim_id or ''} {flag.code}: {flag.message}" for flag in flags]
        return (ActionRequest(name=COUNTERSIGN, args=args, description="\n".join(lines)),)

    @computed_field  # type: ignore[prop-decorator]  # likewise
    @property
    def review_configs(self) -> tuple[ReviewConfig, ...]:
        """What may be answered, in LangChain's words."""
        return (ReviewConfig(action_name=COUNTERSIGN, allowed_decisions=("approve", "edit", "reject", "respond")),)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - whatever the field holds
        """A field as plain data, as programs made for LangChain read requests."""
        if name not in {*type(self).model_fields, *type(self).model_computed_fields}:
            raise KeyError(name)
        return self.model_dump(mode="json", include={name})[name]

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_computed(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic's
        """So that what was written out can be read again."""
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key not in ("action_requests", "review_configs")}
        return data

"""What the case page shows, put together from a run, its case and the reviewer's notes. No HTML here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from wardround.agents.release import patient_line
from wardround.agents.review import flagged_claims
from wardround.graphs.desk import Mark
from wardround.records import (
    Case,
    Claim,
    ClaimVerdict,
    CoverageEntry,
    Document,
    Flag,
    Image,
    ImageReading,
    Omission,
    Passage,
    Run,
    pieces_of,
)
from wardround.web.pictures import PDF, windows_of
from wardround.web.places import Place, Places, Segment, segments

_SEVERITIES = ("urgent", "review", "note")


@dataclass(frozen=True)
class FlagView:
    """A flag with its meaning and its evidence."""

    flag: Flag
    meaning: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class ClaimView:
    """A claim with all that bears on it."""

    claim: Claim
    verdict: ClaimVerdict | None
    flags: tuple[FlagView, ...]
    cited: tuple[Place, ...]
    found: tuple[Place, ...]
    """What the checks found beside the citations."""
    mark: Mark | None

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The claim's text, cut where words in doubt begin and end."""
        return pieces_of(self.claim.text, self.verdict)

    @property
    def severity(self) -> str:
        """The gravest flag's, or nothing."""
        present = {view.flag.severity for view in self.flags}
        return next((severity for severity in _SEVERITIES if severity in present), "")

    @property
    def places(self) -> tuple[Place, ...]:
        """In the order in which they are stepped through."""
        of_flags = (place for view in self.flags for place in view.places)
        return tuple(dict.fromkeys((*self.cited, *of_flags, *self.found)))


@dataclass(frozen=True)
class OmissionView:
    """Something that the draft leaves out."""

    omission: Omission
    view: FlagView
    target: str
    mark: Mark | None


@dataclass(frozen=True)
class TextView:
    """A document or passage, cut at the borders of what is cited."""

    id: str
    name: str
    title: str
    about: tuple[str, ...]
    segments: tuple[Segment, ...]
    cited: int
    pages: tuple[int, ...] = ()
    """Numbers of the pages that can be shown as pictures."""


@dataclass(frozen=True)
class ImageView:
    """An image and what was seen in it."""

    image: Image
    reading: ImageReading | None
    windows: tuple[str, ...]
    regions: tuple[Place, ...]
    cited: int


class CasePage:
    """One run as the page shows it.

    Args:
        run: as it stands.
        case: its case.
        marks: the reviewer's notes on this draft, by target.
    """

    def __init__(self, run: Run, case: Case, marks: Mapping[str, Mark]) -> None:
        self.run, self.case, self.marks = run, case, marks
        self._places = Places(case, run.passages)
        # In this order: sources are cut at the places that claims, flags and omissions have named.
        self.claims = [self._claim(claim) for claim in (run.draft.claims if run.draft else ())]
        self.omissions = [self._omission(o) for o in (run.verification.omissions if run.verification else ())]
        self.flags = [self._flag(flag) for flag in (run.verification.flags if run.verification else ())]
        self.texts = [self._document(d) for d in case.documents] + [self._passage(p) for p in run.passages]
        self.images = [self._image(image) for image in case.images]

    @property
    def patient(self) -> str:
        """Whom it is about, as all sources agree."""
        return patient_line(self.case) or "Patient: the sources do not say who it is"

    @property
    def sections(self) -> list[tuple[str, list[ClaimView]]]:
        """Claims under their headings."""
        return [(name, list(views)) for name, views in groupby(self.claims, key=lambda view: view.claim.section)]

    @cached_property
    def must_see(self) -> tuple[str, ...]:
        """Claims that have to be looked at."""
        return flagged_claims(self.run.verification) if self.run.verification else ()

    @property
    def seen(self) -> tuple[str, ...]:
        """Those of them that were."""
        return tuple(claim for claim in self.must_see if claim in self.marks)

    @property
    def unread(self) -> list[CoverageEntry]:
        """What was handed in and not read whole."""
        return [entry for entry in self.case.coverage if entry.status != "read"]

    @property
    def read_count(self) -> int:
        """Items read whole."""
        return sum(entry.status == "read" for entry in self.case.coverage)

    def changes(self) -> "Changes":
        """The notes, sorted by what they will do."""
        return Changes(self.claims, self.omissions)

    def _claim(self, claim: Claim) -> ClaimView:
        verdict = self._verdicts.get(claim.id)
        return ClaimView(
            claim=claim,
            verdict=verdict,
            flags=tuple(self._flag(flag) for flag in verdict.flags) if verdict else (),
            cited=self._places.of(claim.citations),
            found=self._places.of(verdict.evidence) if verdict else (),
            mark=self.marks.get(claim.id),
        )

    @cached_property
    def _verdicts(self) -> dict[str, ClaimVerdict]:
        return {v.claim_id: v for v in self.run.verification.verdicts} if self.run.verification else {}

    def _flag(self, flag: Flag) -> FlagView:
        return FlagView(flag=flag, meaning=flag.meaning, places=self._places.of(flag.citations))

    def _omission(self, omission: Omission) -> OmissionView:
        target = f"omission {omission.rank}"
        return OmissionView(omission, self._flag(omission.flag), target, self.marks.get(target))

    def _document(self, document: Document) -> TextView:
        places = self._places.within(document.id)
        return TextView(
            id=document.id,
            name=self.case.name_of(document.id),
            title=document.title,
            about=tuple(word for word in (document.kind, document.date, document.author) if word),
            segments=tuple(segments(document.text, places, document.pages)),
            cited=len(places),
            pages=tuple(p.number for p in document.pages) if document.source.media_type == PDF else (),
        )

    def _passage(self, passage: Passage) -> TextView:
        places = self._places.within(passage.id)
        about = ("knowledge, not this patient", passage.source, passage.date, passage.licence)
        return TextView(
            id=passage.id,
            name=passage.title or passage.id,
            title=passage.heading,
            about=tuple(word for word in about if word),
            segments=tuple(segments(passage.text, places)),
            cited=len(places),
        )

    def _image(self, image: Image) -> ImageView:
        places = self._places.within(image.id)
        return ImageView(
            image=image,
            reading=next((r for r in self.run.readings if r.image_id == image.id), None),
            windows=windows_of(image),
            regions=tuple(place for place in places if place.region),
            cited=len(places),
        )


class Changes:
    """What the notes on claims and omissions come to.

    Args:
        claims: with their marks.
        omissions: likewise.
    """

    def __init__(self, claims: Sequence[ClaimView], omissions: Sequence[OmissionView]) -> None:
        self.edited = [view for view in claims if view.mark and view.mark.decision == "edit"]
        self.rejected = [view for view in claims if view.mark and view.mark.decision == "reject"]
        self.approved = [view for view in claims if view.mark and view.mark.decision == "approve"]
        self.accepted = [view for view in omissions if view.mark and view.mark.decision == "accept"]
        self.dismissed = [view for view in omissions if view.mark and view.mark.decision == "dismiss"]
        self.undecided = [v for v in omissions if v not in self.accepted and v not in self.dismissed]

    @property
    def any(self) -> bool:
        """Whether the document will differ from the draft."""
        return bool(self.edited or self.rejected or self.accepted)

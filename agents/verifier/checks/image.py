"""Claims about images need somebody who looked at them, and must say what was seen."""

from collections.abc import Iterator
from typing import NamedTuple

from wardround.records import ImageFinding, ImageReading
from wardround.tools.assertion import Assertion, assess
from wardround.tools.terms import content_words, find_problems

from ..check import ClaimInContext, Signal
from ..sides import Side, sides_of
from ..units import Unit


class _Seen(NamedTuple):
    """A finding with the image it was seen in."""

    finding: ImageFinding
    image_id: str

    @property
    def side(self) -> Side | None:
        """As given, else the one side that the location names."""
        return self.finding.side or _one_side(self.finding.location or "")

    @property
    def unit(self) -> Unit:
        """For the flag's citation."""
        return Unit(self.image_id, self.finding.name, 0, len(self.finding.name), of_image=True)


def image_claims_were_read(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim that cites an image which was not read, and an uncited image finding where no image was."""
    read = {reading.image_id for reading in _read(context)}
    for citation in context.claim.citations:
        if citation.source_id in context.evidence.images and citation.source_id not in read:
            message = f"image {citation.source_id} was not interpreted, so nothing can be claimed from it"
            yield Signal("image_unread", 1.0, "image_claim_unread", message, certain=True)
    if context.claim.kind == "image_finding" and not context.claim.citations and not read:
        message = "no image was interpreted, so nothing can be claimed from one"
        yield Signal("image_unread", 1.0, "image_claim_unread", message, certain=True)


def image_claims_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a claim about an image that has a finding present, absent or on a side otherwise than it was read.

    Uncertain findings and hedged claims are left to the weighed checks; a claim that cites only texts is about those.
    """
    seen: dict[str, list[_Seen]] = {}
    for reading in _read_for(context):
        for finding in reading.findings:
            seen.setdefault(finding.name.casefold(), []).append(_Seen(finding, reading.image_id))
    for name, findings in seen.items():
        said = said_of(name, context.claim.text)
        if said is None or said.certainty == "uncertain" or said.temporality != "current":
            continue
        if problem := _problem(said, _one_side(context.claim.text), findings):
            words, against = problem
            message = f"the claim {'denies' if said.negated else 'asserts'} {name}; the reading has it {words}"
            yield Signal("image_mismatch", 1.0, "image_claim_mismatch", message, (against.unit,), certain=True)


def _read(context: ClaimInContext) -> list[ImageReading]:
    return [reading for reading in context.evidence.readings if reading.status == "read"]


def _read_for(context: ClaimInContext) -> list[ImageReading]:
    """The readings that a claim is about: of the images it cites, or all for an image finding that cites nothing."""
    claim = context.claim
    if claim.citations:
        cited = {citation.source_id for citation in claim.citations}
        return [reading for reading in _read(context) if reading.image_id in cited]
    return _read(context) if claim.kind == "image_finding" else []


def said_of(name: str, text: str) -> Assertion | None:
    """What a claim says of a finding; None when it does not name it."""
    concepts = {mention.concept for mention in find_problems(name)}
    for mention in find_problems(text):
        if mention.concept in concepts:
            return assess(text, mention.start, mention.end)
    stems = {stem for stem, _, _ in content_words(name)}
    places = [(start, end) for stem, start, end in content_words(text) if stem in stems]
    if not stems or not stems <= {stem for stem, _, _ in content_words(text)}:
        return None
    return assess(text, places[0][0], places[0][1])


def _one_side(text: str) -> Side | None:
    """The side that a text names, if it names one only."""
    sides = {sided.side for sided in sides_of(text)}
    return sides.pop() if len(sides) == 1 else None


def _problem(said: Assertion, side: Side | None, findings: list[_Seen]) -> tuple[str, _Seen] | None:
    """How the reading differs, with the finding that does; None where it agrees or does not say."""
    here = [seen for seen in findings if side is None or seen.side in (None, side) or seen.side == "both"]
    present = [seen for seen in here if seen.finding.presence == "present"]
    if said.negated:
        return ("present", present[0]) if present else None
    if here:
        absent = all(seen.finding.presence == "absent" for seen in here)
        return ("absent", here[0]) if absent else None
    elsewhere = [seen for seen in findings if seen.finding.presence == "present"]
    return (f"on this side: {elsewhere[0].side}", elsewhere[0]) if elsewhere else None

"""Claims about images against what was read in them, of an invented patient."""

import pytest

from wardround.agents.verifier import verify_draft
from wardround.records import Citation, Claim, Draft, Image, ImageFinding, ImageReading, Source

READING = ImageReading(
    image_id="i1",
    status="read",
    engine="made for a test",
    findings=(
        ImageFinding(name="consolidation", presence="present", location="right lower lobe"),
        ImageFinding(name="pleural effusion", presence="present", side="left"),
        ImageFinding(name="pneumothorax", presence="absent"),
        ImageFinding(name="nodule", presence="uncertain"),
    ),
)


def flags(text, case, *, readings=(READING,), kind="image_finding", cites="i1"):
    image = Image(id="i1", source=Source(path="i.png", sha256="0" * 64), modality="CR")
    citations = (Citation(source_id=cites),) if cites else ()
    claim = Claim(id="c1", text=text, kind=kind, section="Findings", citations=citations)
    draft = Draft(task="report", title="t", claims=(claim,), engine="e")
    found = verify_draft(draft, case.model_copy(update={"images": (image,)}), readings=readings)
    return [(f.severity, f.code) for f in found.verdicts[0].flags if f.code.startswith("image_claim")]


@pytest.mark.parametrize(
    "text",
    [
        "There is no consolidation.",
        "Consolidation of the left lower lobe.",
        "Right pleural effusion.",
        "Bilateral pleural effusions.",
        "No pleural effusion.",
        "There is a pneumothorax.",
        "Left pneumothorax.",
    ],
)
@pytest.mark.parametrize(("kind", "cites"), [("image_finding", "i1"), ("image_finding", None), ("finding", "i1")])
def test_what_the_reading_has_otherwise_is_urgent(bare_case, text, kind, cites):
    assert ("urgent", "image_claim_mismatch") in flags(text, bare_case, kind=kind, cites=cites)


@pytest.mark.parametrize(
    "text",
    [
        "Consolidation of the right lower lobe.",
        "Left pleural effusion.",
        "There is a pleural effusion.",
        "No right pleural effusion.",
        "No pneumothorax.",
        "Possible pneumothorax.",
        "A nodule is seen.",
        "No nodule.",
        "The heart is of normal size.",
    ],
)
def test_what_agrees_is_hedged_or_was_not_looked_for_is_not(bare_case, text):
    assert flags(text, bare_case) == []


def test_a_claim_on_a_text_is_not_held_against_the_image(bare_case):
    assert flags("No consolidation.", bare_case, kind="finding", cites=None) == []
    assert flags("No consolidation.", bare_case, cites="d1") == []


@pytest.mark.parametrize("cites", ["i1", None])
def test_where_no_image_was_read_nothing_can_be_claimed(bare_case, cites):
    failed = ImageReading(image_id="i1", status="failed", engine="e", failure="broken")
    assert flags("Consolidation.", bare_case, readings=(failed,), cites=cites) == [("urgent", "image_claim_unread")]

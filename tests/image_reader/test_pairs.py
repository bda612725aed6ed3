"""Images looked at together: an earlier and a later radiograph, patches of a slide; and replies in the wrong words."""

import numpy as np
import pytest

import wardround as wr
from tests.image_reader.test_read import SOUND, look, picture
from tests.tools.pixels.test_slides import PINK, PURPLE, WHITE, painted, write_slide
from wardround.agents.image_reader import read_image
from wardround.models import ScriptedChatModel
from wardround.records import Case, Limits

assert write_slide  # a fixture

WORSE = SOUND | {"findings": [SOUND["findings"][0] | {"change": "worsened"}]}


def case_of(folder, *images):
    return Case(id="invented", task="report", root=str(folder), images=images)


def test_a_radiograph_is_shown_behind_its_prior(tmp_path):
    old, older = picture(tmp_path, "old", 20, date="2026-01-05"), picture(tmp_path, "older", 30, date="2025-12-01")
    new = picture(tmp_path, "new", 90, date="2026-03-01T08:00:00", view="PA")
    model = ScriptedChatModel(replies=[WORSE, SOUND])
    case = case_of(tmp_path, old, new, older)
    reading = read_image(new, case, model=model, limits=Limits())
    assert (reading.status, reading.prior_id, reading.findings[0].change) == ("read", "old", "worsened")
    content = model.requests[0].messages[0].content
    assert [part.get("text", "image") for part in content[:4]] == ["Prior image", "image", "Current image", "image"]
    assert "new since the prior image" in content[4]["text"]
    alone = read_image(old.model_copy(update={"date": None}), case, model=model, limits=Limits())
    assert alone.prior_id is None
    assert alone.pixels_sha256 != reading.pixels_sha256


@pytest.mark.parametrize(
    "other",
    [
        {"date": None},
        {"date": "2026-03-01"},  # the same day
        {"date": "2026"},  # perhaps later
        {"date": "2026-04-01"},
        {"date": "2026-01-05", "view": "LL"},
        {"date": "2026-01-05", "body_part": "KNEE"},
        {"date": "2026-01-05", "modality": "CT"},
    ],
)
def test_what_is_no_prior(tmp_path, other):
    new = picture(tmp_path, "new", date="2026-03-01", view="AP")
    case = case_of(tmp_path, new, picture(tmp_path, "other", 30, **other))
    reading = read_image(new, case, model=ScriptedChatModel(replies=[SOUND]), limits=Limits())
    assert (reading.status, reading.prior_id) == ("read", None)


def test_a_change_is_not_in_the_schema_without_a_prior(tmp_path):
    assert look(tmp_path, WORSE)[0].status == "failed"


def test_a_prior_that_changed_since_intake_is_not_shown(tmp_path):
    old, new = picture(tmp_path, "old", 20, date="2026-01-05"), picture(tmp_path, "new", date="2026-03-01")
    picture(tmp_path, "old", 21)
    model = ScriptedChatModel(replies=[])
    assert read_image(new, case_of(tmp_path, old, new), model=model, limits=Limits()).status == "failed"


CT = {"image_shows": "CT image", "findings": [], "impression": "There is a small hemorrhage."}
FILM = "The cardiomediastinal silhouette is normal. The lungs are clear. No pleural effusion or pneumothorax."


@pytest.mark.parametrize("part", ["HEAD", "CHEST", "ABDOMEN", None])
@pytest.mark.parametrize(
    "changes",
    [
        {"impression": FILM},
        {"impression": "Costophrenic angles are sharp."},
        {"image_shows": "CT, PA and lateral views"},
        {"image_shows": "chest X-ray (CT)"},
    ],
)
def test_a_ct_answered_in_the_words_of_a_chest_radiograph_abstains(tmp_path, part, changes):
    reading, _ = look(tmp_path, CT | changes, image=picture(tmp_path, modality="CT", body_part=part))
    assert reading.abstention.code == "reply_does_not_fit"
    assert look(tmp_path, CT, image=picture(tmp_path, modality="CT", body_part=part))[0].status == "read"


def test_chest_findings_in_a_head_abstain_and_in_a_chest_do_not(tmp_path):
    said = CT | {"impression": "Consolidation of the right lung with a pleural effusion."}
    head, _ = look(tmp_path, said, image=picture(tmp_path, modality="CT", body_part="HEAD"))
    chest, _ = look(tmp_path, said, image=picture(tmp_path, modality="CT", body_part="CHEST"))
    assert head.abstention.code == "reply_does_not_fit"
    assert chest.status == "read"


@pytest.mark.parametrize(("engine", "profile"), [("google/medgemma-1.5-4b-it", "ct-1.5"), ("medgemma-4b-it", "ct-1.0")])
def test_a_ct_is_shown_in_the_windows_of_the_models_version(tmp_path, monkeypatch, engine, profile):
    asked = []

    def prepare(images, root, limits, *, ct_windows):
        asked.append(ct_windows)
        return [np.zeros((8, 8, 3), dtype=np.uint8)], f"ct-{ct_windows}/square896"

    monkeypatch.setattr("wardround.agents.image_reader.message.prepare", prepare)
    image = picture(tmp_path, modality="CT")
    model = ScriptedChatModel(replies=[CT], name=engine)
    reading = read_image(image, case_of(tmp_path, image), model=model, limits=Limits())
    assert reading.profile.startswith(profile)


def test_a_slide_is_read_once_as_patches_without_labels(tmp_path, write_slide):
    (tmp_path / "case").mkdir()
    for name, side, size in (("fine.dcm", 896, 1.0), ("coarse.dcm", 224, 4.0)):
        write_slide(painted([[PINK, WHITE, PURPLE]], side), size, name).rename(tmp_path / "case" / name)
    answer = {"image_shows": "H&E stained tissue", "findings": [], "impression": "Normal tissue."}
    model = ScriptedChatModel(replies=[answer])
    run = wr.run(tmp_path / "case", image_model=model)
    (reading,) = run.readings
    assert (reading.status, reading.profile) == ("read", "slide-10x/patch896")
    (message,) = model.requests[0].messages
    assert [part["type"] for part in message.content] == ["image_url", "image_url", "text"]

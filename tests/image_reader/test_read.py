"""One look at one image: the gate, the question, the fit."""

import hashlib

import numpy as np
import pytest
from PIL import Image as Picture

from wardround.agents.image_reader import read_image
from wardround.models import ScriptedChatModel
from wardround.records import BadReplyError, Case, EndpointError, Image, Limits, Source

SOUND = {
    "image_shows": "frontal chest X-ray",
    "findings": [{"name": "consolidation", "presence": "present", "side": "right", "certainty": "moderate"}],
    "impression": "Right lower lobe consolidation.",
}


def picture(folder, name="i1", shade=90, **fields):
    path = folder / f"{name}.png"
    Picture.fromarray(np.full((12, 16), shade, dtype=np.uint8)).save(path)
    source = Source(path=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), media_type="image/png")
    return Image(id=name, source=source, **{"modality": "CR", "body_part": "CHEST"} | fields)


def look(folder, *replies, image=None, series=(), no_model=False):
    image = image or picture(folder)
    case = Case(id="invented", task="report", root=str(folder), images=(image, *series))
    model = None if no_model else ScriptedChatModel(replies=list(replies))
    return read_image(image, case, model=model, limits=Limits(), series=series), model


def test_a_reply_that_fits_is_a_reading(tmp_path):
    reading, model = look(tmp_path, SOUND)
    assert reading.status == "read"
    assert reading.findings[0].name == "consolidation"
    assert reading.engine == "scripted"
    assert reading.profile
    assert len(reading.pixels_sha256) == 64
    assert len(model.requests) == 1


def test_the_image_stands_before_the_words_in_one_user_turn(tmp_path):
    _, model = look(tmp_path, SOUND)
    (message,) = model.requests[0].messages
    assert [part["type"] for part in message.content] == ["image_url", "text"]
    assert message.content[0]["image_url"]["url"].startswith("data:image/png;base64,")


def test_without_a_model_it_is_measured_and_goes_to_a_person(tmp_path):
    reading, _ = look(tmp_path, no_model=True)
    assert (reading.status, reading.abstention.code) == ("abstained", "no_model")
    assert (reading.measured.rows, reading.measured.columns, reading.measured.mean) == (12, 16, 90)
    assert reading.abstention.message.startswith("i1.png: CR CHEST, 16 x 12 pixels")


def test_an_image_is_called_by_its_file_and_its_place_in_it(tmp_path):
    image = picture(tmp_path, part="page 3", frame=1)
    assert Case(id="invented", task="report", root="/", images=(image,)).name_of("i1") == "i1.png page 3 frame 2"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"modality": "unknown"}, "modality_unknown"),
        ({"modality": "US"}, "modality_unsupported"),
        ({"modality": "MG"}, "modality_unsupported"),
    ],
)
def test_what_no_model_was_evaluated_on_is_not_asked_about(tmp_path, fields, code):
    reading, model = look(tmp_path, image=picture(tmp_path, **fields))
    assert reading.abstention.code == code
    assert model.requests == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"image_shows": "axial CT of the abdomen"},
        {"image_shows": "photo of a skin lesion"},
        {"image_shows": "zqx flum 77"},
        {"impression": "I cannot see an image."},
        {"image_shows": " ", "impression": " ", "findings": []},
    ],
)
def test_a_reply_about_something_else_abstains(tmp_path, changes):
    reading, _ = look(tmp_path, SOUND | changes)
    assert reading.abstention.code == "reply_does_not_fit"
    assert reading.findings == ()


@pytest.mark.parametrize(
    "bad", ["prose", {"findings": []}, SOUND | {"findings": [{"name": "curse", "presence": "present"}]}]
)
def test_a_reply_outside_the_schema_fails_the_reading_and_is_not_text(tmp_path, bad):
    reading, _ = look(tmp_path, bad)
    assert reading.status == "failed"
    assert "curse" not in reading.model_dump_json()
    assert reading.impression is None


def test_an_engine_that_is_away_is_the_graphs_to_handle(tmp_path):
    with pytest.raises(EndpointError):
        look(tmp_path, EndpointError("no answer"))


def test_a_cut_off_reply_fails_this_reading(tmp_path):
    reading, _ = look(tmp_path, BadReplyError("cut off"))
    assert (reading.status, reading.failure) == ("failed", "the model's reply was no answer: cut off")


def test_a_file_that_changed_since_intake_is_not_shown(tmp_path):
    image = picture(tmp_path)
    picture(tmp_path, shade=10)
    reading, model = look(tmp_path, image=image)
    assert reading.status == "failed"
    assert model.requests == ()


def test_slices_carry_their_label_after_each(tmp_path):
    slices = tuple(picture(tmp_path, f"i{n}", n * 40, modality="MR", series="1.2") for n in range(1, 6))
    reply = {"image_shows": "MRI of the brain", "findings": [], "impression": "No abnormality."}
    reading, model = look(tmp_path, reply, image=slices[0], series=slices)
    assert reading.status == "read"
    content = model.requests[0].messages[0].content
    assert [part.get("text", "image") for part in content[:-1]] == [
        part for n in range(1, 6) for part in ("image", f"SLICE {n}")
    ]


def test_another_image_has_another_hash(tmp_path):
    first, _ = look(tmp_path, SOUND, image=picture(tmp_path, "a", 90))
    second, _ = look(tmp_path, SOUND, image=picture(tmp_path, "b", 91))
    assert first.pixels_sha256 != second.pixels_sha256


AXIAL, SAGITTAL, CORONAL = (1.0, 0, 0, 0, 1, 0), (0.0, 1, 0, 0, 0, -1), (1.0, 0, 0, 0, 0, -1)
TILTED = (1.0, 0, 0, 0, 0.906, -0.423)  # a gantry tilted by 25 degrees
BETWEEN = (0.707, -0.707, 0, 0.408, 0.408, -0.816)  # as far from each axis
MR = {"image_shows": "MRI of the brain", "findings": [], "impression": "No abnormality."}


def volume(folder, *turns, **fields):
    given = {"modality": "MR", "body_part": "BRAIN", "series": "1.2"} | fields
    return tuple(picture(folder, f"i{n}", n, orientation=turn, **given) for n, turn in enumerate(turns))


@pytest.mark.parametrize(
    ("turns", "problem"),
    [
        ([SAGITTAL] * 6, "sagittal slices"),
        ([CORONAL] * 6, "coronal slices"),
        ([BETWEEN] * 6, "oblique slices"),
        ([SAGITTAL], "sagittal slices"),
        ([AXIAL] * 4, "4 axial slices"),
        ([AXIAL] * 4 + [SAGITTAL], "4 axial slices"),
        ([None] * 3, "3 axial slices"),
    ],
)
def test_a_series_unlike_those_the_model_was_trained_on_is_not_asked_about(tmp_path, turns, problem):
    slices = volume(tmp_path, *turns)
    reading, model = look(tmp_path, MR, image=slices[0], series=slices[1:] and slices)
    assert (reading.status, reading.abstention.code) == ("abstained", "modality_unsupported")
    assert problem in reading.abstention.message
    assert model.requests == ()


@pytest.mark.parametrize("turns", [[AXIAL] * 5, [TILTED] * 5, [AXIAL], [None], [AXIAL] * 6 + [SAGITTAL]])
def test_axial_slices_and_one_slice_alone_are_asked_about(tmp_path, turns):
    slices = volume(tmp_path, *turns)
    reading, _ = look(tmp_path, MR, image=slices[0], series=slices[1:] and slices)
    assert reading.status == "read"


def slices_shown(model):
    return [part["text"] for part in model.requests[0].messages[0].content[:-1] if part["type"] == "text"]


@pytest.mark.parametrize("scout", [{"orientation": SAGITTAL}, {"orientation": AXIAL, "localizer": True}])
def test_scouts_filed_with_a_volume_are_not_shown_as_its_slices(tmp_path, scout):
    slices = volume(tmp_path, *[AXIAL] * 5, None)
    lost = picture(tmp_path, "scout", 9, modality="MR", body_part="BRAIN", series="1.2", **scout)
    reading, model = look(tmp_path, MR, image=slices[0], series=(lost, *slices))
    assert reading.status == "read"
    assert slices_shown(model) == [f"SLICE {n}" for n in range(1, 7)]  # the one that says nothing stays


def test_a_series_that_turns_a_little_is_shown_whole(tmp_path):
    slices = volume(tmp_path, *[AXIAL] * 4, *[TILTED] * 2)
    _, model = look(tmp_path, MR, image=slices[0], series=slices)
    assert len(slices_shown(model)) == 6


def test_a_plane_named_in_the_case_counts_as_one_in_a_file(tmp_path):
    slices = volume(tmp_path, *[None] * 5, view="Sagittal")
    reading, _ = look(tmp_path, MR, image=slices[0], series=slices)
    assert "sagittal" in reading.abstention.message

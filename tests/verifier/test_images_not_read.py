"""A text that is checked by itself brings no readings of the record's images: that is told, and is never a pass."""

from io import BytesIO

import pytest

import wardround as wr

PIL = pytest.importorskip("PIL.Image")


@pytest.fixture
def folder(tmp_path):
    picture = BytesIO()
    PIL.new("L", (64, 64), 128).save(picture, "PNG")
    (tmp_path / "a.png").write_bytes(picture.getvalue())
    return tmp_path


def test_images_without_a_reading_are_named(folder):
    (folder / "note.txt").write_text("She has asthma.")
    found = wr.verify("She has asthma.", folder)
    assert [(flag.code, flag.severity) for flag in found.flags] == [("not_interpreted", "note")]
    assert "1 image" in found.flags[0].message
    assert found.level == "routine"


def test_a_record_of_images_alone_vouches_for_nothing(folder):
    found = wr.verify("No effusion.", folder)
    assert [verdict.verdict for verdict in found.verdicts] == ["unchecked"]
    assert found.level == "required"

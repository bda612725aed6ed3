"""`wardround deidentify`: what leaves is written, what does not is said."""

import io
import json

import pydicom
import pytest
from PIL import Image
from pydicom.data import get_testdata_file

from wardround.cli import main


def call(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in arguments])
    return ended.value.code, capsys.readouterr().out


def test_a_case_leaves_without_its_patient(tmp_path, capsys):
    source, out = tmp_path / "case", tmp_path / "out"
    source.mkdir()
    (source / "note.txt").write_text(
        "INVENTED\nPatient: Erika Muster\nDOB: 1961-04-02\n\nMEDICATIONS\nMetformin 500 mg.\n"
    )
    for name, modality in (("echo.dcm", "US"), ("ct.dcm", "CT")):
        dataset = pydicom.dcmread(get_testdata_file("CT_small.dcm") or "")
        dataset.Modality, dataset.SeriesInstanceUID, dataset.PatientName = (
            modality,
            f"1.2.3.{len(name)}",
            "Muster^Erika",
        )
        dataset.PatientName, dataset.PatientID, dataset.PatientBirthDate = "Muster^Erika", "EX-7", "19610402"
        dataset.save_as(source / name)
    code, printed = call(capsys, "deidentify", source, out, "--json")
    lines = {line["item"]: line for line in json.loads(printed)["items"]}
    assert lines["note.txt"]["file"] == "document-0001.txt"
    text = (out / "document-0001.txt").read_text()
    assert "Metformin 500 mg" in text
    assert "Muster" not in text
    assert lines["ct.dcm"]["file"] == "image-0001.dcm"
    assert b"Muster" not in (out / "image-0001.dcm").read_bytes()
    assert lines["echo.dcm"]["file"] is None
    assert "ultrasound" in lines["echo.dcm"]["reason"]
    assert code == 1


def test_a_folder_with_something_in_it_is_not_written_to(tmp_path, capsys):
    (tmp_path / "note.txt").write_text("INVENTED\nFever for two days.\n")
    assert call(capsys, "deidentify", tmp_path, tmp_path)[0] == 1


def test_each_picture_in_a_letter_is_named_where_it_is_left_out(tmp_path, capsys):
    source = tmp_path / "case"
    source.mkdir()
    data = io.BytesIO()
    Image.effect_noise((450, 450), 60).save(data, "PNG")
    picture = rb"{\pict\pngblip " + data.getvalue().hex().encode() + b"}"
    (source / "letter.rtf").write_bytes(rb"{\rtf1\ansi INVENTED. Fever.\par " + 2 * picture + b"}")
    code, printed = call(capsys, "deidentify", source, tmp_path / "out", "--json")
    left_out = [line["item"] for line in json.loads(printed)["items"] if line["file"] is None]
    assert (code, left_out) == (1, ["letter.rtf picture 1", "letter.rtf picture 2"])

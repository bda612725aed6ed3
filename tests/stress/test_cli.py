"""The two commands, on the example cases."""

import json
from pathlib import Path

import pytest

from wardround.agents.stress import Labelled, calibrate, fewest_notes
from wardround.cli import main
from wardround.records import UnreadableError
from wardround.stress import calibrate_on_reviewed, stress

CASES = Path(__file__).parents[2] / "examples" / "cases"


def run(capsys, *args):
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return ended.value.code, capsys.readouterr().out


def test_stress_reports_every_class_that_could_be_planted(capsys):
    code, out = run(capsys, "stress", str(CASES / "pneumonia"), "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found["caught"]) == set(found["planted"])
    assert found["caught"]["dose"] == found["planted"]["dose"] > 0
    assert found["caught"]["drug"] == found["planted"]["drug"] > 0
    assert found["caught"]["citation"] == found["planted"]["citation"] == 12
    assert found["caught"]["omission"] == found["planted"]["omission"] > 0
    assert found["false_flags"] <= 0.1


def test_stress_of_own_drafts(capsys, tmp_path):
    (tmp_path / "pneumonia.txt").write_text("She has pneumonia of the right lower lobe.", encoding="utf-8")
    code, out = run(capsys, "stress", str(CASES / "pneumonia"), "--drafts", str(tmp_path), "--json")
    assert code == 0
    assert json.loads(out)["drafts"] == 1


def test_calibrate_on_reviewed_notes(capsys, tmp_path):
    line = {"claims": [{"risk": 0.9, "wrong": True}, *[{"risk": 0.1, "wrong": False}] * 9]}
    path = tmp_path / "reviewed.jsonl"
    path.write_text("\n".join([json.dumps(line)] * 60), encoding="utf-8")
    code, out = run(capsys, "calibrate", "--reviewed", str(path), "--json")
    gate = json.loads(out)
    assert code == 0
    assert gate["threshold"] == 0.9
    assert gate["flagged"] == pytest.approx(0.1)


def test_calibrate_on_exported_feedback_takes_each_run_as_a_note(capsys, tmp_path):
    risks = {"edited": 0.9, "removed": 0.8, "kept": 0.1}
    lines = [{"run_id": f"r{n}", "label": label, "risk": risk} for n in range(60) for label, risk in risks.items()]
    path = tmp_path / "feedback.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, out = run(capsys, "calibrate", "--reviewed", str(path), "--json")
    gate = json.loads(out)
    assert code == 0
    assert (gate["notes"], gate["threshold"]) == (60, 0.8)


def test_calibrate_refuses_an_unknown_label(capsys, tmp_path):
    path = tmp_path / "feedback.jsonl"
    path.write_text(json.dumps({"run_id": "r", "label": "odd", "risk": 0.5}), encoding="utf-8")
    assert run(capsys, "calibrate", "--reviewed", str(path))[0] != 0


def test_calibrate_says_what_it_guarantees_and_what_passes_at_other_thresholds(capsys, tmp_path):
    line = {"claims": [{"risk": 0.9, "wrong": True}, *[{"risk": 0.1, "wrong": False}] * 9]}
    path = tmp_path / "reviewed.jsonl"
    path.write_text("\n".join([json.dumps(line)] * 60), encoding="utf-8")
    sure, average = (run(capsys, "calibrate", "--reviewed", str(path), *more)[1] for more in ((), ("--on-average",)))
    assert "with probability 0.95" in sure
    assert "on average" in average
    assert "assumed: later notes" in sure
    assert "90.0%" in sure


def test_calibrate_on_cases_has_a_gate_for_omissions_too(capsys):
    code, out = run(capsys, "calibrate", str(CASES), "--on-average", "--alpha", "0.6", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["omissions"]["notes"] >= 2
    assert found["omissions"]["threshold"] > 0


def test_calibrate_needs_one_kind_of_notes(capsys):
    assert run(capsys, "calibrate")[0] == 2


DIALOGUE = "Doctor: What do you take?\nPatient: Metformin 500 mg twice a day.\nDoctor: Any chest pain?\nPatient: No.\n"
NOTE = "She takes metformin 500 mg twice daily. She denies chest pain.\n"


def test_what_was_not_caught_is_shown_and_no_case_is_left_aside_in_silence(capsys, tmp_path):
    for name in ("one", "two"):
        (tmp_path / "cases" / name).mkdir(parents=True)
        (tmp_path / "cases" / name / "visit.txt").write_text(DIALOGUE)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "one.txt").write_text(NOTE)
    given = ("stress", str(tmp_path / "cases"), "--drafts", str(tmp_path / "drafts"))
    found = json.loads(run(capsys, *given, "--json")[1])
    assert found["without_draft"] == ["two"]
    assert len(found["missed"]) == sum(found["planted"].values()) - sum(found["caught"].values())
    out = run(capsys, *given, "--missed")[1]
    assert "no draft for it: two" in out
    for one in found["missed"]:
        assert one["text"] in out


def test_flagged_rewordings_are_shown_with_the_sentence_they_reword(capsys):
    given = ("stress", str(CASES / "medication_conflict"))
    found = json.loads(run(capsys, *given, "--json")[1])
    assert found["reworded"]
    assert found["benign_flagged"] > 0
    out = run(capsys, *given, "--missed")[1]
    for one in found["reworded"]:
        assert one["text"] != one["was"]
        assert one["was_flagged"] == (one["was"] in {claim["text"] for claim in found["flagged"]})
        assert f"{', '.join(one['codes'])}, risk {one['risk']:.2f}: {one['text']}" in out
        assert f": {one['was']}" in out


def test_where_every_case_is_refused_they_are_named(capsys):
    with pytest.raises(SystemExit):
        main(["stress", str(CASES / "mixed_patients")])
    assert "refused: mixed_patients" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["no folder", "no text"])
def test_drafts_that_cannot_be_read_are_one_line(capsys, tmp_path, what):
    if what == "no text":
        (tmp_path / "pneumonia.txt").write_bytes(bytes(range(256)))
    folder = tmp_path if what == "no text" else tmp_path / "none"
    with pytest.raises(SystemExit) as ended:
        main(["stress", str(CASES / "pneumonia"), "--drafts", str(folder)])
    err = capsys.readouterr().err
    assert ended.value.code == 1
    assert err.startswith("error: ")
    assert "unexpected" not in err


def test_from_python_on_strings():
    found = stress({"one": {"visit": DIALOGUE}}, {"one": NOTE})
    assert found.drafts == 1
    assert found.planted["dose"] == found.caught["dose"] > 0


def test_calibrate_says_how_many_notes_it_would_need_and_promises_nothing(capsys):
    out = run(capsys, "calibrate", str(CASES / "pneumonia"))[1]
    assert "fewer than 32 notes never suffice" in out
    assert "guaranteed" not in out


@pytest.mark.parametrize(("alpha", "confidence"), [(0.1, 0.95), (0.2, 0.9), (0.05, 0.5), (0.1, None), (0.25, None)])
def test_with_fewer_notes_nothing_is_ever_safe(alpha, confidence):
    note = [Labelled(0.9, True), Labelled(0.1, False)]
    few = [note] * (fewest_notes(alpha, confidence) - 1)
    assert not few or calibrate(few, alpha, confidence).threshold == 0


@pytest.mark.parametrize(
    "claim",
    [
        '{"risk": 0.2, "wrong": "no"}',
        '{"risk": NaN, "wrong": true}',
        '{"risk": 1.2, "wrong": true}',
        '{"risk": "0.2", "wrong": true}',
    ],
)
def test_a_label_or_a_risk_that_is_none_is_refused_with_its_line(capsys, tmp_path, claim):
    path = tmp_path / "reviewed.jsonl"
    good = '{"claims": [{"risk": 0.4, "wrong": true}]}'
    path.write_text("\n".join([good, "", '{"claims": [' + claim + "]}", good]))
    assert run(capsys, "calibrate", "--reviewed", str(path))[0] == 1
    with pytest.raises(UnreadableError, match=r"line 3 of .*reviewed\.jsonl is no reviewed note"):
        calibrate_on_reviewed(path, 0.1, None)


def test_the_threshold_that_is_printed_is_never_above_the_one_that_was_found(capsys, tmp_path):
    path = tmp_path / "reviewed.jsonl"
    path.write_text('{"claims": [{"risk": 0.43996, "wrong": true}, {"risk": 0.1, "wrong": false}]}\n' * 60)
    _, out = run(capsys, "calibrate", "--reviewed", str(path))
    assert "a risk of 0.4399 or more" in out

"""The command line, as a user meets it: exit codes, one-line errors, JSON, and a page that can be read."""

import io
import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from wardround import api
from wardround.cli import main

CASES = Path(__file__).parents[2] / "examples" / "cases"
PNEUMONIA = str(CASES / "pneumonia")


@pytest.fixture
def wardround(capsys):
    """Runs a command; gives its exit code, stdout and stderr."""

    def call(*args):
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        captured = capsys.readouterr()
        return ended.value.code, captured.out, captured.err

    return call


def run_id(out):
    return json.loads(out)["id"]


def test_help_imports_nothing_heavy():
    code = "import sys; from wardround.cli import app; print([m for m in sys.modules if m.split('.')[0] in HEAVY])"
    heavy = {"langgraph", "langchain_core", "chromadb", "pydicom", "pypdfium2", "PIL", "torch", "numpy", "rich.console"}
    done = subprocess.run(
        [sys.executable, "-c", f"HEAVY = {heavy!r}; {code}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_run_shows_the_draft_its_sources_what_is_not_covered_and_what_to_do(wardround):
    code, out, _ = wardround("run", PNEUMONIA)
    assert code == 0
    assert "PRELIMINARY" in out
    assert "Metformin" in out
    assert re.search(r"c\d+ .*[⁰¹²³⁴⁵⁶⁷⁸⁹]", out)
    assert "no_model" in out
    assert "wardround review approve" in out
    assert "no language model" in out


def test_json_goes_to_stdout_alone_and_is_the_run(wardround):
    code, out, err = wardround("run", PNEUMONIA, "--json")
    run = json.loads(out)
    assert (code, run["status"], err) == (0, "awaiting_review", "")
    assert run["draft"]["preliminary"] is True


def test_from_run_to_report(wardround, tmp_path):
    out_folder = tmp_path / "out"
    _, out, _ = wardround("run", PNEUMONIA, "--json", "--out", out_folder)
    name = run_id(out)
    assert (out_folder / "draft.md").read_text().startswith("# ")
    code, listed, _ = wardround("review", "list", "--json")
    assert [entry["id"] for entry in json.loads(listed)] == [name]
    code, shown, _ = wardround("review", "show", name)
    assert code == 0
    assert "2026-03-02_admission_note.txt" in shown
    code, out, _ = wardround("review", "approve", name, "--reviewer", "Dr A. Example", "--out", out_folder)
    assert code == 0
    assert "FINAL" in out
    assert "Countersigned by Dr A. Example" in (out_folder / "report.md").read_text()
    code, out, _ = wardround("audit", "verify", name)
    assert (code, out.strip()) == (0, "intact")
    code, out, _ = wardround("audit", "verify", out_folder / "run.json")
    assert (code, out.strip()) == (0, "intact")
    code, out, _ = wardround("replay", name)
    assert (code, out.strip()) == (0, "no difference")
    code, _, err = wardround("review", "approve", name, "--reviewer", "Dr B. Example")
    assert code == 1
    assert err.startswith("error: ")


def test_one_changed_byte_of_a_run_record_is_found(wardround, tmp_path):
    _, out, _ = wardround("run", PNEUMONIA, "--json")
    wardround("review", "approve", run_id(out), "--reviewer", "Dr A. Example", "--out", tmp_path)
    path = tmp_path / "run.json"
    path.write_text(path.read_text().replace("Metformin 1000 mg", "Metformin 1001 mg", 1))
    code, out, _ = wardround("audit", "verify", path)
    assert code == 1
    assert out.strip() != "intact"


def test_edit_reject_and_return(wardround):
    runs = [run_id(wardround("run", PNEUMONIA, "--json")[1]) for _ in range(3)]
    who = ("--reviewer", "Dr A. Example")
    code, out, _ = wardround("review", "edit", runs[0], "--drop", "c1", *who, "--json")
    assert code == 0
    assert "c1" not in [claim["id"] for claim in json.loads(out)["draft"]["claims"]]
    code, out, _ = wardround("review", "reject", runs[1], *who, "--comment", "wrong case", "--json")
    assert (code, json.loads(out)["status"]) == (0, "rejected")
    code, out, _ = wardround("review", "return", runs[2], *who, "--comment", "more on the cough", "--json")
    assert (code, json.loads(out)["status"]) == (0, "awaiting_review")


def test_what_cannot_be_done_is_said_before_anything_is(wardround, tmp_path):
    (tmp_path / "taken").write_text("x")
    code, _, err = wardround("run", PNEUMONIA, "--out", tmp_path / "taken")
    assert (code, "cannot write to" in err) == (1, True)
    code, _, err = wardround("run", PNEUMONIA, "--task", "sumary")
    assert (code, "summary, answer" in err) == (2, True)
    assert json.loads(wardround("review", "list", "--all", "--json")[1]) == []
    name = run_id(wardround("run", PNEUMONIA, "--json")[1])
    code, _, err = wardround("review", "approve", name, "--reviewer", "  ")
    assert (code, "--reviewer needs a name" in err) == (2, True)


def test_an_answer(wardround):
    code, out, _ = wardround("run", PNEUMONIA, "--task", "answer", "--question", "Which antibiotic, and why?", "--json")
    claims = [claim["text"] for claim in json.loads(out)["draft"]["claims"]]
    assert code == 0
    assert any("levofloxacin" in text.lower() for text in claims)


def test_verify_shows_each_flagged_sentence_with_its_evidence(wardround, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text("She takes metformin 100 mg twice daily.\nShe denies hemoptysis.\n")
    code, out, _ = wardround("verify", draft, "--case", PNEUMONIA)
    assert code == 1
    assert "dose_mismatch" in out or "number_mismatch" in out
    assert "1000 mg" in out
    code, out, _ = wardround("verify", draft, "--case", PNEUMONIA, "--json")
    verdicts = json.loads(out)["verdicts"]
    assert [verdict["verdict"] for verdict in verdicts] == ["contradicted", "supported"]
    text = draft.read_text()
    assert text[verdicts[1]["start"] : verdicts[1]["end"]] == "She denies hemoptysis."


def test_verify_shows_each_flag_with_the_place_it_rests_on(wardround, tmp_path):
    case, draft = tmp_path / "note.txt", tmp_path / "draft.txt"
    case.write_text("Pneumonia of the right lower lobe. Ceftriaxone 1 g daily for 5 days. Codeine 30 mg daily.\n")
    draft.write_text("Pneumonia of the left lower lobe, ceftriaxone for 7 days.\nCeftriaxone 2 g daily.\n")
    _, out, _ = wardround("verify", draft, "--case", case)
    first, second = " ".join(out.split("Not in the draft")[0].split()).split("c2 (")
    assert "Pneumonia of the right lower lobe." in first  # also where the flag on the side names no place of its own
    assert "for 5 days" in first
    assert "Ceftriaxone 1 g daily" in second
    assert "Codeine" not in second  # near in words only; the flag does not rest on it
    assert not [line for line in out.splitlines() if line.startswith("    ") and line.endswith(" ")]


def test_verify_shows_the_heading_of_a_claim_that_says_nothing_without_it(wardround, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text("Past surgical history: None\n\n## Allergies\nNone\n\nMetformin 1000 mg twice daily.\n")
    _, out, _ = wardround("verify", draft, "--case", PNEUMONIA)
    assert "[Allergies] None" in out
    assert "[Past surgical history] None" in out
    _, out, _ = wardround("verify", draft, "--case", PNEUMONIA, "--json")
    assert [one["section"] for one in json.loads(out)["verdicts"]][:2] == ["Past surgical history", "Allergies"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_verify_reads_a_draft_in_the_encodings_that_records_come_in(wardround, tmp_path, encoding):
    draft = tmp_path / "draft.md"
    draft.write_bytes("Für Frau Müller:\r\nShe denies hemoptysis.\r\n".encode(encoding))
    verdicts = json.loads(wardround("verify", draft, "--case", PNEUMONIA, "--json")[1])["verdicts"]
    text = draft.read_bytes().decode(encoding)
    assert [text[one["start"] : one["end"]] for one in verdicts] == [one["text"] for one in verdicts]


def test_a_draft_that_is_no_text_is_named_by_its_type():
    with pytest.raises(TypeError, match="not NoneType"):
        api.verify(None, {"visit": "She has asthma."})


def test_verify_says_why_a_draft_cannot_be_read(wardround, tmp_path):
    code, _, err = wardround("verify", tmp_path / "none.md", "--case", PNEUMONIA)
    assert (code, "No such file" in err) == (2, True)
    (tmp_path / "draft.md").write_bytes(bytes(range(256)) * 20)
    code, _, err = wardround("verify", tmp_path / "draft.md", "--case", PNEUMONIA)
    assert (code, "binary" in err) == (2, True)


def test_json_of_verify_is_as_documented(wardround, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text("She takes metformin 100 mg twice daily.\n")
    found = json.loads(wardround("verify", draft, "--case", PNEUMONIA, "--json")[1])
    page = (Path(__file__).parents[2] / "docs" / "verifier.md").read_text()
    section = page.split("## As JSON")[1].split("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", section))
    verdict, flags = found["verdicts"][0], found["verdicts"][0]["flags"]
    keys = [*found, *verdict, *flags[0], *flags[0]["citations"][0], *next(iter(found["sources"].values()))]
    assert set(keys) <= named
    cited = {c["source_id"] for one in found["verdicts"] for c in one["evidence"]}
    assert cited <= set(found["sources"])
    assert api.Verification.model_validate(found).verdicts[0].text == verdict["text"]


def test_verify_takes_a_draft_with_its_citations(wardround, tmp_path):
    case = api.load_case(PNEUMONIA)
    text = case.documents[0].text
    claim = {"id": "c1", "text": "She has pneumonia.", "kind": "finding", "section": "Course"}
    cited = {"source_id": case.documents[0].id, "start": 3, "end": 9, "quote": text[2:8]}
    draft = tmp_path / "draft.json"
    written = {"task": "summary", "title": "T", "engine": "by hand", "claims": [{**claim, "citations": [cited]}]}
    draft.write_text(json.dumps(written))
    code, out, _ = wardround("verify", draft, "--case", PNEUMONIA)
    assert code == 1
    assert "is not what is quoted" in out
    draft.write_text('{"claims": "none"}')
    code, _, err = wardround("verify", draft, "--case", PNEUMONIA)
    assert code == 2
    assert "is not a draft" in err
    draft.write_text('{"medications": [{"name": "Metformin", "dose": "850 mg"}]}')  # another system's
    assert "“850 mg” is not in the sources" in wardround("verify", draft, "--case", PNEUMONIA)[1]
    draft.write_text(json.dumps({**written, "claims": [claim, claim]}))
    assert "two claims have the same id" in wardround("verify", draft, "--case", PNEUMONIA)[2]
    draft.write_text(json.dumps({**written, "claims": []}))
    assert "nothing was checked" in wardround("verify", draft, "--case", PNEUMONIA)[1]


def test_a_knowledge_store_is_filled_and_searched(wardround, tmp_path):
    store = tmp_path / "store"
    note = tmp_path / "cards.md"
    note.write_text("# Metformin\n\nMetformin is a biguanide.\n")
    assert wardround("knowledge", "add", note, "--store", store)[0] == 0
    code, out, _ = wardround("knowledge", "search", "biguanide", "--store", store, "--json")
    assert code == 0
    assert "biguanide" in json.loads(out)[0]["passage"]["text"]
    code, out, _ = wardround("knowledge", "info", "--store", store)
    assert code == 0
    assert "{" not in out
    code, _, err = wardround("knowledge", "info", "--store", tmp_path / "none")
    assert code == 1
    assert err.count("\n") == 1


def test_what_is_deleted_from_a_store_leaves_nothing(wardround, tmp_path):
    store = tmp_path / "store"
    for name, text in (("keep.md", "Scurvy is a lack of ascorbic acid."), ("gone.md", "Zyxwort is a made-up herb.")):
        (tmp_path / name).write_text(f"# {name}\n\n{text}\n")
        assert wardround("knowledge", "add", tmp_path / name, "--store", store)[0] == 0
    hits = json.loads(wardround("knowledge", "search", "zyxwort", "--store", store, "--json")[1])
    gone = hits[0]["passage"]["document_id"]
    assert wardround("knowledge", "delete", "no-such-id", "--store", store)[:2] == (0, "deleted: 0\n")
    code, out, _ = wardround("knowledge", "delete", gone, "--store", store, "--compact", "--json")
    assert (code, json.loads(out)) == (0, {"deleted": 1})
    assert not any(b"yxwort" in file.read_bytes() for file in store.rglob("*") if file.is_file())
    assert json.loads(wardround("knowledge", "search", "zyxwort", "--store", store, "--json")[1]) == []
    assert json.loads(wardround("knowledge", "search", "scurvy", "--store", store, "--json")[1])


def test_a_store_is_compacted_and_says_what_it_holds(wardround, tmp_path):
    store, note = tmp_path / "store", tmp_path / "cards.md"
    note.write_text("# Metformin\n\nMetformin is a biguanide.\n")
    assert wardround("knowledge", "add", note, "--store", store)[0] == 0
    code, out, _ = wardround("knowledge", "compact", "--store", store, "--json")
    assert (code, json.loads(out)["documents"]) == (0, 1)
    code, out, _ = wardround("knowledge", "compact", "--store", store)
    assert code == 0
    assert "documents" in out
    code, _, err = wardround("knowledge", "compact", "--store", tmp_path / "none")
    assert (code, err.count("\n")) == (1, 1)


def test_doctor_says_what_runs(wardround):
    code, out, _ = wardround("doctor", "--json")
    parts = {part["part"]: part for part in json.loads(out)}
    assert code == 0
    assert parts["python"]["ok"]


def test_batch_goes_on_after_a_refused_case(wardround, tmp_path):
    code, out, _ = wardround("batch", CASES, "--out", tmp_path, "--json")
    statuses = {result["case"]: result["status"] for result in json.loads(out)}
    assert code == 1
    assert statuses["mixed_patients"] == "refused"
    assert statuses["pneumonia"] == "awaiting_review"


def test_forget_deletes(wardround):
    name = run_id(wardround("run", PNEUMONIA, "--json")[1])
    assert wardround("forget", name)[0] == 2
    assert wardround("forget", name, "--yes")[0] == 0
    assert wardround("review", "show", name)[0] == 1


def broken_settings(folder):
    (folder / "case.toml").write_text("task = ")
    (folder / "note.txt").write_text("Cough.")
    return "run", folder


BAD = {
    "empty folder": lambda folder: ("run", folder),
    "no such folder": lambda folder: ("run", folder / "none"),
    "unknown task": lambda folder: ("run", PNEUMONIA, "--task", "diagnose"),
    "missing question": lambda folder: ("run", PNEUMONIA, "--task", "answer"),
    "directory as draft": lambda folder: ("verify", folder, "--case", PNEUMONIA),
    "unknown run": lambda folder: ("review", "show", "none"),
    "broken case.toml": broken_settings,
    "mixed patients": lambda folder: ("run", CASES / "mixed_patients"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_one_line_that_says_what_to_do(wardround, tmp_path, what):
    (tmp_path / "bad").mkdir()
    code, _, err = wardround(*BAD[what](tmp_path / "bad"))
    assert code in (1, 2)
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("model", "error"),
    [("parrot", "ModelNotAvailableError"), ("openai:http://192.0.2.1/v1#m", "RemoteNotAllowedError")],
)
def test_an_engine_that_cannot_be_had_is_said(wardround, model, error):
    code, out, err = wardround("run", PNEUMONIA, "--text-model", model, "--json")
    assert code == 1
    assert json.loads(out)["error"]["code"] == error
    assert "Traceback" not in out + err


def test_a_case_that_cannot_be_read_says_so_in_one_line(wardround, tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "broken.json").write_text('{"resourceType": ')
    code, out, err = wardround("run", tmp_path / "case")
    assert code == 1
    assert "ABSTAINED" in out
    assert err.startswith("error: nothing_readable: ")
    assert "broken.json" in err
    assert err.count("\n") == 1


def test_mixed_patients_names_both_sources(wardround):
    _, _, err = wardround("run", CASES / "mixed_patients")
    assert "note_a.txt" in err
    assert "note_b.txt" in err


def test_usage_errors_exit_with_2(wardround, tmp_path):
    assert wardround("run")[0] == 2
    assert wardround("nonsense")[0] == 2
    assert wardround("batch", CASES, "--out", tmp_path, "--engine", "spark")[0] == 2
    assert wardround("calibrate", CASES, "--alpha", "2")[0] == 2
    assert wardround("knowledge", "add", "--store", tmp_path / "store")[0] == 2
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("group", [(), ("knowledge",), ("audit",)])
def test_a_group_without_a_command_shows_its_help(wardround, group):
    code, _, err = wardround(*group)
    assert code == 2
    assert err.startswith("Usage: ")
    assert "\nCommands:\n" in err
    assert "..." not in err.partition("Commands:")[2]


def test_a_batch_runs_nothing_that_it_could_not_write(wardround, tmp_path):
    (tmp_path / "file").write_text("")
    code, out, err = wardround("batch", CASES, "--out", tmp_path / "file")
    assert code == 1
    assert err.startswith("error: cannot write to ")
    assert out == ""
    assert json.loads(wardround("review", "list", "--all", "--json")[1]) == []


def test_what_is_unknown_is_said_of_runs_and_cases(wardround):
    assert "no run or case 'none'" in wardround("forget", "none", "--yes")[2]


def test_an_audit_takes_the_folder_that_a_run_was_written_to_and_any_file(wardround, tmp_path):
    wardround("run", PNEUMONIA, "--out", tmp_path)
    assert wardround("audit", "verify", tmp_path)[1] == wardround("audit", "verify", tmp_path / "run.json")[1] != ""
    assert "is no run record" in wardround("audit", "verify", CASES / "pneumonia" / "chest.dcm")[1]


def test_the_review_page_says_where_it_is_only_when_it_is_there(wardround):
    pytest.importorskip("uvicorn")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = wardround("serve", "--port", port, "--no-browser")
    assert (code, out) == (1, "")
    assert err.startswith(f"error: the page cannot be served at 127.0.0.1:{port}: ")
    assert err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written(wardround, tmp_path, monkeypatch):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    monkeypatch.setenv("WARDROUND_HOME", str(locked))
    code, _, err = wardround("run", PNEUMONIA)
    assert code == 1
    assert "WARDROUND_HOME" in err


def test_a_home_that_is_a_file(wardround, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WARDROUND_HOME", str(tmp_path / "file"))
    code, _, err = wardround("run", PNEUMONIA)
    assert code == 1
    assert "WARDROUND_HOME" in err


def test_broken_files_are_on_record_and_the_rest_is_read(wardround, tmp_path):
    folder = tmp_path / "case"
    (folder / "x.txt").mkdir(parents=True)
    (folder / "note.txt").write_text("ASSESSMENT\nInvented patient with asthma.\n")
    (folder / "broken.json").write_text('{"resourceType": "Bundle", ')
    (folder / "broken.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"\xff" * 64)
    (folder / "noise.png").write_bytes(os.urandom(64))
    code, out, _ = wardround("run", folder, "--json")
    coverage = {entry["item"]: entry["status"] for entry in json.loads(out)["coverage"]}
    assert code == 0
    assert coverage["note.txt"] == "read"
    assert {coverage[name] for name in ("broken.json", "broken.dcm", "noise.png")} <= {"unreadable", "refused"}


@pytest.mark.parametrize(
    "spec",
    [
        "gpt",
        "openai:http://127.0.0.1:1/v1?colour=red#m",
        "openai:http://127.0.0.1:1/v1?timeout=long#m",
        "openai:http://192.0.2.1/v1#m",
        "scripted:none.json",
    ],
)
def test_a_model_that_can_never_be_loaded_leaves_no_run_behind(wardround, spec):
    code, _, err = wardround("run", PNEUMONIA, "--text-model", spec)
    assert (code, err.count("\n")) == (1, 1)
    assert json.loads(wardround("review", "list", "--all", "--json")[1]) in ([], {"runs": []})


def test_a_failed_run_is_resumed_with_another_model(wardround, tmp_path):
    (tmp_path / "note.txt").write_text("INVENTED PATIENT\n\nShe has a cough.\n")
    statement = {"section": "Course", "kind": "finding", "text": "She has a cough.", "evidence": ["d1.2"]}
    (tmp_path / "replies.json").write_text(json.dumps([{"statements": [statement], "more_evidence": []}]))
    url = "openai:http://127.0.0.1:1/v1?max_retries=0#m"
    code, _, err = wardround("run", tmp_path / "note.txt", "--text-model", url, "--run-id", "a")
    assert code == 1
    assert "no connection" in err
    assert wardround("resume", "a", "--text-model", f"scripted:{tmp_path / 'replies.json'}")[0] == 0


def test_a_batch_runs_a_changed_case_anew_and_says_so(wardround, tmp_path):
    note = tmp_path / "cases" / "one" / "note.txt"
    note.parent.mkdir(parents=True)
    note.write_text("INVENTED PATIENT\n\nShe has a cough.\n")
    batch = ("batch", tmp_path / "cases", "--out", tmp_path / "out", "--json")
    before = json.loads(wardround(*batch)[1])[0]
    note.write_text("INVENTED PATIENT\n\nShe has a fever.\n")
    code, out, _ = wardround(*batch)
    after = json.loads(out)[0]
    assert code == 0
    assert after["run_id"] != before["run_id"]
    assert before["run_id"] in after["message"]
    assert "fever" in (tmp_path / "out" / "one" / "draft.md").read_text()
    assert json.loads(wardround(*batch)[1])[0]["run_id"] == after["run_id"]
    assert len(json.loads(wardround("review", "list", "--json")[1])) == 2


@pytest.mark.parametrize("given", [{"task": "letter"}, {"text_modl": "x"}])
def test_an_option_that_there_is_not_is_named(given):
    with pytest.raises(TypeError, match=next(iter(given))):
        api.run(PNEUMONIA, **given)


def test_positions_are_those_of_a_draft_with_the_line_ends_of_windows(wardround, tmp_path):
    text = "PLAN\r\n\r\nShe takes metformin 500 mg twice daily.\r\nShe reports hemoptysis.\r\n"
    (tmp_path / "draft.txt").write_bytes(text.encode())
    _, out, _ = wardround("verify", tmp_path / "draft.txt", "--case", PNEUMONIA, "--json")
    verdicts = json.loads(out)["verdicts"]
    assert [text[one["start"] : one["end"]] for one in verdicts] == [one["text"] for one in verdicts]
    assert len(verdicts) == 2


def test_without_a_terminal_nothing_is_wrapped_or_filled_up(wardround, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text("She takes metformin 850 mg twice daily.\n")
    _, out, _ = wardround("verify", draft, "--case", PNEUMONIA)
    quote = "2026-03-05_discharge_note.txt 663-716: “Metformin 1000 mg twice daily, restart on 2026-03-07.”"
    assert quote in out
    assert [line for line in out.split("\n") if line != line.rstrip()] == []
    _, page, _ = wardround("run", PNEUMONIA)
    lines = page.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert max(map(len, lines)) > 100
    assert len(lines[0]) <= 80


def test_what_no_check_could_tell_is_counted_and_listed(wardround, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text("The quokka naps. She takes metformin 1000 mg twice daily.\n")
    _, out, _ = wardround("verify", draft, "--case", PNEUMONIA)
    assert out.startswith("2 claims, 0 to look at, 1 claim no check could tell; review level: ")
    assert "\nNo check could tell\n  c1 (0-16): The quokka naps.\n" in out
    draft.write_text("She takes metformin 1000 mg twice daily.\n")
    _, out, _ = wardround("verify", draft, "--case", PNEUMONIA)
    assert "no check could tell" not in out.casefold()


@pytest.mark.parametrize("name", ["draft.docx", "draft.rtf"])
def test_a_draft_may_be_a_letter(name, wardround, tmp_path):
    said = "She takes metformin 100 mg twice daily."
    draft = tmp_path / name
    draft.write_bytes(_letter(said) if name == "draft.docx" else rb"{\rtf1\ansi " + said.encode() + rb"\par}")
    code, out, _ = wardround("verify", draft, "--case", PNEUMONIA, "--json")
    (verdict,) = json.loads(out)["verdicts"]
    assert (code, verdict["text"], verdict["verdict"]) == (1, said, "contradicted")
    assert (verdict["start"], verdict["end"]) == (None, None)


def test_what_is_a_picture_in_a_letter_is_told(wardround, tmp_path):
    draft = tmp_path / "draft.rtf"
    picture = io.BytesIO()
    Image.effect_noise((500, 500), 60).save(picture, "PNG")
    said = rb"{\rtf1\ansi She denies hemoptysis.\par {\pict\pngblip " + picture.getvalue().hex().encode() + b"}}"
    draft.write_bytes(said)
    code, out, _ = wardround("verify", draft, "--case", PNEUMONIA, "--json")
    found = json.loads(out)
    assert (code, found["level"] != "routine") == (1, True)
    assert any("draft.rtf picture 1" in flag["message"] for flag in found["flags"])


def _letter(said):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        body = f"<w:body><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:body>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}">{body}</w:document>')
    return data.getvalue()

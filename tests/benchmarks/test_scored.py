"""The row of figures for scorers by models: with a scripted double, on invented visits."""

import csv
import json

import pytest

from benchmarks.verifier import data
from benchmarks.verifier.data import visit
from benchmarks.verifier.scored import alone, beside_the_rules, main
from benchmarks.verifier.scorers import wardround
from wardround.agents.verifier import load_scorers
from wardround.models import ScriptedChatModel
from wardround.records import EndpointError, EngineError

RECORD = """[doctor] hi , how is the left knee ?
[patient] it hurts , since three weeks . i take lisinopril twenty milligrams once a day .
[doctor] there is mild swelling . come back in two weeks ."""
NOTE = """She has pain of the left knee for 3 weeks.
She takes lisinopril 20 mg once a day.
There is mild swelling of the left knee.
She will return in 2 weeks."""


def says(verdict):
    return lambda messages, schema: {
        "evidence": [],
        "verdict": verdict if "lisinopril" in asked(messages) else "supported",
    }


def asked(messages):
    return messages[0].text.split("Statement:")[1]


def scorer(replies):
    (made,) = load_scorers(["model"], text_model=ScriptedChatModel(replies=replies))
    return made


def test_alone_only_the_models_doubts_count_and_beside_the_rules_they_are_added():
    one = visit("v", RECORD, NOTE)
    doubts = alone(scorer(says("contradicted")))(NOTE, one)
    assert [found.risk > 0 for found in doubts] == [False, True, False, False]
    assert doubts[1].codes == {"model_doubt"}
    both, rules = beside_the_rules(scorer(says("contradicted")))(NOTE, one), wardround(NOTE, one)
    assert [new.risk > old.risk for new, old in zip(both, rules, strict=True)] == [False, True, False, False]


def test_a_scorer_that_fails_gives_no_figures():
    class Broken:
        name = "broken"

        def score(self, claims):
            raise EndpointError("away")

    with pytest.raises(EngineError):
        beside_the_rules(Broken())(NOTE, visit("v", RECORD, NOTE))
    with pytest.raises(EngineError):
        alone(Broken())(NOTE, visit("v", RECORD, NOTE))


def corpus(folder):
    (folder / "aci_bench").mkdir()
    for name in (*data.ACI["tune"], *data.ACI["report"]):
        with (folder / "aci_bench" / name).open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, ["dialogue", "note"])
            rows.writeheader()
            rows.writerow({"dialogue": RECORD, "note": NOTE})
    return str(folder)


def test_one_command_gives_the_rows(tmp_path, capsys):
    script = tmp_path / "script.json"
    script.write_text('[{"contains": "", "reply": {"evidence": [], "verdict": "not_in_record"}}]')
    out = tmp_path / "out.json"
    given = ["--data", corpus(tmp_path), "--scorer", "model", "--text-model", f"scripted:{script}", "--most", "1"]
    main([*given, "--json", str(out)])
    found = json.loads(out.read_text())
    assert list(found) == ["rules", "model alone", "rules and model"]
    assert found["model alone"]["5%"]["all"]["macro_recall"] == 0.0  # doubts all alike, so no threshold tells any
    assert found["rules"]["5%"]["all"]["planted"] == found["rules and model"]["5%"]["all"]["planted"]
    assert "rules and model" in capsys.readouterr().out

"""What a model adds on whole drafts: with a scripted double, on an invented record."""

import json

import pytest

import wardround as wr
from benchmarks.verifier.drafts.cases import Changed, Drafted
from benchmarks.verifier.drafts.judged import figures, judge, main, with_errors
from wardround.agents.verifier import load_scorers
from wardround.models import ScriptedChatModel
from wardround.records import EndpointError, EngineError

NOTE = "INVENTED PATIENT\nShe has had gout for years. She keeps bees. Colchicine 500 micrograms twice daily."
DRAFT = "She has gout. She keeps bees. She takes colchicine 500 micrograms twice daily."


@pytest.fixture
def draft():
    wrong = (
        Changed("invented", "She keeps bees.", "She was told about her bees by her doctor."),
        Changed("drug", "colchicine", "warfarin"),
        Changed("invented", "bees", "wasps"),
    )
    return Drafted("n01", wr.load_case({"note.txt": NOTE}), DRAFT, wrong)


def scorer(reply):
    (made,) = load_scorers(["model:closest"], text_model=ScriptedChatModel(replies=reply))
    return made


def test_a_doubt_of_the_model_alone_counts_for_both_only(draft):
    told = judge(
        draft, scorer(lambda m, s: {"verdict": "contradicted" if "by her doctor" in m[0].text else "supported"})
    )
    found = figures(list(told))
    assert found["both"]["wrong flagged"] == found["rules"]["wrong flagged"] + 1
    assert found["both"]["true flagged"] == found["rules"]["true flagged"] == 0
    assert (found["both"]["true"], found["both"]["wrong"]) == (4, 2)


def test_errors_stand_where_they_are_said_to_and_no_two_in_one_place(draft):
    text, spans = with_errors(DRAFT, draft.wrong)
    assert [text[a:b] for a, b in spans] == ["She was told about her bees by her doctor.", "warfarin"]
    assert text.endswith("takes warfarin 500 micrograms twice daily.")


def test_a_model_that_does_not_answer_gives_no_figures(draft):
    def away(messages, schema):
        raise EndpointError("away")

    with pytest.raises(EngineError):
        list(judge(draft, scorer(away)))


def test_the_command_writes_what_it_prints(tmp_path, capsys):
    script, out = tmp_path / "script.json", tmp_path / "out.json"
    script.write_text(json.dumps([{"contains": "", "reply": {"verdict": "supported"}}]), encoding="utf-8")
    main(["--half", "a", "--cases", "a01", "--scorer", "model:closest:adjudicate",
          "--text-model", f"scripted:{script}", "--json", str(out)])  # fmt: skip
    assert json.loads(capsys.readouterr().out) == json.loads(out.read_text(encoding="utf-8"))

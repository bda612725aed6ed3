"""What a model adds on what drafts leave out: with a scripted double, on an invented record."""

import json

import pytest

import wardround as wr
from benchmarks.verifier.drafts import judged
from benchmarks.verifier.drafts.cases import Drafted, LeftOut
from benchmarks.verifier.drafts.left_out import figures, main, read
from wardround.agents.verifier import load_scorers
from wardround.models import ScriptedChatModel
from wardround.records import EndpointError, EngineError

PLAIN = " ".join(f"Day {n}: slept well, walked to the window and ate lunch." for n in range(8))
HEEL = "Watch the left heel, it blistered in plaster."
NOTE = f"INVENTED PATIENT\nShe broke her ankle. {PLAIN} {HEEL} Her cousin feeds the goats.\n"
DRAFT = "She broke her ankle.\nThe left heel blistered in plaster and is to be watched.\nA cousin feeds the goats.\n"


@pytest.fixture
def draft():
    left = (
        LeftOut("The left heel blistered in plaster and is to be watched.\n", HEEL, "a sore"),
        LeftOut("A cousin feeds the goats.\n", "Her cousin feeds the goats.", "none"),
    )
    return Drafted("n01", wr.load_case({"note.txt": NOTE}), DRAFT, (), left)


def scorer(reply):
    (made,) = load_scorers(["omissions:adjudicate"], text_model=ScriptedChatModel(replies=reply))
    return made


def heels(messages, schema):
    """Reads a heel as harmful to lose where the draft has none, and all else as told."""
    draft, _, lines = messages[0].text.partition("Lines of the patient's record")
    asked = {line.split()[0]: line for line in lines.splitlines() if line[:1] == "l" and " [" in line}
    return {name: "harmful" if "heel" in line and "heel" not in draft else "told" for name, line in asked.items()}


def test_what_the_model_picks_counts_for_both_only(draft):
    found = figures(list(read(draft, scorer(heels))))
    assert (found["both"]["left out"], found["both"]["whole drafts"]) == (2, 1)
    assert found["both"]["surfaced"] == 1
    assert found["both"]["surfaced on whole drafts"] == found["both"]["for a person on whole drafts"] == 0


def test_a_model_that_does_not_answer_gives_no_figures(draft):
    def away(messages, schema):
        raise EndpointError("away")

    with pytest.raises(EngineError):
        list(read(draft, scorer(away)))


def test_the_command_writes_what_it_prints(tmp_path, capsys):
    script, out = tmp_path / "script.json", tmp_path / "out.json"
    script.write_text(json.dumps(["{}"]), encoding="utf-8")
    given = ["--half", "e", "--cases", "none", "--text-model", f"scripted:{script}", "--json", str(out), "--scorer"]
    main([*given, "omissions"])
    assert json.loads(capsys.readouterr().out) == json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("command", "spec"), [(main, "model"), (judged.main, "omissions")])
def test_a_scorer_of_the_other_kind_is_refused(command, spec, tmp_path):
    script = tmp_path / "script.json"
    script.write_text(json.dumps(["{}"]), encoding="utf-8")
    with pytest.raises(SystemExit, match=spec):
        command(["--half", "a", "--cases", "none", "--scorer", spec, "--text-model", f"scripted:{script}"])

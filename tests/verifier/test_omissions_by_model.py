"""A model that reads a draft beside the record decides on the order of what is left out, and hides nothing grave.

All patients are invented.
"""

import pytest

import wardround as wr
from wardround.agents.verifier import load_scorers
from wardround.cli import main
from wardround.models import ScriptedChatModel, load_model
from wardround.records import EndpointError, ModelNotAvailableError

RECORD = {
    "discharge_note.txt": "INVENTED PATIENT\n\nALLERGIES\nPenicillin (anaphylaxis).\n\nHOSPITAL COURSE\n"
    "Admitted with a fall at home. Slept well. Ate most of her meals. Walked to the day room. Enjoyed the garden.\n"
    "Her neighbour keeps the spare key. Watch the left heel, it blistered in plaster.\n\n"
    "RESULTS\nSodium 128 mmol/L (low). Haemoglobin 88 g/L (low).\n\nPLAN\nRepeat sodium in one week.\n"
}
DRAFT = "She was admitted with a fall at home."
HEEL = "blistered in plaster"


def reads(words, *, other="minor"):
    """A double that gives a word to each line that holds one of these, and another to the rest."""

    def say(messages, schema):
        lines = {line.split()[0]: line for line in messages[0].text.splitlines() if line[:1] == "l" and "[" in line}
        assert list(lines) == list(schema.model_fields)
        said = {name: next((w for part, w in words.items() if part in line), other) for name, line in lines.items()}
        return schema(**said)

    return ScriptedChatModel(replies=say)


def omissions(*scorers, model=None, most=5):
    settings = wr.default_settings(max_omissions=most)
    return wr.verify(DRAFT, RECORD, scorers=load_scorers(scorers, text_model=model), settings=settings)


def quotes(found):
    return [" ".join(place.quote for place in one.flag.citations) for one in found.omissions]


def test_what_a_model_reads_as_harmful_to_lose_is_surfaced_for_a_person():
    alone = omissions(most=2)
    assert not any(HEEL in quote for quote in quotes(alone))
    found = omissions("omissions", model=reads({HEEL: "harmful"}), most=2)
    (one,) = [one for one, quote in zip(found.omissions, quotes(found), strict=True) if HEEL in quote]
    assert (one.flag.code, one.flag.severity, one.flag.check) == ("omitted_statement", "review", "judge_omissions")
    assert "harmful" in one.flag.message
    assert [o.rank for o in found.omissions] == [1, 2]


def test_one_question_is_asked_with_the_draft_before_the_lines():
    model = reads({})
    omissions("omissions", model=model)
    (request,) = model.requests
    text = request.messages[0].text
    assert text.index(DRAFT.rstrip(".")) < text.index("l1 [")
    assert "discharge_note.txt" in text


@pytest.mark.parametrize("spec", ["omissions", "omissions:adjudicate"])
def test_no_model_takes_back_an_allergy_or_lowers_the_review(spec):
    alone = omissions()
    assert "omitted_allergy" in [one.flag.code for one in alone.omissions]
    found = omissions(spec, model=reads({}, other="told"))
    assert found.omissions[0] == alone.omissions[0]
    assert found.level == alone.level
    assert found.omission_score == alone.omission_score


def test_what_is_read_as_told_or_minor_goes_only_where_the_model_adjudicates():
    alone, asked = omissions(), omissions("omissions", model=reads({}))
    assert quotes(asked) == quotes(alone)
    settled = omissions("omissions:adjudicate", model=reads({"Repeat sodium": "useful"}))
    assert len(settled.omissions) < len(alone.omissions)
    assert any("Repeat sodium" in quote for quote in quotes(settled))


@pytest.mark.parametrize("reply", [EndpointError("away"), {"l1": "grave"}, {}])
def test_where_the_model_fails_the_rules_stand_and_the_draft_says_so(reply):
    alone = omissions()
    found = omissions("omissions:adjudicate", model=ScriptedChatModel(replies=[reply]))
    assert found.omissions == alone.omissions
    assert ("check_failed", "omissions:adjudicate") in [(flag.code, flag.check) for flag in found.flags]


def test_lines_without_room_are_not_asked_about_and_no_room_is_a_failure():
    for tokens, asked in ((60, 1), (10, 0)):
        model = reads({})
        (scorer,) = load_scorers(["omissions"], text_model=model, context_tokens=tokens)
        found = wr.verify(DRAFT, RECORD, scorers=[scorer])
        assert len(model.requests) == asked
        assert ("omissions" in [flag.check for flag in found.flags]) == (not asked)


def test_a_reader_of_omissions_of_ones_own_is_asked():
    class Heels:
        name, adjudicates = "heels", False

        def judge(self, draft, lines):
            return {place: "harmful" for place, line in enumerate(lines) if "heel" in line}

        def engine_record(self):
            return wr.records.EngineRecord(role="scorer", model="none")

    found = wr.verify(DRAFT, RECORD, scorers=[Heels()], settings=wr.default_settings(max_omissions=2))
    assert any(HEEL in quote for quote in quotes(found))


def test_it_needs_a_text_model(tmp_path, capsys):
    with pytest.raises(ModelNotAvailableError, match="no text model for the scorer omissions"):
        load_scorers(["omissions"])
    (tmp_path / "note.txt").write_text("INVENTED PATIENT\nFever.", encoding="utf-8")
    (tmp_path / "draft.md").write_text("Fever.", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["verify", str(tmp_path / "draft.md"), "--case", str(tmp_path), "--scorer", "omissions"])
    assert left.value.code == 2
    assert "--text-model" in capsys.readouterr().err


def test_a_run_names_the_reader_and_drafts_again_for_what_it_finds(tmp_path):
    (tmp_path / "note.txt").write_text(RECORD["discharge_note.txt"], encoding="utf-8")
    asked = []

    def say(messages, schema):
        text = messages[0].text
        if "l1" in schema.model_fields:
            return reads({HEEL: "harmful"}).replies(messages, schema)
        asked.append(text)
        line = next(line.split("|")[0] for line in text.splitlines() if "| Admitted" in line)
        said = {"section": "Course", "kind": "finding", "text": DRAFT, "evidence": [line]}
        return {"statements": [said], "more_evidence": []}

    run = wr.run(tmp_path, text_model=ScriptedChatModel(replies=say), scorers=["omissions"])
    assert "omitted_statement" in asked[1]
    assert "omitted_statement" not in asked[0]
    done = wr.decide(run.id, wr.Review(decision="reject", comment="a test", reviewer="Invented Reviewer"))
    assert "omissions" in [engine.settings.get("scorer") for engine in done.record.engines]


@pytest.mark.engine
def test_a_random_model_of_the_real_shape_stays_in_form(text_folder):
    model = load_model(f"transformers:{text_folder}", dtype="float32", max_new_tokens=1000)
    found = omissions("omissions", model=model)
    assert "check_failed" not in [flag.code for flag in found.flags]
    assert found.omissions[0].flag.citations == omissions().omissions[0].flag.citations  # urgent ones stay first

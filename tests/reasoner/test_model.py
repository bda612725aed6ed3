"""Drafts by a language model: what it may say, and what it cannot do whatever it says."""

import json

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import HumanMessage

from wardround.agents.reasoner import reason
from wardround.agents.reasoner.model.schema import SECTIONS, reply_schema
from wardround.agents.verifier import verify_draft
from wardround.models import ScriptedChatModel, load_model
from wardround.records import BadReplyError, EngineError, ImageFinding, ImageReading, Passage, Settings


class Store:
    """A knowledge store with one passage."""

    passage = Passage(id="k#1", document_id="k", text="Levofloxacin is a fluoroquinolone.", start=0, end=34, store="f")

    def search(self, query, k=10):
        self.asked = query
        return [type("Hit", (), {"passage": self.passage})()]


def statement(text="She takes metformin.", *evidence, section="Medications", kind="medication"):
    return {"section": section, "kind": kind, "text": text, "evidence": list(evidence or ("d1.1",))}


def reply(*statements, more=()):
    return {"statements": list(statements), "more_evidence": list(more)}


def drafted(case, settings, *replies, feedback=(), store=None, readings=(), passages=()):
    model = ScriptedChatModel(replies=list(replies))
    outcome = reason(case, readings, passages, model=model, feedback=feedback, settings=settings, store=store)
    return outcome, model


def id_of(model, words):
    """The id that the prompt gave to the line with these words."""
    text = model.requests[0].messages[0].content
    return next(line.split("|")[0] for line in text.splitlines() if words in line and "|" in line)


def test_citations_are_made_in_code_and_quote_letter_by_letter(bare_case, settings):
    text = bare_case.documents[0].text
    _, model = drafted(bare_case, settings, reply(statement()))
    line = id_of(model, "Metformin 500 mg")
    (draft, _), _ = drafted(bare_case, settings, reply(statement("She takes metformin 500 mg.", line)))
    citation = draft.claims[0].citations[0]
    assert citation.quote == text[citation.start : citation.end] == "Metformin 500 mg twice daily."
    assert draft.engine == "scripted"
    assert draft.preliminary


def test_each_sentence_of_a_statement_is_a_claim_with_its_citations(bare_case, settings):
    said = statement(
        "She takes metformin 500 mg  twice daily. She is seen by Dr. Example.\nShe has no allergies.", "d1.1"
    )
    (draft, _), _ = drafted(bare_case, settings, reply(said, statement("- ")))
    assert [(claim.id, claim.text) for claim in draft.claims] == [
        ("c1", "She takes metformin 500 mg twice daily."),
        ("c2", "She is seen by Dr. Example."),
        ("c3", "She has no allergies."),
        ("c4", "-"),
    ]
    assert len({claim.citations for claim in draft.claims}) == 1


def test_evidence_is_named_before_the_text_is_written():
    schema = reply_schema("summary", ["d1.1"], may_ask=False).model_json_schema()
    fields = list(schema["$defs"]["TaskStatement"]["properties"])
    assert fields.index("evidence") < fields.index("text")


def test_one_user_turn_with_the_record_before_the_question(bare_case, settings):
    _, model = drafted(bare_case, settings, reply(statement()))
    (message,) = model.requests[0].messages
    assert isinstance(message, HumanMessage)
    assert message.content.index("Penicillin (rash).") < message.content.index("Task:")


@pytest.mark.parametrize(
    "bad",
    [
        reply(statement("x", "d9.9")),
        reply(statement(section="Verdict")),
        reply({**statement(), "approve": True}),
        {"statements": "none"},
        "I think she has pneumonia.",
    ],
    ids=["unknown id", "unknown section", "extra field", "no list", "prose"],
)
def test_a_reply_outside_the_schema_is_a_failed_call_and_never_text(bare_case, settings, bad):
    with pytest.raises(BadReplyError) as error:
        drafted(bare_case, settings, bad)
    assert "pneumonia" not in str(error.value)


def test_claims_stand_in_the_order_of_the_sections(bare_case, settings):
    both = reply(
        statement("b", section="Allergies", kind="allergy"), statement("a", section="Problems", kind="finding")
    )
    (draft, _), _ = drafted(bare_case, settings, both)
    assert [claim.section for claim in draft.claims] == ["Problems", "Allergies"]
    assert [claim.id for claim in draft.claims] == ["c1", "c2"]


def test_nothing_said_is_an_abstention(bare_case, settings):
    (result, _), _ = drafted(bare_case, settings, reply())
    assert result.code == "no_evidence"


def test_a_report_without_a_read_image_abstains_and_asks_nobody(bare_case, settings):
    (result, _), model = drafted(bare_case.model_copy(update={"task": "report"}), settings)
    assert result.code == "no_image_read"
    assert model.requests == ()


def test_feedback_reaches_the_model(bare_case, settings):
    _, model = drafted(bare_case, settings, reply(statement()), feedback=["c1: number_mismatch: 5 is\nnot 500"])
    assert "- c1: number_mismatch: 5 is not 500" in model.requests[0].messages[0].content


def test_more_evidence_is_looked_up_once_and_can_be_cited(bare_case, settings):
    store = Store()
    second = statement("Levofloxacin is a fluoroquinolone.", "k1.1", section="Problems", kind="knowledge")
    (draft, found), model = drafted(bare_case, settings, reply(more=["levofloxacin class"]), reply(second), store=store)
    assert store.asked == "levofloxacin class"
    assert [passage.id for passage in found] == ["k#1"]
    assert draft.claims[0].citations[0].source_id == "k#1"
    assert len(model.requests) == 2


def test_a_second_request_for_evidence_is_not_in_the_schema(bare_case, settings):
    with pytest.raises(BadReplyError):
        drafted(bare_case, settings, reply(more=["a"]), reply(statement(), more=["b"]), store=Store())


def with_old_note(case, last):
    """The case with an older note that does not fit a small context, and a line at that note's end."""
    old = case.documents[0].model_copy(
        update={"id": "d2", "date": "2020-01-01", "sections": (), "text": "Filler words. " * 400 + f"\n{last}"}
    )
    new = case.documents[0].model_copy(update={"date": "2026-01-01"})
    return case.model_copy(update={"documents": (new, old)}), Settings(home="/nowhere", context_tokens=400)


def test_lines_that_did_not_fit_are_found_when_asked_for(bare_case):
    case, small = with_old_note(bare_case, "Splenectomy in 1999.")
    (first, _), _ = drafted(case, small, reply(statement()))
    assert first.dropped
    _, model = drafted(case, small, reply(more=["splenectomy"]), reply(statement()))
    assert "Splenectomy" not in model.requests[0].messages[0].content
    assert "Splenectomy in 1999." in model.requests[1].messages[0].content


def test_a_section_without_evidence_is_looked_up_in_what_did_not_fit(bare_case):
    case, small = with_old_note(bare_case, "Imaging: no old films.")
    _, model = drafted(case, small, reply(statement()), reply(statement()))
    first, second = (request.messages[0].content for request in model.requests)
    assert "no old films" not in first
    assert "Imaging: no old films." in second
    filled = [statement(section=name) for name in SECTIONS["summary"]]
    _, model = drafted(case, small, reply(*filled))
    assert len(model.requests) == 1, "every section has its evidence"


def test_a_section_without_evidence_asks_nothing_more_where_everything_fitted(bare_case, settings):
    _, model = drafted(bare_case, settings, reply(statement()))
    assert len(model.requests) == 1


def test_any_langchain_model_may_fail_without_its_words_getting_out(bare_case, settings):
    model = FakeListChatModel(responses=["secret of the record"])
    with pytest.raises(EngineError) as error:
        reason(bare_case, (), (), model=model, feedback=(), settings=settings)
    assert "secret" not in str(error.value)


def test_a_hard_letter_says_so(bare_case, settings):
    hard = "Radiographically demonstrated community-acquired pneumonia necessitates antibiotic administration."
    case = bare_case.model_copy(update={"task": "letter"})
    (draft, _), _ = drafted(case, settings, reply(statement(hard, section="What was found", kind="finding")))
    assert any("reading grade" in line for line in draft.limitations)


def test_the_schema_bounds_everything():
    from wardround.agents.reasoner.model.schema import reply_schema

    schema = json.dumps(reply_schema("summary", ["d1.1"], may_ask=True).model_json_schema())
    assert schema.count('"type": "array"') == schema.count('"maxItems"')


TASKS = {
    "summary": "Problems",
    "answer": "Answer",
    "report": "Findings",
    "letter": "What was found",
    "extract": "Problems",
}


@pytest.fixture
def whole_case(bare_case):
    """With a question and an image that was read, so that every task can be drafted."""
    reading = ImageReading(
        image_id="i1", status="read", engine="e", findings=(ImageFinding(name="mass", presence="absent"),)
    )
    return bare_case.model_copy(update={"question": "Which medicine?"}), (reading,)


@pytest.mark.parametrize(("task", "section"), TASKS.items())
def test_every_task_is_drafted_and_cites_only_what_it_was_given(whole_case, settings, task, section):
    case, readings = whole_case
    case = case.model_copy(update={"task": task})
    said = reply(
        statement("She takes metformin.", "d1.2", section=section), statement("No mass.", "i1.1", section=section)
    )
    (draft, _), model = drafted(case, settings, said, readings=readings, feedback=["c1: unsupported: x"])
    assert draft.task == task
    assert [claim.citations[0].source_id for claim in draft.claims] == ["d1", "i1"]
    asked = model.requests[0].messages[0].content
    assert "- c1: unsupported: x" in asked
    assert ("Which medicine?" in asked) is (task == "answer")
    with pytest.raises(BadReplyError):
        drafted(case, settings, reply(statement("x", "d9.1", section=section)), readings=readings)


@pytest.mark.engine
@pytest.mark.parametrize(("task", "section"), TASKS.items())
def test_every_task_on_a_random_model_stays_in_form(whole_case, settings, text_folder, task, section):
    case, readings = whole_case
    case = case.model_copy(update={"task": task})
    model = load_model(f"transformers:{text_folder}", dtype="float32", max_new_tokens=6000)
    result, _ = reason(case, readings, (), model=model, feedback=(), settings=settings)
    for claim in getattr(result, "claims", ()):
        assert claim.section in SECTIONS[task]
        for citation in claim.citations:
            text = case.documents[0].text
            assert citation.source_id == "i1" or text[citation.start : citation.end] == citation.quote
    assert getattr(result, "task", task) == task


def test_of_several_samples_the_most_agreed_is_taken_and_says_how_far(bare_case, settings):
    common = statement("She takes metformin 500 mg twice daily.")
    odd = statement("She plays the violin every day.")
    samples = [reply(common, odd), "no draft", reply(common), reply(common)]
    (draft, _), model = drafted(bare_case, settings.model_copy(update={"samples": 4}), *samples)
    assert len(model.requests) == 4
    assert [(claim.text, claim.confidence) for claim in draft.claims] == [(common["text"], 1.0)]
    (lonely, _), _ = drafted(bare_case, settings.model_copy(update={"samples": 2}), reply(odd), reply(common))
    assert [claim.confidence for claim in lonely.claims] == [0.0]
    found = verify_draft(lonely, bare_case)
    assert "sample_disagreement" in [flag.code for flag in found.verdicts[0].flags]
    (single, _), _ = drafted(bare_case, settings, reply(common))
    assert single.claims[0].confidence is None
    with pytest.raises(BadReplyError, match="none of 2"):
        drafted(bare_case, settings.model_copy(update={"samples": 2}), "a", "b")

"""What a query is understood to mean."""

import pytest

from wardround.knowledge import KnowledgeStore
from wardround.knowledge.query import answered_by, asked_for, understand
from wardround.knowledge.query.spelling import distance
from wardround.records import KnowledgeDocument


def ways(text: str) -> set[tuple[str, ...]]:
    return {way.stems for group in understand(text).groups for way in group.ways}


@pytest.mark.parametrize(
    ("query", "stems"),
    [
        ("heart attack", ("myocardi", "infarct")),
        ("HTN", ("hypertens",)),
        ("high blood pressure in the elderly", ("hypertens",)),
        ("can I take Eliquis", ("apixaban",)),
        ("shortness of breath", ("dyspnea",)),
    ],
)
def test_other_names_are_searched_too(query, stems):
    assert stems in ways(query)


def test_abbreviation_that_is_a_word_needs_capitals():
    assert ("pulmonari", "embol") in ways("PE after surgery")
    assert ("pulmonari", "embol") not in ways("pe lessons at school")


def test_denied_words_count_little():
    groups = {group.ways[0].stems: group.weight for group in understand("cough, denies fever").groups}
    assert groups[("fever",)] < groups[("cough",)]


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("What are the symptoms of gout?", "symptoms"),
        ("How is gout diagnosed?", "diagnosis"),
        ("how do I get rid of warts", "treatment"),
        ("Is cystic fibrosis inherited?", "inheritance"),
        ("What is (are) Gout ?", "definition"),
        ("side effects of metformin", "side effects"),
        ("how many people have gout", "frequency"),
    ],
)
def test_kind_of_answer(question, intent):
    assert intent in asked_for(question)


def test_plain_words_ask_for_no_kind():
    assert asked_for("penicillin allergy amoxicillin") == ()


@pytest.mark.parametrize(
    ("label", "intent"),
    [
        ("Signs and symptoms", "symptoms"),
        ("exams and tests", "diagnosis"),
        ("Dosage and Administration", "dose"),
        ("information", "definition"),
    ],
)
def test_kind_that_a_heading_gives(label, intent):
    assert intent in answered_by(label)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("gout", "gout", 0),
        ("pnuemonia", "pneumonia", 1),
        ("diabets", "diabetes", 1),
        ("kitten", "sitting", 3),
        ("", "ab", 2),
    ],
)
def test_edits(one, other, edits):
    assert distance(one, other, 3) == edits


def test_far_words_are_not_counted_out():
    assert distance("gout", "appendicitis", 2) > 2


@pytest.fixture
def store(tmp_path):
    texts = {
        "sym": ("Gout", "symptoms", "A red, hot, painful toe."),
        "tre": ("Gout", "treatment", "Colchicine, rest and ice."),
        "other": ("Psoriasis", "treatment", "Creams and light."),
    }
    with KnowledgeStore.open(tmp_path / "s") as opened:
        opened.add(
            KnowledgeDocument(id=name, title=title, text=text, metadata={"question_type": kind})
            for name, (title, kind, text) in texts.items()
        )
        yield opened


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("what are the symptoms of gout", "sym"),
        ("how is gout treated", "tre"),
        ("treatment of psoriasis", "other"),
        ("psoriassis", "other"),
        ("zoriasis", "other"),
    ],
)
def test_right_kind_of_the_right_subject(store, query, best):
    assert store.search(query, k=1)[0].passage.document_id == best


def test_what_is_said_several_times_counts_for_more():
    groups = understand("statins in stroke: observed effects of statins").groups
    weights = {group.ways[0].stems[0]: group.weight for group in groups}
    assert weights["statin"] > 1.5 * weights["stroke"]
    assert weights["observ"] < weights["stroke"]


def test_a_statement_wants_no_kind_of_answer_and_a_question_does():
    assert understand("Early treatment lowers mortality in severe sepsis.").intents == ()
    assert "treatment" in understand("Tell me about the treatment of sepsis.").intents
    assert "treatment" in understand("sepsis treatment").intents

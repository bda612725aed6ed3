"""Documents are found however they are handed over: with a title, with a question, or as bare text."""

import pytest

from wardround.knowledge import KnowledgeStore
from wardround.knowledge.query import told_by
from wardround.knowledge.subject import subject_of
from wardround.records import KnowledgeDocument

FILLING = "Okapis live in the forest. They eat leaves, buds and grass. Gout and scurvy do not trouble them much. "


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Gout", "What is gout? It hurts.", "Gout"),
        ("", "What causes gout? Urate.", "What causes gout?"),
        ("", "Question: What causes gout ?\nAnswer: urate", "What causes gout ?"),
        ("", "Gout is a disease of joints. More.", "Gout is a disease of joints."),
        ("", "", ""),
    ],
)
def test_what_a_text_is_about(title, text, expected):
    assert subject_of(title, text, {}, "").title == expected


def test_an_address_names_the_subject():
    found = subject_of("", "x", {}, "https://example.org/conditions/tay-sachs-disease.html?x=1")
    assert found.names == "conditions tay sachs disease"
    assert subject_of("", "x", {}, "A book, 1999").names == ""


def test_a_question_above_an_answer_finds_it(tmp_path):
    with KnowledgeStore.open(tmp_path / "s") as store:
        store.add(
            [
                KnowledgeDocument(id="causes", text="What causes gout?\nUrate crystals do. " + FILLING * 3),
                KnowledgeDocument(id="treatment", text="How is gout treated?\nWith rest. " + FILLING * 3),
                KnowledgeDocument(id="okapi", text=FILLING * 3),
            ]
        )
        assert store.search("what is the treatment for gout", k=1)[0].passage.document_id == "treatment"
        assert store.search("what causes gout", k=1)[0].passage.document_id == "causes"
        store.delete(["causes", "treatment", "okapi"])
        assert store._postings.words() == 0, "what was counted in is counted out"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It is inherited in an autosomal recessive pattern; both parents carry one copy of the gene.", "inheritance"),
        ("Doctors confirm it by a biopsy, an MRI scan and blood tests.", "diagnosis"),
        ("Surgery, radiation therapy and medicines are used to treat it.", "treatment"),
        ("The prevalence is estimated at 1 in 100,000 newborns worldwide.", "frequency"),
        ("An okapi is an animal of the forest.", "definition"),
    ],
)
def test_the_kind_of_answer_is_told_from_the_wording(text, kind):
    from collections import Counter

    from wardround.knowledge.lexical import content_stems

    found = told_by(text, Counter(content_stems(text)))
    assert max(found, key=found.get) == kind


STORY = (
    "Hello, I am writing for my husband who is 62 and loves his garden. His toe was red and hot last night. He cried. "
    "Our neighbour thinks it might be gouut. He takes his tablets every morning with coffee. How can gout be treated? "
    "Thank you so much and kind regards from the seaside"
)


def test_a_story_is_about_what_it_asks(tmp_path):
    subjects = ("Gout", "Garden Accidents", "Coffee and Health", "Seaside Safety", "Cri-du-chat Syndrome", "Red Eye")
    with KnowledgeStore.open(tmp_path / "s") as store:
        for name in subjects:
            for kind in ("symptoms", "treatment", "causes"):
                text = f"The {kind} of {name}: night, morning, neighbours, tablets and husbands are all in it."
                store.add([KnowledgeDocument(id=f"{name} {kind}", title=name, text=text, metadata={"qtype": kind})])
        assert store.search(STORY, k=1)[0].passage.document_id == "Gout treatment"

"""Queries made in code, and search in the patient's own record."""

from wardround.agents.gatherer import gather, search_record
from wardround.agents.gatherer.gather import queries
from wardround.records import Document, Fact, ImageFinding, ImageReading, Passage, Source
from wardround.tools.sections import find_sections


class Store:
    """Finds two passages for each query, the second of which is the same for all."""

    def __init__(self):
        self.asked = []

    def search(self, query, k=10):
        self.asked.append(query)
        return [self.hit(f"{query}#0"), self.hit("common#0")][:k]

    @staticmethod
    def hit(name):
        passage = Passage(id=name, document_id=name.split("#")[0], text="t", start=0, end=1)
        return type("Hit", (), {"passage": passage})()


def with_text(case, text, facts=(), kind="note"):
    document = Document(
        id="d1",
        kind=kind,
        title="t",
        text=text,
        sections=find_sections(text),
        facts=facts,
        source=Source(path="n.txt", sha256="0" * 64),
    )
    return case.model_copy(update={"documents": (document,)})


def test_problems_come_after_the_question_and_have_a_quarter_of_the_places(bare_case):
    case = with_text(bare_case, "ASSESSMENT\nPneumonia.")
    asking = case.model_copy(update={"task": "answer", "question": "Why?"})
    assert queries(asking, ())[0] == "Why?"

    class Many(Store):
        def search(self, query, k=10):
            return [self.hit(f"{query}{n}#0") for n in range(k)]

    found = [passage.document_id for passage in gather(asking, (), Many(), limit=8)]
    assert found[:6] == [f"Why?{n}" for n in range(6)]
    assert len(found) == 8
    assert not all(name.startswith("Why?") for name in found)


def test_allergies_are_looked_up(bare_case):
    facts = (
        Fact(ref="A/1", kind="allergy", start=0, end=6, name="Latex", status="active"),
        Fact(ref="A/2", kind="allergy", start=7, end=11, name="Nuts", status="resolved"),
    )
    assert queries(with_text(bare_case, "Latex  Nuts", facts, "fhir"), ()) == ("Latex allergy",)


def test_a_letter_asks_as_a_patient_would(bare_case):
    case = with_text(bare_case, "ASSESSMENT\nPneumonia.").model_copy(update={"task": "letter"})
    assert queries(case, ()) == ("what is pneumonia",)


def test_findings_and_problems_are_queries_and_what_is_denied_is_not(bare_case):
    case = with_text(bare_case, "ASSESSMENT\nPneumonia. No pulmonary embolism.")
    findings = (ImageFinding(name="effusion", presence="present"), ImageFinding(name="fracture", presence="absent"))
    reading = ImageReading(image_id="i1", status="read", engine="m", findings=findings)
    asked = queries(case, (reading,))
    assert asked[0] == "effusion"
    assert any("pneumonia" in query for query in asked)
    assert not any("embolism" in query or "fracture" in query for query in asked)


def test_resolved_and_refuted_conditions_are_not_looked_up(bare_case):
    facts = (
        Fact(ref="C/1", kind="problem", start=0, end=6, name="Asthma", status="active"),
        Fact(ref="C/2", kind="problem", start=7, end=11, name="Gout", status="resolved"),
    )
    assert queries(with_text(bare_case, "Asthma Gout", facts, "fhir"), ()) == ("Asthma",)


def test_passages_come_once_and_no_query_crowds_out_another(bare_case):
    case = with_text(bare_case, "ASSESSMENT\nPneumonia. Asthma.")
    found = gather(case, (), Store(), limit=3)
    assert len({passage.id for passage in found}) == len(found) == 3
    assert [passage.id for passage in found][-1] == "common#0"


def test_without_a_store_there_is_nothing_to_find(bare_case):
    assert gather(bare_case, (), None) == ()


def test_the_record_is_found_by_other_words_for_the_same(bare_case):
    case = with_text(bare_case, "Known HTN.\nLasix 40 mg daily.\nLives alone.")
    text = case.documents[0].text
    for query, expected in (("high blood pressure", "Known HTN."), ("furosemide dose", "Lasix 40 mg daily.")):
        best = search_record(case, query)[0]
        assert text[best.start : best.end] == expected


def test_a_group_of_drugs_finds_its_members(bare_case):
    case = with_text(bare_case, "Lives alone.\nStart levofloxacin 750 mg.\nTakes apixaban.")
    text = case.documents[0].text
    for query, expected in (("Which antibiotic?", "Start levofloxacin 750 mg."), ("blood thinner", "Takes apixaban.")):
        best = search_record(case, query)[0]
        assert text[best.start : best.end] == expected


def test_other_forms_of_a_word_and_the_heading_above_count(bare_case):
    case = with_text(bare_case, "SOCIAL HISTORY\nFormer smoker.\n\nALLERGIES\nPenicillin.\n\nFOLLOW-UP\nIn 6 weeks.")
    text = case.documents[0].text
    expected = {"Does she smoke?": "Former smoker.", "Is she allergic?": "Penicillin.", "follow-up": "In 6 weeks."}
    for query, sentence in expected.items():
        found = [text[span.start : span.end] for span in search_record(case, query)]
        assert found == [sentence]


def test_nothing_in_common_is_nothing_found(bare_case):
    assert search_record(bare_case, "zygote quasar") == ()

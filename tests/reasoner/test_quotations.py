"""The embedded default quotes statements, without marks of lists, speakers, questions and bare answers."""

import wardround as wr
from wardround.agents.reasoner.extractive import quote_draft

NOTE = """INVENTED PATIENT

PROBLEMS
1. Hypertension.
2. Type 2 diabetes mellitus.

MEDICATIONS
- Lisinopril 10 mg once daily
* Metformin 500 mg twice daily
"""
VISIT = """[doctor] hi anna how are the headaches
[patient] i still have headaches two or three times a week
[doctor] any nausea with those
[patient] no
[doctor] and lisinopril ten milligrams
[patient] right twenty
[doctor] okay keep a headache diary and come back in two months
"""


def quoted(text, name):
    case = wr.load_case({name: text})
    draft = quote_draft(case)
    for claim in draft.claims:
        for citation in claim.citations:
            assert case.document(citation.source_id).text[citation.start : citation.end] == citation.quote
    return case, draft


def test_marks_of_lists_are_no_part_of_a_claim():
    _, draft = quoted(NOTE, "note.txt")
    texts = [claim.text for claim in draft.claims]
    assert {"Hypertension.", "Lisinopril 10 mg once daily", "Metformin 500 mg twice daily"} <= set(texts)


def test_of_a_dialogue_neither_speakers_nor_questions_nor_bare_answers_are_quoted():
    _, draft = quoted(VISIT, "visit.txt")
    said = " | ".join(claim.text for claim in draft.claims)
    assert "headaches two or three times a week" in said
    assert "[" not in said
    assert "nausea" not in said
    assert "right twenty" not in said


def test_such_quotations_are_flagged_for_nothing():
    for text, name in ((NOTE, "note.txt"), (VISIT, "visit.txt")):
        found = wr.run({name: text}).verification
        assert [verdict.flags for verdict in found.verdicts if verdict.flags] == []

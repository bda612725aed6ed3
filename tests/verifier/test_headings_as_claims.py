"""A model that copies lines of a record also copies its headings, which state nothing."""

import pytest

import wardround as wr
from wardround.agents.verifier import verify_draft
from wardround.records import Citation, Claim, Draft

NOTE = "INVENTED PATIENT\nSocial history\nNever smoked. No alcohol.\nMedications\nLisinopril 10 mg once daily.\n"


@pytest.fixture
def case():
    return wr.load_case({"note.txt": NOTE})


def flags_on(case, text, quote):
    document = case.documents[0]
    start = document.text.index(quote)
    cited = Citation(source_id=document.id, start=start, end=start + len(quote), quote=quote)
    claim = Claim(id="c1", section="Problems", kind="history", text=text, citations=(cited,))
    found = verify_draft(Draft(task="summary", title="Summary", engine="a double", claims=(claim,)), case)
    return [flag.check for flag in found.verdicts[0].flags]


@pytest.mark.parametrize("heading", ["Social history", "Medication history", "**Medications:**"])
def test_a_heading_is_not_held_against_the_place_that_it_cites(case, heading):
    assert flags_on(case, heading, "Never smoked.") == []


def test_a_statement_is(case):
    assert "citation_elsewhere" in flags_on(case, "Lisinopril 10 mg once daily.", "Never smoked.")

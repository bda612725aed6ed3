"""Lines in capitals: headings, items below one, and those that say something."""

import pytest

import wardround as wr
from wardround.agents.verifier.claims import claims_in
from wardround.tools.sections import find_sections


def parts(text):
    return [(s.kind, s.title, text[s.start : s.end].split("\n")) for s in find_sections(text)]


def test_items_below_a_known_heading_are_its_text():
    assert parts("PMH\nHTN\nGOUT\n\nFAMILY HISTORY\nBREAST CANCER\nMother at 52.\n") == [
        ("past_medical_history", "PMH", ["", "HTN", "GOUT", "", ""]),
        ("family_history", "FAMILY HISTORY", ["", "BREAST CANCER", "Mother at 52.", ""]),
    ]


def test_a_line_that_says_something_is_in_its_section():
    assert parts("Seen on the ward.\nNKDA\n")[-1] == ("other", "NKDA", ["NKDA", ""])


@pytest.mark.parametrize(
    "text", ["FINDINGS\nLIVER\nNormal size.\n", "EXAM\n\nNEURO\nAlert.\n", "DIABETES CLINIC\nSeen.\n"]
)
def test_what_a_part_is_about_stays_a_heading(text):
    assert [text_of for *_, text_of in parts(text)][-1][0] == ""


def test_they_are_claims_and_evidence():
    assert [claim.text for claim, *_ in claims_in("PMH\nHTN\nGOUT\n\nNKDA\n")] == ["HTN", "GOUT", "NKDA"]
    record = {"note.txt": "PMH\nHTN\nGOUT\n\nNKDA\n"}
    assert [v.verdict for v in wr.verify("He has gout. He has no known drug allergies.", record).verdicts] == [
        "supported"
    ] * 2
    (verdict,) = wr.verify("He has no gout.", record).verdicts
    assert verdict.is_for_a_person

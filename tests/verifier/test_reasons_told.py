"""What a flag says is of the claim's own words and of all that the record has. All patients are invented."""

import json

import pytest

from wardround import load_case, verify


def _flags(sentence: str, note: str, resources: tuple[dict, ...] = ()) -> list[tuple[str, str, str]]:
    entries = [{"resource": {"id": f"r{n}", **one}} for n, one in enumerate(resources)]
    bundle = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})
    record = load_case({"note.txt": note} | ({"record.json": bundle} if resources else {}))
    return [(f.check, f.code, f.message) for v in verify(sentence, record).verdicts for f in v.flags]


NOTE = "WARD ROUND 3/5/26\nD2 co-amoxiclav IV for cellulitis. NKDA. Bloods: CRP 88, K 2.9, Hb 121.\n"


@pytest.mark.parametrize("claim", ["Penicillin allergic.", "Penicillin: anaphylaxis."])
def test_an_allergy_is_told_of_what_the_claim_names(claim):
    told = [message for check, _, message in _flags(claim, NOTE) if check == "allergen_unrecorded"]
    assert told
    assert "Penicillin" in told[0]
    assert "amoxicillin" not in told[0]


def test_a_level_that_is_denied_is_quoted_with_its_denial():
    assert any("no hypokal" in message.casefold() for _, _, message in _flags("No hypokalaemia.", NOTE))


def test_a_result_of_a_vitamin_is_no_medicine():
    codes = {code for check, code, _ in _flags("Vitamin B12 was low.", NOTE) if check == "drug_unknown"}
    assert codes == {"unsupported"}


def test_cultures_are_no_part_of_the_body():
    note = "WARD ROUND\nBlood cultures x2 5/5: no growth. Urine culture: Proteus mirabilis.\n"
    assert "part_is_well" not in {check for check, *_ in _flags("Blood cultures grew Proteus mirabilis.", note)}


def test_all_who_have_a_condition_are_told():
    family = {
        "resourceType": "FamilyMemberHistory",
        "relationship": {"text": "Father"},
        "condition": [{"code": {"text": "Epilepsy"}}],
    }
    own = {"resourceType": "Condition", "code": {"text": "Epilepsy"}}
    told = [m for check, _, m in _flags("Her sister has epilepsy.", NOTE, (family, own)) if check == "written_relative"]
    assert told
    assert "father and the patient" in told[0]

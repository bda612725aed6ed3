"""What systems write into C-CDA that the guide does not foresee, or foresaw once; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case
from wardround.tools.standing import is_in_force, is_in_use

from .cda import code, concern, drug, lab, one_section, template

ALLERGY = "<participant><participantRole><playingEntity>{}</playingEntity></participantRole></participant>"


def stated(state: str, name: str, number: int = 28) -> str:
    status = code("loinc", "33999-4", "Status") + code("snomed", state, name, "value")
    return f"<entryRelationship><observation>{template(number)}{status}</observation></entryRelationship>"


def allergy(inside: str, act: str = "completed", attributes: str = "") -> str:
    return concern(act, f"<observation {attributes}>{template(7)}{inside}</observation>")


def only(found):
    ((fact, line),) = found.values()
    return fact, line


def test_the_state_of_an_allergy_is_that_of_its_status_observation(facts):
    substance = ALLERGY.format(code("rxnorm", "2670", "Codeine"))
    span = '<effectiveTime><low value="2006"/><high value="2012"/></effectiveTime>'
    for state, name, in_force in (("55561003", "Active", True), ("73425007", "Inactive", False)):
        entry = allergy(span + substance + stated(state, name))
        fact, _ = only(facts(one_section("48765-2", "", entry)))
        assert (fact.status, is_in_force(fact)) == (name.lower(), in_force)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (("416098002", "Drug allergy"), "No known drug allergies"),
        (("414285001", "Food allergy"), "No known food allergies"),
        (("419199007", "Allergy to substance"), "No known allergies"),
    ],
)
def test_no_known_allergies_are_of_the_sort_that_is_said(facts, value, name):
    entry = allergy(
        code("snomed", *value, "value") + ALLERGY.format('<code nullFlavor="NA"/>'), "active", 'negationInd="true"'
    )
    fact, line = only(facts(one_section("48765-2", "", entry)))
    assert (fact.name, fact.negated) == (name, True)
    assert line.startswith(name)


@pytest.mark.parametrize("name", ["NKDA", "No Known Drug Allergies", "No allergies"])
def test_a_substance_that_says_there_is_none_is_no_allergen(read, facts, name):
    document = one_section("48765-2", "", allergy(ALLERGY.format(code("rxnorm", "1", name)), "active"))
    fact, _ = only(facts(document))
    assert fact.negated
    (read_document,) = read(document.encode(), "summary.xml").documents
    case = Case(id="c", task="summary", root="/", documents=(read_document,))
    (verdict,) = verify_text("The patient takes penicillin 500 mg daily.", case, max_omissions=0).verdicts
    assert not any(flag.code == "allergy_conflict" for flag in verdict.flags)


def test_words_that_say_there_are_none_give_way_to_the_name(facts):
    entity = code("rxnorm", "1", "Coded Allergy Name Not Available") + "<name>Latex strap</name>"
    fact, line = only(facts(one_section("48765-2", "", allergy(ALLERGY.format(entity), "active"))))
    assert (fact.name, line) == ("Latex strap", "Allergy to Latex strap (active)")


def test_severity_and_criticality_are_in_the_line(facts):
    rest = "".join(
        f"<entryRelationship><observation>{template(number)}{code('loinc', '1', 'X')}{code('snomed', '2', word, 'value')}</observation></entryRelationship>"
        for number, word in ((8, "Severe"), (145, "High risk"))
    )
    _, line = only(
        facts(
            one_section("48765-2", "", allergy(ALLERGY.format(code("rxnorm", "7980", "Penicillin")) + rest, "active"))
        )
    )
    assert line == "Allergy to Penicillin (active); severity: Severe; criticality: High risk"


def taken(status: str, times: str, text: str = "", inside: str = "") -> str:
    return one_section(
        "10160-0", text, drug("1191", "Aspirin", inside=times + inside).replace('code="active"', f'code="{status}"')
    )


SINCE = '<effectiveTime xsi:type="IVL_TS"><low value="20260101"/></effectiveTime>'
UNTIL = '<effectiveTime xsi:type="IVL_TS"><low value="20250101"/><high value="20250201"/></effectiveTime>'


@pytest.mark.parametrize(
    ("document", "status", "in_use"),
    [
        (taken("completed", SINCE), "unknown", True),
        (taken("completed", UNTIL), "completed", False),
        (taken("completed", '<effectiveTime value="20250101"/>'), "completed", False),
        (taken("completed", SINCE, "<table><tr><td>Aspirin</td><td>Active</td></tr></table>"), "active", True),
        (taken("completed", SINCE, "<table><tr><td>Aspirin</td><td>Discontinued</td></tr></table>"), "stopped", False),
        (taken("aborted", SINCE), "stopped", False),
        (taken("completed", SINCE, inside=stated("73425007", "No longer active", 47)), "inactive", False),
    ],
)
def test_whether_a_drug_is_in_use(facts, document, status, in_use):
    fact, _ = only(facts(document))
    assert (fact.status, is_in_use(fact)) == (status, in_use)


def test_why_a_drug_is_not_taken(facts):
    reason = f'<entryRelationship><observation><templateId root="2.16.840.1.113883.10.20.24.3.88"/>{code("snomed", "105480006", "Refused by patient", "value")}</observation></entryRelationship>'
    document = one_section("10160-0", "", drug("1191", "Aspirin", attributes='negationInd="true"', inside=reason))
    assert only(facts(document))[1] == "Not taken: Aspirin (not-taken); reason: Refused by patient"


def test_when_and_why_a_drug_is_taken(facts):
    times = (
        SINCE
        + '<effectiveTime xsi:type="EIVL_TS"><event code="HS"/></effectiveTime>'
        + '<effectiveTime xsi:type="PIVL_TS"><period xsi:type="IVL_PQ"><low value="4" unit="h"/><high value="6" unit="h"/></period></effectiveTime>'
    )
    need = f"<precondition><criterion>{code('snomed', '56018004', 'Wheezing', 'value')}</criterion></precondition>"
    dose = '<doseQuantity><low value="1"/><high value="2"/></doseQuantity>'
    fact, _ = only(facts(taken("active", times, inside=dose + need)))
    assert fact.value == "1-2 every 4-6 h at bedtime as needed for Wheezing"


def test_a_period_in_metres_is_none_and_the_words_of_the_order_count(facts):
    times = '<text>Take one each morning</text><effectiveTime xsi:type="PIVL_TS"><period value="2982616" unit="m"/></effectiveTime>'
    other = "<table><tr><td>Bisoprolol</td><td>Take one each morning</td></tr></table>"
    fact, line = only(facts(taken("active", times, other)))
    assert (fact.value, line) == ("Take one each morning", "Aspirin (active); Take one each morning")


@pytest.mark.parametrize(
    ("value", "number", "unit", "comparator"),
    [
        ('<value xsi:type="PQ" nullFlavor="OTH"><translation value="11.5"><originalText>K/uL</originalText></translation></value>', 11.5, "K/uL", None),
        ('<value xsi:type="ST">155 mg/dL</value>', 155, "mg/dL", None),
        ('<value xsi:type="ST">=5.0 mg/dL</value>', 5, "mg/dL", None),
        ('<value xsi:type="PQ" value="&lt;5" unit="mg/dL"/>', 5, "mg/dL", "<"),
    ],
)  # fmt: skip
def test_values_in_other_places_are_values(facts, value, number, unit, comparator):
    fact, _ = only(facts(one_section("30954-2", "", f"<organizer>{lab('1', 'Test', value)}</organizer>")))
    assert (fact.quantity.value, fact.quantity.unit, fact.quantity.comparator) == (number, unit, comparator)


def test_a_sentence_in_the_place_of_a_value_is_no_number(facts):
    value = '<value xsi:type="ST">5 cm mass in the left lobe</value>'
    fact, _ = only(facts(one_section("30954-2", "", f"<organizer>{lab('1', 'Finding', value)}</organizer>")))
    assert (fact.quantity, fact.value) == (None, "5 cm mass in the left lobe")


def test_a_name_by_the_axes_of_loinc_gives_way_to_what_people_say(facts):
    entry = lab("6298-4", "POTASSIUM:SCNC:PT:BLD:QN:", '<value xsi:type="PQ" value="3.5" unit="mmol/L"/>')
    entry = entry.replace('QN:"/>', 'QN:"><originalText>Potassium</originalText></code>')
    assert only(facts(one_section("30954-2", "", f"<organizer>{entry}</organizer>")))[0].name == "Potassium"


def test_an_entry_that_names_nothing_is_on_record_and_no_fact(read):
    empty = f'<observation negationInd="true">{template(2)}<code nullFlavor="NI"/><value xsi:type="CD" nullFlavor="NI"/></observation>'
    result = read(one_section("30954-2", "None.", empty).encode(), "summary.xml")
    assert not result.documents[0].facts
    assert [line.item for line in result.coverage if line.reason] == ["summary.xml 30954-2/entry[1]"]


def test_words_stand_in_for_codes_that_say_nothing(facts):
    text = '<paragraph ID="p1">Back surgery</paragraph>'
    entry = f'<procedure moodCode="EVN">{template(14)}{code("snomed", "71388002", "Procedure")}<text><reference value="#p1"/></text></procedure>'
    assert only(facts(one_section("47519-4", text, entry)))[0].name == "Back surgery"
    bare = f'<procedure moodCode="EVN">{template(14)}<code code="80146002" codeSystem="2.16.840.1.113883.6.96"/></procedure>'
    assert only(facts(one_section("47519-4", "", bare)))[0].name == "code 80146002"


def test_no_known_problems_and_what_was_ruled_out(facts):
    none = (
        f'<observation negationInd="true">{template(4)}{code("snomed", "55607006", "Problem", "value")}</observation>'
    )
    fact, line = only(facts(one_section("11450-4", "", concern("active", none))))
    assert (fact.name, fact.negated, line) == ("No known problems", True, "No known problems (active)")
    ruled_out = f"<observation>{template(4)}{code('snomed', '22298006', 'Myocardial infarction', 'value')}{stated('410516002', 'Ruled out', 6)}</observation>"
    fact, line = only(facts(one_section("11450-4", "", concern("active", ruled_out))))
    assert (fact.status, fact.negated, line) == ("refuted", True, "No Myocardial infarction (refuted)")


def test_a_line_that_has_the_name_of_another_statement_is_not_taken(facts):
    text = '<table><tr ID="p1"><td>Polypectomy</td></tr></table>'
    entries = [
        f'<procedure>{template(14)}{code("snomed", number, name)}<text><reference value="#p1"/></text></procedure>'
        for number, name in (("1", "Colonoscopy"), ("2", "Polypectomy"))
    ]
    found = facts(one_section("47519-4", text, "</entry><entry>".join(entries)))
    assert (found["Colonoscopy"][1], found["Polypectomy"][1]) == ("Colonoscopy", "Polypectomy")


OLD = "2.16.840.1.113883.10.20.1."


def old(number: int) -> str:
    return f'<templateId root="{OLD}{number}"/>'


def test_templates_of_2007_are_known(facts):
    sodium = f'<organizer>{old(32)}<component><observation>{old(31)}{code("loinc", "2951-2", "Sodium")}<value xsi:type="PQ" value="131" unit="mmol/L"/></observation></component></organizer>'
    assert facts(one_section("30954-2", "", sodium))["Sodium"][0].quantity.value == 131
    penicillin = f'<act>{old(27)}<statusCode code="active"/><entryRelationship><observation>{old(18)}{old(28)}{ALLERGY.format(code("rxnorm", "7980", "Penicillin"))}</observation></entryRelationship></act>'
    assert facts(one_section("48765-2", "", penicillin))["Penicillin"][0].kind == "allergy"
    asthma = f"<act>{old(27)}<entryRelationship><observation>{old(28)}{code('snomed', '195967001', 'Asthma', 'value')}</observation></entryRelationship></act>"
    assert facts(one_section("11450-4", "", asthma))["Asthma"][0].kind == "problem"
    aspirin = drug("1191", "Aspirin").replace(template(16), old(24))
    assert facts(one_section("10160-0", "", aspirin))["Aspirin"][0].kind == "medication"
    vaccine = drug("88", "Influenza vaccine").replace(template(16), old(24))
    assert facts(one_section("11369-6", "", vaccine))["Influenza vaccine"][0].kind == "immunization"


def test_payers_order_nothing(read):
    act = f'<act moodCode="RQO">{code("snomed", "73761001", "Colonoscopy")}</act>'
    (document,) = read(one_section("48768-6", "Some insurance", act).encode(), "summary.xml").documents
    assert not document.facts

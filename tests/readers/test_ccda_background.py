"""Encounters, family and social history, goals, directives, abilities and devices of C-CDA; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case

from .cda import code, drug, one_section, template


def observed(number: int, asked: str, value: str, *, mood: str = "EVN", attributes: str = "", more: str = "") -> str:
    return f'<observation classCode="OBS" moodCode="{mood}" {attributes}>{template(number)}{asked}<statusCode code="completed"/>{value}{more}</observation>'


def only(found):
    ((fact, line),) = found.values()
    return fact, line


SINCE = '<effectiveTime><low value="20240210"/></effectiveTime>'
YES = code("loinc", "1", "X")


def test_an_encounter_with_its_place_reason_and_diagnoses(facts):
    diagnosis = f"<entryRelationship><act>{template(80)}<entryRelationship>{observed(4, YES, code('snomed', '1', 'Pneumonia', 'value'))}</entryRelationship></act></entryRelationship>"
    reason = f"<entryRelationship>{observed(19, YES, code('snomed', '2', 'Cough', 'value'))}</entryRelationship>"
    place = '<participant typeCode="LOC"><participantRole><playingEntity><name>Invented Clinic</name></playingEntity></participantRole></participant>'
    span = '<effectiveTime><low value="20260301"/><high value="20260304"/></effectiveTime>'
    entry = f'<encounter moodCode="EVN">{template(49)}{code("loinc", "3", "Inpatient stay")}{span}{place}{reason}{diagnosis}</encounter>'
    fact, line = only(facts(one_section("46240-8", "", entry)))
    assert (fact.kind, fact.date) == ("encounter", "2026-03-01")
    assert line == (
        "Encounter: Inpatient stay; on: 2026-03-01; until: 2026-03-04; at: Invented Clinic; reason: Cough; diagnosis: Pneumonia"
    )


def test_a_relative_s_condition_is_not_the_patient_s(read, facts):
    age = f"<entryRelationship>{observed(31, YES, '<value value=' + chr(34) + '57' + chr(34) + ' unit=' + chr(34) + 'a' + chr(34) + '/>')}</entryRelationship>"
    death = f"<entryRelationship>{observed(47, YES, code('snomed', '419099009', 'Dead', 'value'))}</entryRelationship>"
    infarct = observed(46, YES, code("snomed", "22298006", "Myocardial infarction", "value"), more=age + death)
    asthma = observed(46, YES, code("snomed", "195967001", "Asthma", "value"), attributes='negationInd="true"')
    father = '<subject><relatedSubject><code code="FTH" displayName="Father"/></relatedSubject></subject>'
    entry = (
        f"<organizer>{template(45)}{father}<component>{infarct}</component><component>{asthma}</component></organizer>"
    )
    document = one_section("10157-6", "", entry)
    found = facts(document)
    fact, line = found["Myocardial infarction"]
    assert (fact.kind, fact.value) == ("family_history", "Father")
    assert line == "Family: Father: Myocardial infarction; onset: at 57; cause of death"
    fact, line = found["Asthma"]
    assert (fact.negated, line) == (True, "Family: Father: no Asthma")
    (read_document,) = read(document.encode(), "summary.xml").documents
    case = Case(id="c", task="summary", root="/", documents=(read_document,))
    said = "The father had a myocardial infarction. The patient had a myocardial infarction."
    (his, own) = verify_text(said, case, max_omissions=0).verdicts
    assert his.verdict == "supported"
    assert [flag.code for flag in own.flags] == ["experiencer_mismatch"]


def test_a_relative_without_problems_by_the_code_of_the_role(facts):
    role = '<subject><relatedSubject><code code="MTH" displayName="Natural Parent"/></relatedSubject></subject>'
    none = observed(46, YES, code("snomed", "55607006", "Problem", "value"), attributes='negationInd="true"')
    fact, line = only(
        facts(one_section("10157-6", "", f"<organizer>{template(45)}{role}<component>{none}</component></organizer>"))
    )
    assert (fact.negated, line) == (True, "Family: Mother: No known problems")


@pytest.mark.parametrize(
    ("number", "asked", "value", "line"),
    [
        (78, code("loinc", "72166-2", "Tobacco smoking status"), code("snomed", "8517006", "Former smoker", "value"), "Tobacco smoking status: Former smoker"),
        (78, '<code code="ASSERTION"/>', code("snomed", "8517006", "Former smoker", "value"), "Smoking status: Former smoker"),
        (38, code("loinc", "74013-4", "Alcoholic drinks per day"), '<value value="2" unit="1"/>', "Alcoholic drinks per day: 2"),
        (67, code("loinc", "54522-8", "Functional status"), code("snomed", "1", "Independent walking", "value"), "Functional status: Independent walking"),
        (74, code("loinc", "1", "Cognitive function"), code("snomed", "1", "Amnesia", "value"), "Cognitive function: Amnesia"),
        (69, code("loinc", "55757-9", "PHQ-2 total"), '<value value="3"/>', "PHQ-2 total: 3"),
        (999, code("loinc", "1", "Housing"), code("snomed", "1", "Stable", "value"), "Housing: Stable"),
    ],
)  # fmt: skip
def test_questions_with_their_answers(facts, number, asked, value, line):
    fact, written = only(facts(one_section("29762-2", "", observed(number, asked, value))))
    assert (fact.kind, written) == ("other", line)


def test_a_denied_answer_and_a_stated_finding(facts):
    no = observed(
        38, code("loinc", "1", "Drug use"), code("snomed", "1", "Heroin", "value"), attributes='negationInd="true"'
    )
    fact, line = only(facts(one_section("29762-2", "", no)))
    assert (fact.negated, line) == (True, "Drug use: not Heroin")
    pregnant = observed(1, '<code code="ASSERTION"/>', code("snomed", "77386006", "Pregnant", "value"))
    assert only(facts(one_section("29762-2", "", pregnant)))[1] == "Pregnant"


def test_the_items_of_a_score_are_in_its_line(facts):
    item = f"<entryRelationship>{observed(86, code('loinc', '1', 'Feeling down'), '<value value=' + chr(34) + '2' + chr(34) + '/>')}</entryRelationship>"
    score = observed(69, code("loinc", "55757-9", "PHQ-2 total"), '<value value="3"/>', more=item)
    assert only(facts(one_section("47420-5", "", score)))[1] == "PHQ-2 total: 3; Feeling down: 2"


def test_advance_directives(facts):
    asked, value = (
        code("snomed", "304251008", "Resuscitation"),
        code("snomed", "304253006", "Do not resuscitate", "value"),
    )
    entry = f"<organizer>{template(108)}<component>{observed(48, asked, SINCE + value)}</component></organizer>"
    fact, line = only(facts(one_section("42348-3", "", entry)))
    assert (fact.value, fact.date) == ("Do not resuscitate", "2024-02-10")
    assert line == "Advance directive: Resuscitation: Do not resuscitate; since: 2024-02-10"


def test_a_goal_is_a_plan_and_no_result(facts):
    target = '<value xsi:type="PQ" value="130" unit="mm[Hg]"/>'
    entry = observed(121, code("loinc", "8480-6", "Systolic blood pressure"), target, mood="GOL")
    fact, line = only(facts(one_section("61146-7", "", entry)))
    assert (fact.kind, fact.quantity, line) == (
        "plan",
        None,
        "Goal: Systolic blood pressure (completed); target: 130 mm[Hg]",
    )


def test_devices(facts):
    cane = f'<participant typeCode="PRD"><participantRole><playingDevice>{code("snomed", "87405001", "Cane")}</playingDevice></participantRole></participant>'
    entry = f'<supply moodCode="EVN">{template(50)}<statusCode code="completed"/><effectiveTime value="20240210"/>{cane}</supply>'
    fact, line = only(facts(one_section("46264-8", "", entry)))
    assert (fact.kind, line) == ("other", "Device: Cane (completed); on: 2024-02-10")


PLANNED = [
    f'<observation moodCode="RQO">{template(44)}{code("loinc", "1", "Spirometry")}</observation>',
    f'<act moodCode="INT">{code("snomed", "1", "Spirometry")}</act>',
    f'<encounter moodCode="INT">{template(40)}{code("loinc", "1", "Spirometry")}</encounter>',
    drug("1", "Spirometry", number=42).replace('moodCode="EVN"', 'moodCode="RQO"'),
    drug("1", "Spirometry", number=120).replace('moodCode="EVN"', 'moodCode="INT"'),
    f'<supply moodCode="RQO">{template(43)}<product><manufacturedProduct><manufacturedMaterial>{code("snomed", "1", "Spirometry")}</manufacturedMaterial></manufacturedProduct></product></supply>',
]


@pytest.mark.parametrize("entry", PLANNED)
def test_what_is_planned_is_no_event(facts, entry):
    fact, line = only(facts(one_section("18776-5", "", entry)))
    assert (fact.kind, fact.name) == ("plan", "Spirometry")
    assert "Planned" in line


def test_what_must_not_be_done_is_said_so(facts):
    entry = f'<act moodCode="RQO" negationInd="true">{code("snomed", "1", "Spirometry")}</act>'
    fact, line = only(facts(one_section("18776-5", "", entry)))
    assert (fact.negated, line) == (True, "Do not perform: Spirometry")


def test_the_visit_of_the_head_and_a_note_in_base64(read):
    head = (
        '<componentOf><encompassingEncounter><effectiveTime><low value="20260301"/></effectiveTime><location><healthCareFacility>'
        "<location><name>Invented Hospital</name></location></healthCareFacility></location></encompassingEncounter></componentOf>"
    )
    note = '<act><text mediaType="text/plain" representation="B64">SW52ZW50ZWQgbm90ZTogbm8gZmV2ZXIu<reference value="#n"/></text></act>'
    document = one_section("46240-8", "None.", note).replace("<component>", f"{head}<component>", 1)
    summary, attached = read(document.encode(), "summary.xml").documents
    (fact,) = summary.facts
    assert (fact.kind, fact.date) == ("encounter", "2026-03-01")
    assert summary.text[fact.start : fact.end] == "Encounter; on: 2026-03-01; at: Invented Hospital"
    assert attached.text.startswith("Invented note: no fever.")

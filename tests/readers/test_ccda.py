"""The entries of C-CDA as facts; both documents and both patients are invented."""

from wardround.agents.verifier import verify_text
from wardround.records import Case

from .cda import HEAD, code, concern, drug, lab, one_section, section, template

RANGE = '<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="135" unit="mmol/L"/><high value="145" unit="mmol/L"/></value></observationRange></referenceRange>'
PANEL = (
    '<organizer classCode="BATTERY" moodCode="EVN"><statusCode code="completed"/>'
    + lab(
        "2951-2", "Sodium", '<value xsi:type="PQ" value="131" unit="mmol/L"/><interpretationCode code="L"/>', more=RANGE
    )
    + lab("2345-7", "Glucose", '<value xsi:type="PQ" value="126" unit="mg/dL"/>')
    + lab(
        "6598-7", "Troponin T", '<value xsi:type="IVL_PQ"><high value="0.01" unit="ng/mL" inclusive="false"/></value>'
    )
    + lab("1988-5", "CRP", '<value xsi:type="PQ" nullFlavor="UNK"/>')
    + lab("2823-3", "Potassium", '<value xsi:type="PQ" value="9.9" unit="mmol/L"/>', status="nullified")
    + "</organizer>"
)
DOSE = (
    '<effectiveTime xsi:type="IVL_TS"><low value="20260110"/></effectiveTime><effectiveTime xsi:type="PIVL_TS"><period value="12" unit="h"/>'
    '</effectiveTime><routeCode code="C38288" displayName="Oral"/><doseQuantity value="500" unit="mg"/>'
)
SUBSTANCE = "<participant><participantRole><playingEntity>{}</playingEntity></participantRole></participant>"
REACTION = f"<entryRelationship><observation>{template(9)}{code('snomed', '247472004', 'Hives', 'value')}<entryRelationship><observation>{template(8)}{code('snomed', '6736007', 'Moderate', 'value')}</observation></entryRelationship></observation></entryRelationship>"
SUMMARY = HEAD.format(
    title="summary",
    number="EX-1",
    given="Erika",
    sections=section(
        "30954-2",
        "Results",
        "<table><tbody><tr><td>Sodium</td><td>131 mmol/L</td></tr><tr><td>Comment</td><td>fasting sample</td></tr></tbody></table>",
        PANEL,
    )
    + section(
        "10160-0",
        "Medications",
        '<list><item ID="m1">Metformin 500 mg twice daily</item></list>',
        drug("6809", "Metformin", inside=DOSE),
        drug("11289", "Warfarin", attributes='negationInd="true"'),
    )
    + section(
        "48765-2",
        "Allergies",
        "<paragraph>Penicillin: hives</paragraph>",
        concern("active", f"<observation>{template(7)}{SUBSTANCE.format(code('rxnorm', '7980', 'Penicillin'))}{REACTION}</observation>"),
    )
    + section(
        "11450-4",
        "Problems",
        "",
        concern("active", f'<observation>{template(4)}<effectiveTime><low value="2019"/></effectiveTime>{code("snomed", "44054006", "Type 2 diabetes mellitus", "value")}</observation>'),
        concern("completed", f'<observation>{template(4)}<effectiveTime><low value="2010"/><high value="2011"/></effectiveTime>{code("snomed", "233604007", "Pneumonia", "value")}</observation>'),
        concern("active", f'<observation negationInd="true">{template(4)}{code("snomed", "38341003", "Hypertension", "value")}</observation>'),
    ),
)  # fmt: skip
TRANSFER = HEAD.format(
    title="transfer",
    number="EX-2",
    given="Max",
    sections=section(
        "8716-3",
        "Vital signs",
        "",
        f'<organizer><component><observation>{template(27)}{code("loinc", "8480-6", "Systolic blood pressure")}<value xsi:type="PQ" value="120" unit="mm[Hg]"/></observation></component></organizer>',
    )
    + section(
        "11369-6",
        "Immunizations",
        "<paragraph>Influenza vaccine</paragraph>",
        drug("1", "Influenza vaccine", number=52, attributes='negationInd="true"', inside='<effectiveTime value="20251001"/>'),
    )
    + section(
        "47519-4",
        "Procedures",
        "",
        f'<procedure moodCode="EVN">{template(14)}{code("snomed", "80146002", "Appendectomy")}<statusCode code="completed"/><effectiveTime value="2001"/></procedure>',
        f'<procedure moodCode="INT">{template(14)}{code("snomed", "73761001", "Colonoscopy")}<statusCode code="active"/></procedure>',
    )
    + section(
        "48765-2",
        "Allergies",
        "No known allergies",
        concern("active", f'<observation negationInd="true">{template(7)}{code("snomed", "419199007", "Allergy to substance", "value")}{SUBSTANCE.format("<code nullFlavor=" + chr(34) + "NA" + chr(34) + "/>")}</observation>'),
    )
    + section("10160-0", "Medications", "", "<substanceAdministration><consumable/></substanceAdministration><act/>", "<observation/>"),
)  # fmt: skip


def test_results_keep_values_units_ranges_and_flags(facts):
    found = facts(SUMMARY)
    sodium, line = found["Sodium"]
    assert (sodium.ref, sodium.codes) == ("30954-2/entry[1]#value", ("http://loinc.org|2951-2",))
    assert (sodium.quantity.value, sodium.quantity.unit, sodium.range.low, sodium.interpretation) == (
        131,
        "mmol/L",
        135,
        "low",
    )
    assert (sodium.date, line) == ("2026-03-01", "Sodium\t131 mmol/L")
    glucose, line = found["Glucose"]
    assert (glucose.ref, glucose.converted.unit, line) == (
        "30954-2/entry[1].2#value",
        "mmol/L",
        "2026-03-01 Glucose: 126 mg/dL",
    )
    assert found["Troponin T"][0].quantity.comparator == "<"
    assert (found["CRP"][0].value, found["CRP"][1]) == (None, "2026-03-01 CRP: no value (UNK)")


def test_what_is_entered_in_error_is_on_record_and_no_fact(read, facts):
    assert "Potassium" not in facts(SUMMARY)
    result = read(SUMMARY.encode(), "summary.xml")
    assert [line.item for line in result.coverage if line.status == "refused"] == ["summary.xml 30954-2/entry[1].5"]


def test_medications_allergies_and_problems(facts):
    found = facts(SUMMARY)
    metformin, line = found["Metformin"]
    assert (metformin.value, metformin.status, metformin.date) == ("500 mg Oral every 12 h", "active", "2026-01-10")
    assert line == "- Metformin 500 mg twice daily"
    assert (found["Warfarin"][0].negated, found["Warfarin"][1]) == (True, "Not taken: Warfarin (not-taken)")
    penicillin, line = found["Penicillin"]
    assert (penicillin.kind, penicillin.value, penicillin.status, line) == (
        "allergy",
        "Hives (moderate)",
        "active",
        "Penicillin: hives",
    )
    states = {name: (fact.status, fact.negated) for name, (fact, _) in found.items() if fact.kind == "problem"}
    assert states == {
        "Type 2 diabetes mellitus": ("active", False),
        "Pneumonia": ("resolved", False),
        "Hypertension": ("refuted", True),
    }


def test_what_was_not_done_or_is_planned_is_not_said_to_be_done(facts):
    found = facts(TRANSFER)
    vaccine, line = found["Influenza vaccine"]
    assert (vaccine.negated, vaccine.status) == (True, "not-done")
    assert line.startswith("Not given: Influenza vaccine")  # the narrative does not say that it was not
    assert [(found[name][0].kind, found[name][0].date) for name in ("Appendectomy", "Colonoscopy")] == [
        ("procedure", "2001"),
        ("plan", None),
    ]
    none, line = found["No known allergies"]
    assert (none.kind, none.negated, line) == ("allergy", True, "No known allergies")
    assert found["Systolic blood pressure"][0].quantity.unit == "mm[Hg]"


def test_the_narrative_is_read_as_before_and_nothing_is_said_twice(read):
    (document,) = read(SUMMARY.encode(), "summary.xml").documents
    assert [section.kind for section in document.sections] == [
        "laboratory",
        "medications",
        "allergies",
        "past_medical_history",
    ]
    assert "Comment\tfasting sample" in document.text
    assert [document.text.count(name) for name in ("Sodium", "Metformin", "Penicillin", "Glucose")] == [1, 1, 1, 1]


def test_no_medications_is_said_once(facts):
    code = '<code nullFlavor="OTH"><translation code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="drug or medication"/></code>'
    entry = (
        f'<substanceAdministration negationInd="true">{template(16)}<text><reference value="#none"/></text><statusCode code="active"/>'
        f"<consumable><manufacturedProduct><manufacturedMaterial>{code}</manufacturedMaterial></manufacturedProduct></consumable>"
        "</substanceAdministration>"
    )
    ((fact, line),) = facts(one_section("10160-0", '<paragraph ID="none">No Medications</paragraph>', entry)).values()
    assert (fact.negated, line) == (True, "No Medications")


def test_a_bound_from_nought_and_the_normal_one_of_several_ranges(facts):
    value = '<value xsi:type="IVL_PQ"><low value="0" unit="pg/mL"/><high value="5" unit="pg/mL"/></value>'
    ranges = "".join(
        f'<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="{low}"/><high value="{high}"/></value>'
        f'<interpretationCode code="{flag}"/></observationRange></referenceRange>'
        for low, high, flag in ((400, 900, "H"), (0, 100, "N"))
    )
    row = "<table><tr><td>BNP</td><td>&lt;= 5pg/mL</td></tr></table>"
    ((fact, line),) = facts(
        one_section("30954-2", row, f"<organizer>{lab('42637-9', 'BNP', value, more=ranges)}</organizer>")
    ).values()
    assert (fact.quantity.comparator, fact.quantity.value, fact.range.high, line) == ("<=", 5, 100, "BNP\t<= 5pg/mL")


def test_rows_that_look_alike_are_told_by_their_reference(facts):
    rows = "".join(f'<tr ID="r{day}"><td>Sodium</td><td>131 mmol/L</td><td>March {day}</td></tr>' for day in (1, 2))
    value = '<value xsi:type="PQ" value="131" unit="mmol/L"/>'
    entry = lab("2951-2", "Sodium", value).replace(template(2), template(2) + '<text><reference value="#r2"/></text>')
    ((_, line),) = facts(one_section("30954-2", f"<table>{rows}</table>", f"<organizer>{entry}</organizer>")).values()
    assert line == "Sodium\t131 mmol/L\tMarch 2"


def test_what_an_entry_denies_contradicts_who_says_it(read):
    (document,) = read(SUMMARY.encode(), "summary.xml").documents
    case = Case(id="c", task="summary", root="/", documents=(document,))
    (said, denied) = verify_text(
        "The patient has diabetes. The patient has hypertension.", case, max_omissions=0
    ).verdicts
    assert (said.verdict, denied.verdict) == ("supported", "contradicted")

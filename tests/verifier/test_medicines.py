"""A medicine that a record names in another way, beside one that it does not name; all patients are invented."""

from importlib.resources import files

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.verify import verify_text
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source
from wardround.tools.terms import drug_classes

_SIGNALS = {"drug_unknown", "drug_group_unknown"}


def case_of(record: str, kind: str = "note") -> Case:
    source = Source(path="record.txt", sha256="0" * 64)
    document = Document(id="d1", kind=kind, title="record", text=record, source=source)
    return Case(id="invented", task="summary", root="/", documents=(document,))


def noticed(sentence: str, record: str, kind: str = "note") -> set[str]:
    evidence = Evidence(case_of(record, kind))
    (claim, _, _), *_ = claims_in(sentence)
    return {s.name for s in signals_of(ClaimInContext(claim, evidence, Whole((sentence,))))} & _SIGNALS


@pytest.mark.parametrize(
    ("record", "right", "wrong"),
    [
        ("Started on co-amoxiclav.", "She was given amoxicillin and clavulanic acid.", "She was given ertapenem."),
        ("RHZE since May.", "He takes rifampicin and ethambutol.", "He takes levofloxacin."),
        ("FOLFOX cycle 4.", "She received oxaliplatin.", "She received irinotecan."),
        ("Oxaliplatin, 5-FU and leucovorin.", "She received FOLFOX.", "She received FOLFIRINOX."),
        ("Seretide BD.", "He inhales salmeterol.", "He inhales tiotropium."),
        ("Lantus 12 units nocte.", "She is on insulin.", "She is on metformin."),
        ("On MMF and pred 5 mg.", "He takes mycophenolate and prednisolone.", "He takes sirolimus."),
        ("AZA 100 mg OD.", "He takes azathioprine.", "He takes leflunomide."),
        ("1 L NS bolus then NS 100 mL/h.", "He was given normal saline.", "He was given Hartmann's solution."),
        ("Mg 2 g IV over 20 min.", "She received magnesium sulfate.", "She received calcium gluconate."),
        ("Ca 2.1, K 3.9. Ca gluc 10 mL IV.", "She received calcium gluconate.", "She received potassium chloride."),
        ("Clexane 40 mg SC.", "She had LMWH.", "She had a DOAC."),
        ("Code: full. Doxy 100 mg BD.", "She received doxycycline.", "She received codeine."),
        ("PICC line in. Ceftaz 2 g TDS.", "She received ceftazidime.", "She received linezolid."),
        ("Neupogen x 3 days.", "She received G-CSF.", "She received an erythropoiesis-stimulating agent."),
        ("Xarelto 20 mg.", "He takes a direct oral anticoagulant.", "He takes a vitamin K antagonist."),
        ("On norad 0.1 mcg/kg/min.", "She needed vasopressors.", "She needed a beta-blocker."),
        ("INH and PZA for 2 months.", "He had antituberculous drugs.", "He had an antifungal."),
        ("Osimertinib since 2021.", "He has a tyrosine kinase inhibitor.", "He has a checkpoint inhibitor."),
        ("On pred for GCA.", "He takes steroids.", "He takes an opioid."),
        ("Plavix 75 mg OD.", "He takes a blood thinner.", "He takes a statin."),
        ("Omnipaque was given.", "Iodinated contrast was given.", "Gadolinium was given."),
        ("R-CHOP x 6.", "She received rituximab and steroids.", "She received bendamustine."),
    ],
)
def test_medicines_named_in_another_way(record, right, wrong):
    assert not noticed(right, record)
    assert noticed(wrong, record)


def test_a_vaccine_is_said_in_many_ways():
    assert not noticed("She had the influenza vaccine.", "Vaccinated against flu in October.")
    assert noticed("She had the influenza vaccine.", "She has asthma and takes salbutamol.")


def test_a_level_is_no_medicine_given():
    assert noticed("She received potassium chloride.", "Bloods: K 3.9 mmol/L, Mg 0.8 mmol/L.")
    assert not noticed("She received potassium chloride.", "K 2.9 mmol/L; K 40 mmol IV given.")


def test_what_is_taken_well_among_the_allergies_is_none():
    record = "Meds: Entresto.\nAllergies: lisinopril - cough. [Takes sacubitril/valsartan without problems]\n"
    for sentence, is_told in (("She takes sacubitril/valsartan.", False), ("She takes lisinopril.", True)):
        flags = verify_text(sentence, case_of(record), max_omissions=0).verdicts[0].flags
        assert any(flag.check == "allergy" for flag in flags) is is_told


def test_few_letters_need_an_amount_or_a_route():
    assert noticed("She was given morphine.", "Known MS since 2012, walks with a stick.")
    assert not noticed("She was given morphine.", "MS 2 mg IV for pain.")


def test_letters_are_read_in_writing_only():
    assert noticed("He takes azathioprine.", "Doctor: Any AZA in the family?\nPatient: No.\n", "dialogue")


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("She had low molecular weight heparin 40 mg at night.", "LMWH 40 mg SC nocte."),
        ("Hydrocortisone 100 mg was given intravenously.", "HC 100 mg IV."),
        ("Magnesium sulfate 2 g was given intravenously.", "KCl 40 mmol IV for K 2.9. Mg 2 g IV."),
        ("The calcium channel blocker was continued.", "ACEi held for AKI. CCB continued."),
        ("He uses fluticasone/umeclidinium/vilanterol.", "Home: Trelegy 1 puff OD."),
    ],
)
def test_no_check_doubts_what_the_record_writes_in_letters(sentence, record):
    verdict = verify_text(sentence, case_of(record), max_omissions=0).verdicts[0]
    assert all(flag.severity == "note" for flag in verdict.flags)


def test_every_entry_of_the_letters_is_a_medicine():
    lines = (files("wardround.agents.verifier") / "chart_letters.txt").read_text(encoding="utf-8").splitlines()
    assert all(drug_classes(line.partition(": ")[0]) for line in lines if not line.startswith("#"))

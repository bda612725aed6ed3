"""Which medicines of a record are in use, so that a draft must not leave them out; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str) -> dict[str, str]:
    found = wr.verify("She was seen.", {"note.txt": record})
    flags = [one.flag for one in found.omissions if one.flag.code == "omitted_medication"]
    return {name: flag.severity for flag in flags for name in named(flag.message)}


def named(message: str) -> list[str]:
    """Several are told of in one line."""
    names = message.removeprefix("the medication ").removeprefix("medications are missing: ")
    return names.removesuffix(" is missing").split(", ")


@pytest.mark.parametrize(
    ("record", "in_use"),
    [
        ("Meds: rivaroxaban 20 mg OD, galantamine STOPPED 2024", {"rivaroxaban"}),
        ("Rivaroxaban (naproxen stopped), atenolol 25 mg daily.", {"rivaroxaban", "atenolol"}),
        ("Home meds: losartan 50 mg daily, eplerenone 25 mg daily; gliclazide stopped.", {"losartan", "eplerenone"}),
        ("Stopped naproxen, started etoricoxib 60 mg daily.", {"etoricoxib"}),
        ("Naproxen switched to etoricoxib 60 mg daily.", {"etoricoxib"}),
        ("Citalopram was replaced by mirtazapine 15 mg nocte.", {"mirtazapine"}),
        ("Consider gliclazide later. Takes losartan 50 mg daily.", {"losartan"}),
        ("Atenolol 25 mg daily, no longer on losartan.", {"atenolol"}),
        ("Torsemide 20 mg daily (not taking), losartan 50 mg daily.", {"losartan"}),
        ("STOPPED: torsemide (creatinine 2.1), losartan, eplerenone.", set()),
        ("Discharge meds: losartan 50 mg daily (sulfa allergy noted)", {"losartan"}),
        ("Toxicology: paracetamol <10, digoxin level 1.1 nmol/L.", set()),
        ("Isolate: clindamycin R, rifampicin S.", set()),
    ],
)
def test_one_medicine_that_is_stopped_or_measured_leaves_the_others(record, in_use):
    assert set(missing(record)) == in_use


def test_what_was_given_once_need_not_be_told():
    record = "In the ED fentanyl 50 mcg IV and metoclopramide 10 mg IV were given. Home: losartan 50 mg daily."
    assert missing(record) == {"losartan": "review"}


def test_a_medicine_left_out_is_named_as_the_record_has_it():
    record = "Asthma.\n\nMedications:\n- Salbutamol 2.5 mg nebulised daily\n"
    found = wr.verify("She has asthma.", {"note.txt": record})
    assert [one.flag.message for one in found.omissions] == ["the medication Salbutamol (albuterol) is missing"]
    (verdict,) = wr.verify("She takes digoxin.", {"note.txt": "She takes salbutamol as needed."}).verdicts
    assert verdict.flags[0].message.endswith("nearby it names salbutamol (albuterol)")

"""Allergies in the ways in which charts and people tell them; all patients are invented."""

import pytest

import wardround as wr

from .conftest import codes_of


def flags(sentence: str, record: str | dict[str, str]) -> set[str]:
    return codes_of(sentence, {"note.txt": record} if isinstance(record, str) else record)


def missing(record: str | dict[str, str], sentence: str = "She was seen.") -> list[str]:
    found = wr.verify(sentence, {"note.txt": record} if isinstance(record, str) else record)
    return [one.flag.message for one in found.omissions if one.flag.code == "omitted_allergy"]


@pytest.mark.parametrize(
    ("record", "allergen"),
    [
        ("Allergies - cefalexin (hives).", "cefalexin"),
        ("Drug allergies/sensitivities: tramadol (vomiting).", "tramadol"),
        ("Known allergies & intolerances — morphine", "morphine"),
        ("Allergies/sensitivities - tramadol (vomiting), mango", "tramadol"),
        ("She is anaphylactic to teicoplanin.", "teicoplanin"),
        ("Anaphylaxis with rocuronium in 2014.", "rocuronium"),
        ("He is allergic to mango.", "mango"),
        ("Allergies: grass pollen.", "grass pollen"),
        ("PMH: gout. Meds: allopurinol 100 mg daily. Allergies: cefalexin.", "cefalexin"),
    ],
)
def test_an_allergy_is_surfaced_however_it_is_headed_or_said(record, allergen):
    assert missing(record) == [f"the recorded allergy to {allergen} is missing"]
    assert missing(record, f"Allergic to {allergen}.") == []


@pytest.mark.parametrize(
    "record",
    [
        "He is allergic to nothing that he knows of.",
        "Sensitivities: cefalexin S, trimethoprim R.",
        "If allergic to cefalexin give doxycycline.",
        "His mother is allergic to mango.",
        "Her cefalexin allergy was de-labelled in May.",
    ],
)
def test_what_is_no_allergy_of_the_patients_is_not_surfaced(record):
    assert missing(record) == []


@pytest.mark.parametrize(
    "rest",
    [
        "Medications: losartan 50 mg daily, colchicine 500 mcg.",
        "Meds: losartan 50 mg daily; colchicine 500 mcg",
        "On losartan 50 mg daily and colchicine 500 mcg.",
        "Continue losartan 50 mg and colchicine 500 mcg.",
    ],
)
def test_an_allergy_ends_with_its_sentence_or_at_the_next_heading(rest):
    record = f"Allergies: cefalexin. {rest}"
    assert "allergy_conflict" not in flags("She takes losartan 50 mg and colchicine 500 mcg.", record)
    assert missing(record) == ["the recorded allergy to cefalexin is missing"]


def test_what_stands_behind_an_allergy_is_a_medicine():
    found = wr.verify("She was seen.", {"note.txt": "Allergies: cefalexin. Continue losartan 50 mg."})
    assert "the medication losartan is missing" in [one.flag.message for one in found.omissions]


TALK = "Nurse: Do you have any allergies?\nPatient: {}\nNurse: And your medicines?\nPatient: I take felodipine 5 mg.\n"


@pytest.mark.parametrize(
    ("answer", "allergen"),
    [
        ("I can't have cefalexin, it made my face swell.", "cefalexin"),
        ("They told me never to take ibuprofen, I stopped breathing.", "ibuprofen"),
        ("Well, codeine gives me a rash, and I don't like hospitals.", "codeine"),
        ("No, but I react badly to iodine.", "iodine"),
        ("I've never been able to have tetracycline, I come up in blisters.", "tetracycline"),
    ],
)
def test_an_answer_tells_an_allergy_by_what_somebody_cannot_have(answer, allergen):
    talk = {"visit.txt": TALK.format(answer)}
    assert missing(talk) == [f"the recorded allergy to {allergen} is missing"]
    assert "negation_mismatch" in flags("No known allergies.", talk)
    assert not flags(f"Allergic to {allergen}.", talk)


@pytest.mark.parametrize(
    "answer",
    [
        "No. I just can't take ibuprofen because of my kidneys.",
        "Not that I know of. I had cefalexin as a child and it was fine.",
        "My son is allergic to nuts but I'm not.",
        "I don't think so. I'm on warfarin.",
    ],
)
def test_an_answer_that_tells_none_is_none(answer):
    assert missing({"visit.txt": TALK.format(answer)}) == []


@pytest.mark.parametrize(
    ("recorded", "told"),
    [("eggs", "egg"), ("bee venom", "bee stings"), ("sulfa", "sulphonamides"), ("adhesive tape", "sticking plasters")],
)
def test_one_allergen_has_several_names(recorded, told):
    assert missing(f"Allergies: {recorded}", f"Allergic to {told}.") == []
    assert "allergy_mismatch" not in flags(f"Allergic to {told}.", f"Allergies: {recorded}")


def test_each_reaction_is_of_its_own_allergen():
    record = "Allergies: cefalexin (anaphylaxis), latex (hives)."
    assert not flags("She had anaphylaxis to cefalexin and hives to latex.", record)
    assert flags("She had hives to cefalexin and anaphylaxis to latex.", record) == {"allergy_mismatch"}

"""Reactions, severity and status of structured allergies; allergies of relatives. All patients are invented."""

import pytest


def _allergy(name: str, reaction: str = "", severity: str = "", **more: object) -> dict[str, object]:
    told = {"manifestation": [{"text": reaction}], **({"severity": severity} if severity else {})}
    return {
        "resourceType": "AllergyIntolerance",
        "code": {"text": name},
        **({"reaction": [told]} if reaction else {}),
        **{key: {"coding": [{"code": value}]} for key, value in more.items()},
    }


RECORD = (
    _allergy("Wasp venom", "Anaphylaxis", "severe", clinicalStatus="active"),
    _allergy("Nickel", "Contact dermatitis", "mild", clinicalStatus="active"),
    _allergy("Cefalexin", "Vomiting", clinicalStatus="active"),
    _allergy("Cow's milk", "Diarrhoea", clinicalStatus="resolved"),
    _allergy("Doxycycline", clinicalStatus="inactive", verificationStatus="refuted"),
)


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ("Nickel anaphylaxis.", "written_reaction"),
        ("Wasp venom: contact dermatitis.", "written_reaction"),
        ("Allergies: wasp venom (dermatitis), nickel (anaphylaxis).", "written_reaction"),
        ("Wasp venom causes a mild rash.", "written_reaction"),
        ("Nickel: contact dermatitis (severe).", "written_reaction"),
        ("Severe contact dermatitis from nickel; avoid. She is severely allergic to nickel.", "written_reaction"),
        ("Cefalexin caused angioedema.", "written_reaction"),
        ("She is allergic to doxycycline.", "allergen_unrecorded"),
        ("She has an active cow's milk allergy.", "allergen_unrecorded"),
    ],
)
def test_structured_allergies_told_otherwise_are_flagged(flagged, wrong, check):
    assert check in flagged(wrong, *RECORD)


@pytest.mark.parametrize(
    "true",
    [
        "Wasp venom causes anaphylaxis.",
        "Allergies: wasp venom (anaphylaxis), nickel (contact dermatitis).",
        "Nickel: mild contact dermatitis.",
        "Life-threatening anaphylaxis to wasp venom.",
        "Cefalexin caused vomiting.",
        "The doxycycline allergy was refuted.",
        "Her cow's milk allergy has resolved.",
        "She had a cow's milk allergy as a child.",
    ],
)
def test_structured_allergies_told_truly_pass(flagged, true):
    assert not flagged(true, *RECORD)


@pytest.mark.parametrize(
    "note",
    [
        "FHx: brother - walnut and sesame; sister - egg allergy.",
        "Her sister has an egg allergy.",
        "Mum is allergic to eggs.",
    ],
)
def test_an_allergy_of_a_relative_is_not_the_patients(flagged, note):
    note = f"CLINIC NOTE\n{note}\nSeen for eczema.\n"
    assert "allergen_unrecorded" in flagged("She is allergic to eggs.", note=note)
    assert not flagged("She has an egg allergy.", note=note.replace("eczema", "eczema and an egg allergy"))


def test_a_letters_list_of_allergies_is_read_item_by_item(flagged):
    note = "CLINIC LETTER\nAllergies: pistachio (itchy mouth), codeine (vomiting).\nSeen for asthma.\n"
    assert "written_reaction" in flagged("Pistachio: anaphylaxis.", note=note)
    assert "written_reaction" not in flagged("Pistachio: itchy mouth.", note=note)


def test_a_long_name_is_known_by_its_first_word(flagged):
    assert "written_reaction" in flagged(
        "She is allergic to cashews (severe reaction).", _allergy("Cashew nut", "Itching", "mild")
    )


def test_what_a_reaction_was_treated_with_is_no_allergen(flagged):
    note = "INVENTED PATIENT\nADVERSE REACTIONS: latex - anaphylaxis (adrenaline x2, HDU). Codeine - rash.\n\nSeen.\n"
    assert "allergy" not in flagged("Adrenaline 0.5 mg was given.", note=note)
    assert "allergy" in flagged("Codeine 30 mg was given.", note=note)


def test_what_was_prescribed_and_never_given_is_no_conflict(flagged):
    note = "INVENTED PATIENT\nAllergies: cefalexin - anaphylaxis.\n\nCefuroxime charted in ED, stopped, not given.\n"
    assert "allergy" not in flagged(
        "Cefuroxime was prescribed but stopped by the pharmacist and never given.", note=note
    )
    assert "allergy" in flagged("Cefuroxime was prescribed and given.", note=note)

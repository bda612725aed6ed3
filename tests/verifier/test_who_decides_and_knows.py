"""Who decides for the patient, who must not be told, and thoughts of death denied: in invented records."""

import pytest

import wardround as wr

WARD = """INVENTED PATIENT. Ward note 04/05/2026.
78M, admitted with sepsis. NOK dtr Bronagh. Brother Fintan visits.
HCP = wife Odette (form scanned). Son Ruairi is NOT the proxy, told so today.
DNACPR: yes, purple form, signed 02/05/26.
Wound swab 03/05: haemolysed, rejected by lab. Throat swab sent.
Blood cultures 02/05: no growth at 48 h, final report pending.
ICD discussed by EP; pt declines - "no more metal".
Refuses ALL blood products, even if life at risk.
Talked about gastrostomy vs NG feeding. No decision.
BP 128/76 (R arm - L AVF patent, NO BP / bloods L arm).
Angiogram: R M2 occlusion.
"""
UNIT = """INVENTED PATIENT. Liaison note 11/06/2026. 34F.
Overdose at home. Told us "I wanted to die". This morning still wishes she had not woken up. Denies plan now.
Ex-partner Corwin phoned twice: pt says do NOT give him any info. Sister Philomena aware and supportive.
Intrusive images of drowning the baby, hates them.
MHA: not detained, s5(2) to be considered if she leaves.
"""


def _is_flagged(note: str, claim: str) -> set[str]:
    verdicts = wr.verify(claim, {"note.txt": note}).verdicts
    return {flag.check for one in verdicts if one.is_for_a_person for flag in one.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        ("His health care proxy is his son Ruairi.", "decider_otherwise"),
        ("There is no DNACPR order in place.", "code_status"),
        ("His blood cultures were negative on the final report.", "written_pending"),
        ("The wound swab was negative.", "written_pending"),
        ("An ICD was discussed and he agreed to implantation.", "written_consent"),
        ("He would accept blood products if his life were at risk.", "written_consent"),
        ("He has consented to gastrostomy.", "written_consent"),
        ("No blood should be taken from the right arm.", "written_of_side"),
        ("The angiogram showed a left M2 occlusion.", "side_rival"),
    ],
)
def test_what_a_ward_note_has_otherwise(claim: str, check: str) -> None:
    assert check in _is_flagged(WARD, claim)


@pytest.mark.parametrize(
    "claim",
    [
        "His wife Odette is his health care proxy, and his son is not.",
        "A DNACPR order is in place.",
        "His blood cultures are negative so far, with the final report pending.",
        "An ICD was discussed and he declined it.",
        "He would not accept blood products under any circumstances.",
        "No blood should be taken from the left arm.",
        "The angiogram showed a right M2 occlusion.",
    ],
)
def test_what_a_ward_note_says(claim: str) -> None:
    assert not _is_flagged(WARD, claim)


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        ("She denies any wish to die.", "danger_denied"),
        ("She said that she did not intend to die.", "danger_denied"),
        ("She denied thoughts of harming the baby.", "danger_denied"),
        ("Her former partner Corwin was informed of the admission.", "told_in_confidence"),
        ("She is an inpatient under Section 2 of the Mental Health Act.", "written_kind"),
    ],
)
def test_what_a_liaison_note_has_otherwise(claim: str, check: str) -> None:
    assert check in _is_flagged(UNIT, claim)


@pytest.mark.parametrize(
    "claim",
    [
        "She denies any plan, but wishes that she had not woken up.",
        "Her former partner is not to be given information.",
        "Her sister Philomena was informed of the admission.",
        "She is not detained.",
    ],
)
def test_what_a_liaison_note_says(claim: str) -> None:
    assert not _is_flagged(UNIT, claim)


def test_a_power_for_money_is_none_for_health() -> None:
    note = "INVENTED PATIENT.\nHis niece Ottilie has power of attorney. It is for property and finance."
    assert "decider_otherwise" in _is_flagged(note, "His niece holds power of attorney for health and welfare.")
    assert not _is_flagged(note, "His niece holds power of attorney for property and finance.")


def test_a_heart_sound_is_no_section() -> None:
    note = "INVENTED PATIENT. Clinic 02/07/2026.\nHeart sounds S1 and S2 normal, no S3. Seen as an outpatient."
    assert not _is_flagged(note, "S1 and S2 were normal.")

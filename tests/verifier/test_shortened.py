"""Claims that leave out a part of the sentence that they repeat, or put other words there; the patient is invented."""

import pytest

import wardround as wr

CHART = """INVENTED PATIENT.
Carotid duplex this morning: left ICA 80%, severe right subclavian stenosis, no vertebral reversal.
Chest film: tiny left pneumothorax, old rib fractures, no consolidation, possible hilar enlargement.
Obs at the door: BP 132/74, pulse 88, afebrile, moderate distress, no rash.
Review with Dr Sham on 9 March at 14:00.
Treated with flucloxacillin 1 g four times daily for 2 days, then clindamycin 300 mg twice daily for 5 more days.
"""


def _reasons(sentence: str) -> list[str]:
    flags = wr.verify(sentence, {"chart.txt": CHART}).verdicts[0].flags
    return [flag.message for flag in flags if flag.severity != "note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Carotid duplex showed severe right subclavian stenosis without vertebral reversal.",
        "Chest film showed old rib fractures and no consolidation.",
        "Chest film showed a left pneumothorax, old rib fractures and no consolidation.",
        "Chest film: tiny left pneumothorax, old rib fractures and possible hilar enlargement.",
        "Obs at the door: BP 132/74, pulse 88 and no rash.",
    ],
)
def test_what_is_left_out_is_no_alteration(sentence):
    assert _reasons(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Obs at the door: BP 132/74, pulse 88, afebrile, evident distress.", "“evident” in place of “moderate”"),
        ("Chest film: tiny left pneumothorax, old rib fractures, consolidation.", "without its “no”"),
        (
            "Treated with clindamycin 300 mg twice daily for 7 days.",
            "“7 days” in place of “5 more days”",
        ),
    ],
)
def test_what_is_put_for_another_word_is(sentence, reason):
    assert any(reason in one for one in _reasons(sentence)), _reasons(sentence)


def test_what_cites_nothing_is_not_said_to_cite():
    assert not any(
        "cites" in one for one in _reasons("Chest film: tiny left pneumothorax, old rib fractures, consolidation.")
    )


def test_the_month_of_may_is_no_doubt():
    assert not any("doubt" in one for one in _reasons("Review with Dr Sham is on 9 May at 14:00."))

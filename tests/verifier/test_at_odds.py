"""Claims that cannot be by their own words; the patient is invented."""

import pytest

from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.checks.at_odds import claims_agree_with_themselves
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source


def _names(text: str) -> set[str]:
    document = Document(
        id="d", kind="dialogue", title="t", text="[doctor] hello .", source=Source(path="t", sha256="0" * 64)
    )
    case = Case(id="c", task="summary", root="/", documents=(document,))
    ((claim, _, _),) = claims_in(text)
    return {
        signal.name for signal in claims_agree_with_themselves(ClaimInContext(claim, Evidence(case), Whole((text,))))
    }


@pytest.mark.parametrize(
    ("true", "wrong", "name"),
    [
        (
            "Increase ramipril from 5 mg to 10 mg daily.",
            "Reduce ramipril from 5 mg to 10 mg daily.",
            "number_impossible",
        ),
        ("Weaned from 30 to 20 mg.", "Prednisone was raised from 30 to 20 mg.", "number_impossible"),
        ("Increase dosing interval from 8 to 6 hours.", "Ferritin decreased from 12 to 40 ng/mL.", "number_impossible"),
        (
            "Paracetamol 1,000 mg (two 500 mg tablets) three times daily.",
            "Paracetamol 1,000 mg (two 250 mg tablets) three times daily.",
            "number_impossible",
        ),
        ("Pulses are equal on both sides.", "Pulses are equal on the right.", "equal_on_one"),
        (
            "Strength is the same on the right as on the left.",
            "Sensation is intact and symmetric on the left side; gait is normal.",
            "equal_on_one",
        ),
        ("Warfarin 0.3 mg (three 0.1 mg tablets).", "Warfarin 0.4 mg (three 0.1 mg tablets).", "number_impossible"),
        ("Naproxen 500 mg (2 x 250 mg).", "Naproxen 750 mg (2 x 250 mg).", "number_impossible"),
        (
            "Naproxen 1,000 mg daily (two 500 mg tablets).",
            "Naproxen 500 mg (three 250 mg tablets).",
            "number_impossible",
        ),
        ("Former smoker, quit 12 years ago.", "Current smoker, quit 12 years ago.", "bygone_as_now"),
        (
            "Current smoker, quit date set for May; stopped once.",
            "Currently drinks wine, stopped in 2011.",
            "bygone_as_now",
        ),
        ("Chronic knee pain, worse since yesterday.", "She developed chronic knee pain yesterday.", "opposite_onset"),
        (
            "Chronic ankle pain; sprain sustained yesterday.",
            "Chronic ankle pain sustained yesterday at the gym.",
            "opposite_onset",
        ),
    ],
)
def test_what_is_at_odds_with_itself(true: str, wrong: str, name: str) -> None:
    assert name not in _names(true)
    assert name in _names(wrong)

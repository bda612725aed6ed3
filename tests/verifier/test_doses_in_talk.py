"""Doses of a talk in another unit, of another strength, and changed the other way; all patients are invented."""

import pytest

import wardround as wr

TALK = """Doctor: So you are on seven hundred fifty of naproxen, and it was one refill?
Patient: Yes, I ran out of it once.
Doctor: Take two loratadine ten milligram tablets, and use the albuterol, two puffs at night.
Patient: And the levothyroxine?
Doctor: Keep the levothyroxine at fifty.
Patient: Okay.
Doctor: I'd like to increase the losartan from fifty to one hundred milligrams, and I'll give you sixty pills.
Patient: Fine.
"""


def told(draft: str) -> bool:
    codes = {"dose_mismatch", "unit_mismatch", "number_mismatch", "temporality_mismatch", "comparison_mismatch"}
    found = wr.verify(draft, {"visit.txt": TALK})
    return any(f.code in codes and f.severity != "note" for v in found.verdicts for f in v.flags)


@pytest.mark.parametrize(
    "draft",
    [
        "Continue naproxen 750 mcg.",
        "Continue naproxen 750 g.",
        "Continue naproxen 1000 mg.",
        "Loratadine 20 mg, 2 tablets.",
        "Losartan; 40 tablets dispensed.",
        "Decrease losartan to 100 mg.",
        "Increase losartan from 100 mg to 50 mg.",
        "Losartan was reduced from 50 mg to 100 mg daily.",
    ],
)
def test_another_dose_is_told(draft):
    assert told(draft)


def test_one_puff_of_two_is_noticed():
    found = wr.verify("Albuterol, 1 puff at night.", {"visit.txt": TALK})
    assert "dose_bound_rival" in {flag.check for one in found.verdicts for flag in one.flags}


@pytest.mark.parametrize(
    "draft",
    [
        "Continue naproxen 750 mg.",
        "Continue naproxen 0.75 g.",
        "Loratadine 10 mg, 2 tablets.",
        "Loratadine 20 mg.",
        "Loratadine, 1 tablet.",
        "Albuterol, 2 puffs at night.",
        "Continue levothyroxine 50 mcg.",
        "Losartan; 60 tablets dispensed.",
        "Increase losartan to 100 mg.",
        "Losartan was increased from 50 mg to 100 mg.",
    ],
)
def test_the_same_dose_is_not(draft):
    assert not told(draft)

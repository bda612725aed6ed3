"""Clinic notes in shorthand: spans, weeks, eyes, courses and who got what; all patients are invented."""

import pytest

import wardround as wr

BABY = """WELL CHILD (invented) Name: Odalys Example, 20 mo. Born 34+5 wks. Var/MMR given at 13 mo. Mom 29w2d at PPROM.
Otitis: cefdinir 125 mg qd x9d. Impetigo: flucloxacillin 125 mg qds 7/7. Next visit in 4 mo."""


def _is_for_review(text: str, record: str) -> bool:
    return any(verdict.is_for_a_person for verdict in wr.verify(text, {"note.txt": record}).verdicts)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (BABY, "MMR was given at 13 months."),
        (BABY, "She was born at 34 weeks and 5 days."),
        (BABY, "She was born at 34 weeks."),
        (BABY, "The waters broke at 29 weeks 2 days."),
        (BABY, "Cefdinir for nine days."),
        (BABY, "Flucloxacillin for a week."),
        (BABY, "Next visit in four months."),
    ],
)
def test_what_shorthand_says_passes(record, sentence):
    assert not _is_for_review(sentence, record)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (BABY, "MMR was given at 18 months."),
        (BABY, "She was born at 34 weeks and 1 day."),
        (BABY, "She was born at 36 weeks and 5 days."),
        (BABY, "Cefdinir for five days."),
        (BABY, "Flucloxacillin for 10 days."),
        (BABY, "Next visit in four weeks."),
    ],
)
def test_what_shorthand_speaks_against_is_for_review(record, sentence):
    assert _is_for_review(sentence, record)

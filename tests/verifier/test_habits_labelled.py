"""Smoking and drinking behind a label or below a heading; all patients are invented."""

import pytest

import wardround as wr

FORMER = "Mr Invented is an ex-smoker and is teetotal."


def has_doubt(draft: str, record: str) -> bool:
    found = wr.verify(draft, {"note.txt": record})
    return any(f.check == "written_habit" and f.severity != "note" for v in found.verdicts for f in v.flags)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Smoking: current", FORMER),
        ("Smoking:\n- Current", FORMER),
        ("## Smoking status\nActive.", FORMER),
        ("| Tobacco use | Current |", FORMER),
        ("Smoking status: never", FORMER),
        ("Smoker: yes", FORMER),
        ("No history of smoking.", FORMER),
        ("Alcohol: current", FORMER),
        ("Alcohol: yes", FORMER),
        ("Smoking: former", "Smoking: current, 10 a day."),
        ("Smoking: no", "He smokes 10 cigarettes a day."),
    ],
)
def test_a_habit_behind_its_label_is_read(draft, record):
    assert has_doubt(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Smoking: former", FORMER),
        ("Smoker: former", FORMER),
        ("Smoking: no", FORMER),
        ("Smoking: 30 pack-years", FORMER),
        ("Smoking cessation: offered", FORMER),
        ("Alcohol: none", FORMER),
        ("Smoking: current", "Smoking: 10 a day."),
        ("Smoking: current", "His son is an ex-smoker."),
    ],
)
def test_what_agrees_is_left_alone(draft, record):
    assert not has_doubt(draft, record)

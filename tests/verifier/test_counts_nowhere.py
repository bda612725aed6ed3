"""Small numbers that a talk never says, ranges and pressures of which one end is another; all patients are invented."""

import pytest

import wardround as wr

TALK = """INVENTED PATIENT
Doctor: How much do you drink?
Patient: A few beers, mostly at weekends.
Doctor: Your blood pressure is one ninety five by eighty three. I numbed it with lidocaine, fifteen to twenty c c.
Patient: I exercise three or four days a week.
Doctor: Epinephrine was given, and I see you take an antibiotic?
"""
LONG = TALK + "".join(f"Patient: The dog barks.\nDoctor: At the {name}?\n" for name in ("cat", "mail") * 25)


def codes(text, talk=TALK):
    return {f.code for v in wr.verify(text, {"visit.txt": talk}).verdicts for f in v.flags if f.severity != "note"}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("He drinks six beers at weekends.", "number_mismatch"),
        ("Blood pressure was 195/94.", "number_mismatch"),
        ("Lidocaine, 9 to 20 cc, was used.", "dose_mismatch"),
        ("He exercises 5 to 6 days per week.", "frequency_mismatch"),
        ("He takes a steroid.", "drug_mismatch"),
    ],
)
def test_another_number_is_for_review(sentence, code):
    assert code in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He drinks a few beers at weekends.",
        "Two views were taken.",  # images have their numbers from elsewhere
        "Blood pressure was 195/83.",
        "Lidocaine, 15 to 20 cc, was used.",
        "He exercises 3 to 4 days per week.",
        "Epinephrine 1:1000 was given.",
        "He takes an antibiotic.",
    ],
)
def test_the_number_of_the_talk_is_not(sentence):
    assert not codes(sentence) & {"number_mismatch", "dose_mismatch", "frequency_mismatch", "drug_mismatch"}


def test_after_a_long_talk_a_small_number_may_be_of_the_examination():
    assert "number_mismatch" not in codes("There were six beers.", LONG)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("three days out of the week I run", 3),
        ("three days I run", 3),
        ("monday wednesday and friday I run", 3),
        ("monday through friday I run", 5),
        ("I run three days each and every week", 3),
    ],
)
def test_days_a_week_are_told_in_many_ways(said, days):
    talk = f"INVENTED PATIENT\nDoctor: How often do you run?\nPatient: {said}\nDoctor: And a pill every day?\n"
    assert "frequency_mismatch" not in codes(f"He runs {days} days a week.", talk)


def test_other_days_a_week_are_for_review():
    talk = "INVENTED PATIENT\nDoctor: How often do you run?\nPatient: three days out of the week I run\n"
    assert "frequency_mismatch" in codes("He runs 5 days a week.", talk)


@pytest.mark.parametrize("said", ["two days a week", "two visits a week", "two times every week"])
def test_what_is_counted_in_a_week_may_have_another_name(said):
    talk = f"INVENTED PATIENT\nDoctor: How is the leg?\nPatient: Stiff.\nDoctor: Then therapy {said}.\nPatient: Okay.\n"
    assert not codes("Therapy, 2 visits per week.", talk)
    assert codes("Therapy, 4 visits per week.", talk)

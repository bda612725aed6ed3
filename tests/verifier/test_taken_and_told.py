"""Medicines missed, stopped or another's, and what a patient answers when asked; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str | dict[str, str], draft: str = "He feels better.") -> list[str]:
    documents = record if isinstance(record, dict) else {"note.txt": record}
    return [one.flag.message for one in wr.verify(draft, documents).omissions]


def cited(record: str, draft: str) -> list[str]:
    found = wr.verify(draft, {"note.txt": record}).omissions
    return [place.quote for one in found for place in one.flag.citations]


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Pt ran out of tablets last week.", "He has been without his tablets for a week."),
        ("Missed 4 doses of apixaban.", "He skipped four doses of apixaban."),
        ("Taking both the old and the new brand.", "He took both brands, a double dose."),
    ],
)
def test_doses_missed_or_doubled_are_surfaced_unless_the_draft_says_so(record, draft):
    assert any(one.startswith("that doses were") for one in missing(record))
    assert not any(one.startswith("that doses were") for one in missing(record, draft))


def test_that_none_was_missed_is_no_fact_to_lose():
    assert not any(one.startswith("that doses were") for one in missing("Has not missed any doses of it."))


def test_a_medicine_that_was_stopped_for_a_reason_is_surfaced_unless_the_draft_names_it():
    record = "STOP sertraline due to low sodium."
    assert any("sertraline" in one for one in missing(record))
    assert missing(record, "Sertraline was stopped because of hyponatraemia.") == []


TALK = "Doctor: {}\nPatient: {}\nDoctor: Thank you.\n"


@pytest.mark.parametrize(
    ("question", "answer", "draft"),
    [
        ("And alcohol?", "Six cans of an evening. Every night, if I am honest.", "He drinks six cans of beer nightly."),
        ("Have you ever injected drugs?", "Years ago, yes. Speed.", "He injected amphetamine years ago."),
        ("Any loose teeth?", "One at the back moves about.", "A molar tooth is loose."),
        (
            "Did you take anyone else's tablets?",
            "My sister gave me two of hers.",
            "She took two of her sister's tablets.",
        ),
    ],
)
def test_what_an_answer_does_not_deny_is_surfaced_unless_the_draft_names_it(question, answer, draft):
    record = {"visit_transcript.txt": TALK.format(question, answer)}
    assert missing(record)
    assert not missing(record, draft)


@pytest.mark.parametrize("answer", ["No, never.", "Not really.", "I don't."])
def test_an_answer_that_denies_tells_nothing(answer):
    record = {"visit_transcript.txt": TALK.format("Have you ever injected drugs?", answer)}
    assert missing(record) == []


def test_a_missing_medicine_is_cited_with_where_it_was_begun_and_why():
    record = "Medications\nomeprazole 20 mg daily\n\nCourse\nOmeprazole started given the old ulcer.\n"
    quotes = cited(record, "He takes nothing.")
    assert any("20 mg" in one for one in quotes)
    assert any("old ulcer" in one for one in quotes)


@pytest.mark.parametrize(
    "record",
    [
        "Metoprolol succ 50 mg daily",
        "0915 propofol 150 mg, rocuronium 50 mg",
        "Ketamine 20 mg @ 1405",
        "diclofenac 50 mg tds *** CROSSED OFF ***",
        "OD 2011 (paracetamol).",
        "Refuses PEG/NG/TPN.",
    ],
)
def test_what_was_given_for_a_moment_or_crossed_off_is_not_in_use(record):
    assert not any("medication" in one and "metoprolol" not in one.casefold() for one in missing(record))


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Glipizide 5 mg od, stop if <5.", "Glipizide 5 mg daily, to be stopped if glucose falls below 5."),
        ("Atenolol 25 mg daily, hold for HR <50.", "Atenolol 25 mg daily, held below a rate of 50."),
    ],
)
def test_on_what_a_medicine_is_changed_is_surfaced_unless_the_draft_has_a_condition(record, draft):
    assert any(one.startswith("on what") for one in missing(record, f"{draft.split(',')[0]}."))
    assert not any(one.startswith("on what") for one in missing(record, draft))


def test_letters_of_a_medicine_are_what_they_stand_for():
    record = "Do NOT take NAC down."
    assert any("must not be done" in one for one in missing(record))
    assert missing(record, "Acetylcysteine must not be stopped.") == []

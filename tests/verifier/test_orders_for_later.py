"""Orders for later that a draft must not leave out, wherever a note has them; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str, draft: str = "He feels better.") -> list[str]:
    found = wr.verify(draft, {"note.txt": record})
    return [one.flag.message for one in found.omissions if one.flag.code == "omitted_follow_up"]


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("Follow-up: MRI spine in 3 months.", "An MRI of the spine is planned three months from now."),
        ("RTC 4 wks.", "Return in four weeks."),
        ("Please repeat the chest X-ray in 6 weeks.", "The chest X-ray is to be repeated in six weeks."),
        ("Urgent referral to urology made.", "She was urgently referred to urology."),
        ("Pending at discharge: liver biopsy report.", "The liver biopsy report is outstanding."),
        ("Staging CT is booked for 9 June.", "Staging CT on 9 June."),
        ("GP to review amlodipine after U&E.", "The GP is to review the amlodipine."),
        ("Return to clinic in 2 weeks.", "See again in a fortnight."),
        ("F/U: endoscopy in 8 weeks.", "Endoscopy is due in two months."),
    ],
)
def test_an_order_is_surfaced_unless_it_is_carried_in_other_words(record, draft):
    assert len(missing(record)) == 1
    assert missing(record, draft) == []


def test_the_message_says_what_was_ordered():
    assert missing("Follow-up: MRI spine in 3 months.") == ["an order for later is missing: MRI spine in 3 months."]


@pytest.mark.parametrize(
    "record",
    [
        "She was referred to cardiology in 2018.",
        "Referred by her GP with cough.",
        "The CT was repeated and showed resolution.",
        "She was lost to follow-up for 3 months.",
        "At follow-up 6 weeks ago he was well.",
        "RTC with rib fractures.",
    ],
)
def test_what_was_ordered_once_is_not(record):
    assert missing(record) == []

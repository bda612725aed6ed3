"""What an invented visit says and a note leaves out."""

from wardround.agents.verifier import verify_text


def missing(text, case, most=5):
    return [o.flag.code for o in verify_text(text, case, max_omissions=most).omissions]


FULL = """She takes lisinopril 20 mg once daily. Allergic to penicillin. Take ibuprofen 600 mg three times daily.
Return in six weeks."""


def test_a_full_note_lacks_nothing(visit):
    assert missing(FULL, visit) == []


def test_the_allergy_comes_first(visit):
    assert missing("She has knee pain.", visit)[0] == "omitted_allergy"


def test_each_thing_left_out_is_named(visit):
    assert missing(FULL.replace("Allergic to penicillin.", ""), visit) == ["omitted_allergy"]
    assert missing(FULL.replace("She takes lisinopril 20 mg once daily.", ""), visit) == ["omitted_medication"]
    assert missing(FULL.replace("Return in six weeks.", ""), visit) == ["omitted_follow_up"]


def test_no_more_than_asked_for_are_surfaced(visit):
    assert len(missing("She has knee pain.", visit, most=2)) == 2

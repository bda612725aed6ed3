"""The sex by pronoun and by title, where a written record states it; all patients are invented."""

import pytest

import wardround as wr

MAN = {
    "note.txt": "Mr Madeup, a 64-year-old man, was admitted with cellulitis. He has gout. His wife, Mrs Madeup, called."
}
WOMAN = {"note.txt": "Ida Invented is a 70-year-old woman with asthma. Prednisolone was started by Dr Sham."}
BIRTH = {"note.txt": "Postnatal ward. Jo Sham, 31-year-old woman. Baby: 3.2 kg, feeding well."}
TITLED = {"note.txt": "Mr Fictive has gout and lives alone."}


def flags(draft: str, record: dict[str, str]) -> dict[str, str]:
    found = wr.verify(draft, record)
    return {f.check: f.message for v in found.verdicts for f in v.flags if f.severity != "note"}


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She was admitted with cellulitis.", MAN),
        ("Ms Madeup was admitted with cellulitis. She has gout.", MAN),
        ("He has asthma.", WOMAN),
        ("This gentleman has asthma.", WOMAN),
        ("Mrs Fictive lives alone.", TITLED),
    ],
)
def test_another_sex_than_the_record_states_is_told(draft, record):
    assert "sex_plain" in flags(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("He was admitted with cellulitis.", MAN),
        ("His wife called. She said that he has gout.", MAN),
        ("He has gout. He was admitted with cellulitis. Mrs Madeup called.", MAN),
        ("He reviewed the asthma.", WOMAN),
        ("She has asthma. The registrar saw her. He started prednisolone.", WOMAN),
        ("He has asthma.", TITLED),
        ("He is feeding well.", BIRTH),
    ],
)
def test_a_pronoun_may_mean_another(draft, record):
    assert "sex_plain" not in flags(draft, record)


def test_a_syndrome_is_of_no_sex():
    assert "sex_draft" not in flags("She had red man syndrome with vancomycin.", WOMAN)


def test_two_sexes_in_a_sentence_are_told_with_the_records():
    message = flags("She is a 70-year-old man.", WOMAN)["sex_draft"]
    assert message == "the claim speaks of one patient as female and as male; the record speaks of a female one"


def test_a_relative_of_the_other_sex_may_be_meant_by_a_title(flagged):
    note = "INVENTED PATIENT\nHer husband came along and rang twice.\nTablets are kept by the husband."
    assert "sex_draft" not in flagged("Mr Example keeps her tablets locked away.", note=note)
    assert "sex_draft" in flagged(
        "He keeps her tablets locked away.", note="INVENTED PATIENT\nTablets are locked away."
    )

"""The last word on what is to be done when the heart stops; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.code_statuses import code_statuses

RECORD = {
    "2026-05-02_clerking.txt": "CLERKING (invented) 02/05/2026\nEXAMPLE, Olav  80M   Code: FULL\n",
    "2026-05-04_family.txt": "MEETING 04/05/2026\nElects DNR. Prev: full code. Wife Inge is proxy.\n",
}
WRONG = (
    "He is full code; his wife is his proxy.",
    "Code status: full code",
    "His wife, as health care proxy, asked for full code status.",
)
TRUE = (
    "He is DNR; his wife is his proxy.",
    "He changed from full code to DNR.",
    "He was full code on admission.",
)


@pytest.mark.parametrize("sentence", WRONG)
def test_what_was_before_the_last_word_is_told(sentence: str) -> None:
    flags = [flag.check for verdict in wr.verify(sentence, RECORD).verdicts for flag in verdict.flags]
    assert "code_status" in flags


@pytest.mark.parametrize("sentence", TRUE)
def test_the_last_word_and_the_history_are_not(sentence: str) -> None:
    flags = [flag.check for verdict in wr.verify(sentence, RECORD).verdicts for flag in verdict.flags]
    assert "code_status" not in flags


def test_a_former_status_is_not_missed_in_a_draft() -> None:
    found = wr.verify("Not for resuscitation.", {"note.txt": "Prev: full code. NO CPR."})
    assert not [one for one in found.omissions if one.flag.code == "omitted_code_status"]


def test_the_last_line_of_one_chart_is_the_last_word() -> None:
    chart = {"ward.txt": "WARD NOTES (invented)\n02/05/2026 Full code.\n04/05/2026 Not for CPR.\n"}
    assert "code_status" in [flag.check for flag in wr.verify("He is full code.", chart).verdicts[0].flags]
    assert not wr.verify("He is not for CPR.", chart).verdicts[0].flags


def test_what_a_relative_who_disagrees_wants_is_no_status() -> None:
    assert not code_statuses("Husband upset, wanted full code - her own decision stands.")
    assert code_statuses("Husband agrees, full code.") == {"full code"}


@pytest.mark.parametrize(
    "words",
    [
        "Do not resuscitate, discussed with family.",
        "Do not attempt resuscitation.",
        "Do not attempt cardiopulmonary resuscitation form signed.",
        "Do Not Attempt CPR.",
        "DNACPR discussed and agreed with her son.",
    ],
)
def test_an_order_is_read_in_its_official_words_and_with_whom_it_was_discussed(words: str) -> None:
    assert code_statuses(words) == {"DNR"}
    record = {"note.txt": f"INVENTED PATIENT\n\nCODE STATUS\n\n{words}\n"}
    carried, wrong = wr.verify("Code status: DNR.", record), wr.verify("She is full code.", record)
    assert not [one for one in carried.omissions if one.flag.code == "omitted_code_status"]
    assert "code_status" in [flag.check for flag in wrong.verdicts[0].flags]


@pytest.mark.parametrize("words", ["DNACPR discussed with family.", "DNR was considered.", "DNACPR, declined by her."])
def test_what_is_only_discussed_or_declined_is_no_order(words: str) -> None:
    assert not code_statuses(words)

"""The cases of the benchmark on written records are whole: every wrong sentence stands in the place of a true one."""

from typing import get_args

import pytest

from benchmarks.verifier.written.__main__ import TRUE, figures, tell
from benchmarks.verifier.written.cases import Half, written
from wardround.agents.verifier import verify_text

KINDS = {
    *("negation", "temporality", "drug", "dose", "number", "stage", "organism", "side", "trend", "duration", "status"),
    *("who", "level", "place", "invented", "certainty", "severity", "cause", "mixed"),
    *("allergy", "code_status", "frequency", "omitted_condition", "route", "unit"),
}

KEPT_BACK = {"k": 1, "l": 1}
"""Lines of strangers' charts that intake takes for orders to the machine: known misses of its own, to become fewer."""


@pytest.mark.parametrize("half", get_args(Half))
def test_cases_are_whole(half):
    found = list(written(half))
    assert len({one.name for one in found}) == len(found) >= 4
    for one in found:
        assert len(one.true) >= 10
        assert all(0 <= wrong.place < len(one.true) and wrong.kind in KINDS for wrong in one.wrong)
        assert {entry.status for entry in one.case.coverage} <= {"read", "quarantined"}, one.name
    kept_back = sum(entry.status == "quarantined" for one in found for entry in one.case.coverage)
    assert kept_back <= KEPT_BACK.get(half, 0)


def test_a_wrong_sentence_is_told_apart_from_the_true_ones():
    one = next(case for case in written("a") if case.wrong)
    told = list(tell(one))
    counted = figures(told)
    assert counted[TRUE]["sentences"] == len(one.true)
    assert counted["all wrong"]["sentences"] == len(one.wrong)
    assert [each.text for each in told[len(one.true) :]] == [wrong.text for wrong in one.wrong]


def test_one_sentence_is_judged_as_in_the_whole_draft():
    one = next(written("b"))
    alone = {told.text: told.verdict for told in tell(one) if told.kind == TRUE}
    whole = verify_text("\n\n".join(one.true), one.case, max_omissions=0).verdicts
    assert {verdict.text: (verdict.risk, verdict.flags) for verdict in whole} == {
        verdict.text: (verdict.risk, verdict.flags) for verdict in alone.values()
    }

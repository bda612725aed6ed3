from datetime import UTC, datetime

import pytest
from langgraph.runtime import Runtime

from wardround.graphs.context import Context
from wardround.graphs.steps import chain, recorded, step_sha256
from wardround.records import RunError, StepRecord


def step(name, digest="a"):
    return StepRecord(
        node=name,
        input_sha256=digest,
        output_sha256=digest,
        started_at=datetime(2026, 1, 1, tzinfo=UTC),
        seconds=0.1,
    )


def test_chained_steps_carry_their_hashes():
    first, second = chain([step("intake"), step("gather")])
    assert first.previous == ""
    assert second.previous == first.sha256 == step_sha256(first)


def test_a_changed_step_changes_all_after_it():
    before = chain([step("intake"), step("gather"), step("reason")])
    after = chain([step("intake", "b"), step("gather"), step("reason")])
    assert all(one.sha256 != other.sha256 for one, other in zip(before, after, strict=True))


def test_an_unknown_channel_is_an_error_not_silence(settings):
    node = recorded("gather", lambda state, context: {"pasages": []}, Context(settings=settings))
    with pytest.raises(KeyError, match="pasages"):
        node({}, Runtime())


def test_a_graph_without_context_says_so():
    node = recorded("gather", lambda state, context: {}, None)
    with pytest.raises(RunError, match="context"):
        node({}, Runtime())


def test_equal_work_has_equal_hashes(settings):
    node = recorded("gather", lambda state, context: {"passages": []}, Context(settings=settings))
    first = node({"revision": 0}, Runtime())["steps"][0]
    again = node({"revision": 0}, Runtime())["steps"][0]
    other = node({"revision": 1}, Runtime())["steps"][0]
    assert (first.input_sha256, first.output_sha256) == (again.input_sha256, again.output_sha256)
    assert other.input_sha256 != first.input_sha256

"""Notes and holds, shared by processes."""

import pytest

from wardround.graphs import desk as module
from wardround.graphs.desk import Desk, Mark


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def test_notes_are_each_reviewer_s_own_and_of_one_draft(desk):
    desk.mark("r1", "sha", "A", Mark(target="c1", decision="edit", text="New.", reason="why"))
    assert desk.marks("r1", "sha", "A") == {"c1": Mark(target="c1", decision="edit", text="New.", reason="why")}
    assert desk.marks("r1", "sha", "B") == {}
    assert desk.marks("r1", "other", "A") == {}


def test_a_run_is_held_by_one_until_taken_over_or_let_go(desk):
    assert desk.take("r1", "A").reviewer == "A"
    assert desk.take("r1", "B").reviewer == "A"
    assert desk.take("r1", "B", over=True).reviewer == "B"
    desk.let_go("r1")
    assert desk.take("r1", "A").reviewer == "A"


def test_a_hold_ends_by_itself(desk, monkeypatch):
    monkeypatch.setattr(module, "HOLD", -module.HOLD)
    with pytest.raises(KeyError):  # it has ended already
        desk.take("r1", "A")
    monkeypatch.setattr(module, "HOLD", -module.HOLD)
    assert desk.take("r1", "B").reviewer == "B"


def test_forgetting(desk, tmp_path):
    desk.mark("r1", "sha", "A", Mark(target="c1", decision="edit", text="Marta Invented"))
    desk.take("r1", "A")
    desk.forget("r1")
    assert desk.marks("r1", "sha", "A") == {}
    assert desk.holds() == {}

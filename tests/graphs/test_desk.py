"""Notes and holds, shared by processes."""

import pytest

from wardround.graphs import desk as module
from wardround.graphs.desk import Mark
from wardround.graphs.storage import open_storage
from wardround.home import default_settings


@pytest.fixture
def desk(place):
    storage = open_storage(default_settings())
    yield storage.desk
    storage.close()


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


def test_forgetting(desk):
    desk.mark("r1", "sha", "A", Mark(target="c1", decision="edit", text="Marta Invented"))
    desk.take("r1", "A")
    desk.forget("r1")
    assert desk.marks("r1", "sha", "A") == {}
    assert desk.holds() == {}


def test_notes_come_in_the_order_in_which_they_were_made(desk):
    for target in ("c10", "c2", "omission 1"):
        desk.mark("r1", "sha", "A", Mark(target=target, decision="looked"))
    assert list(desk.marks("r1", "sha", "A")) == ["c10", "c2", "omission 1"]


def test_a_look_replaces_nothing_and_a_note_taken_back_leaves_the_look(desk):
    desk.mark("r1", "sha", "A", Mark(target="c1", decision="reject", reason="wrong"))
    desk.mark("r1", "sha", "A", Mark(target="c1", decision="looked"))
    assert desk.marks("r1", "sha", "A")["c1"].decision == "reject"
    desk.unmark("r1", "sha", "A", "c1")
    assert desk.marks("r1", "sha", "A")["c1"] == Mark(target="c1", decision="looked")


def test_characters_that_a_text_column_cannot_hold(desk):
    desk.mark("r1", "sha", "A", Mark(target="c1", decision="edit", text="a\0b \u00e9 \U0001f600 ' \" %s ?"))
    assert desk.marks("r1", "sha", "A")["c1"].text == "ab \u00e9 \U0001f600 ' \" %s ?"

"""What a place for runs must do, on files and on PostgreSQL alike; encryption and rights of what is kept there."""

import base64
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

import wardround as wr
from wardround.graphs.storage import open_storage
from wardround.home import default_settings

APPROVE = wr.Review(decision="approve", reviewer="Dr A. Example")
KEY = base64.b64encode(bytes(range(32))).decode()


def storage():
    return closing(open_storage(default_settings()))


def test_from_start_to_released(place, case_folder):
    run = wr.run(case_folder)
    assert run.status == "awaiting_review"
    assert [entry.id for entry in wr.list_runs("awaiting_review")] == [run.id]
    done = wr.decide(run.id, APPROVE)
    assert done.status == "final"
    assert wr.get_run(run.id) == done
    assert wr.audit(run.id) == []
    assert [claim.run_id for claim in wr.feedback()] == [run.id] * len(done.draft.claims)


def test_a_decision_is_taken_once_and_on_the_draft_that_was_looked_at(place, case_folder):
    run = wr.run(case_folder)
    stale = APPROVE.model_copy(update={"draft_sha256": "0" * 64})
    with pytest.raises(wr.StaleReviewError):
        wr.decide(run.id, stale)
    wr.decide(run.id, APPROVE)
    with pytest.raises(wr.NotAwaitingReviewError):
        wr.decide(run.id, APPROVE)


def test_one_thread_one_case(place, case_folder, bare_case):
    run = wr.run(case_folder, run_id="mine")
    assert wr.run(case_folder, run_id="mine") == run
    with pytest.raises(wr.RunExistsError):
        wr.run(bare_case, run_id="mine")


def test_a_second_input_never_reaches_the_thread(place, bare_case):
    from wardround.graphs.build import build_graph
    from wardround.graphs.context import Context
    from wardround.graphs.nodes import keep_case

    context = Context(settings=default_settings())
    ref = keep_case(bare_case, context)
    config = {"configurable": {"thread_id": "t"}}
    with storage() as place_:
        graph = build_graph(checkpointer=place_.checkpoints)
        graph.invoke({"case_ref": ref}, config, context=context)
        with pytest.raises(wr.RunExistsError):
            graph.invoke({"case_ref": ref}, config, context=context)


@pytest.mark.asyncio
async def test_async_callers(place, case_folder):
    run = await wr.arun(case_folder)
    assert (await wr.adecide(run.id, APPROVE)).status == "final"
    with storage() as place_:
        found = await place_.checkpoints.aget_tuple({"configurable": {"thread_id": run.id}})
        assert found is not None
        assert [item async for item in place_.checkpoints.alist(found.config, limit=1)]


def test_a_lock_keeps_others_out_until_it_is_let_go(place):
    order = []

    def late():
        with storage() as other, other.locked("r1"):
            order.append("second")

    with storage() as place_:
        with place_.locked("r1"):
            assert not place_.is_free("r1")
            assert place_.is_free("r2")
            thread = threading.Thread(target=late)
            thread.start()
            thread.join(0.3)
            order.append("first")
        thread.join(10)
        assert order == ["first", "second"]
        assert place_.is_free("r1")


def test_an_unknown_run(place):
    with pytest.raises(wr.UnknownRunError):
        wr.get_run("none")
    with pytest.raises(wr.UnknownRunError):
        wr.forget("none")


def test_many_may_open_a_new_place_at_once(place):
    def first(_):
        with storage() as place_:
            place_.checkpoints.get_tuple({"configurable": {"thread_id": "none"}})
            return place_.ledger.entries()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(first, range(8))) == [[]] * 8


def test_what_is_kept_is_encrypted_when_there_is_a_key(place, monkeypatch, case_folder):
    from tests.graphs.test_forget import found_in

    monkeypatch.setenv("WARDROUND_KEY", KEY)
    folder = case_folder.rename(case_folder.with_name("Case of Ms Xanthippe"))
    run = wr.run(folder)
    with storage() as place_:
        from wardround.graphs.desk import Mark

        place_.desk.mark(run.id, run.draft_sha256, "A", Mark(target="c1", decision="edit", text="Metformin 1 g"))
        assert place_.desk.marks(run.id, run.draft_sha256, "A")["c1"].text == "Metformin 1 g"
    done = wr.decide(run.id, APPROVE)
    assert done.status == "final"
    assert wr.list_runs()[0].case_id == run.case_id
    words = ("Xanthippe", "Metformin", "levofloxacin", "Penicillin", "Community-acquired")
    assert found_in(place, words) == set()


def test_the_wrong_key_or_none_opens_nothing(place, monkeypatch, case_folder):
    from wardround.graphs.casefiles import _PARSED

    monkeypatch.setenv("WARDROUND_KEY", KEY)
    run = wr.run(case_folder)
    for key in ("", base64.b64encode(bytes(32)).decode()):
        _PARSED.clear()  # as another process has it
        monkeypatch.setenv("WARDROUND_KEY", key)
        with pytest.raises(wr.HomeError, match="encrypted"):
            wr.get_run(run.id)


@pytest.mark.parametrize("key", ["short", base64.b64encode(b"16 bytes exactly").decode(), "é"])
def test_a_key_that_is_none(monkeypatch, key):
    monkeypatch.setenv("WARDROUND_KEY", key)
    with pytest.raises(wr.HomeError, match="32 bytes"):
        wr.list_runs()


def test_a_key_in_a_file(monkeypatch, tmp_path):
    from wardround.home import default_settings as settings

    path = tmp_path / "key"
    monkeypatch.setenv("WARDROUND_KEY_FILE", str(path))
    with pytest.raises(wr.HomeError, match="cannot read the key"):
        settings()
    path.write_text(f"{KEY}\n")
    assert settings().key.get_secret_value() == KEY
    assert KEY not in repr(settings()) + settings().model_dump_json()


def test_nobody_else_can_read_what_is_kept(home, case_folder):
    run = wr.run(case_folder)
    wr.decide(run.id, APPROVE)
    paths = [home, *home.rglob("*")]
    open_to_others = {p.name: oct(p.stat().st_mode) for p in paths if stat.S_IMODE(p.stat().st_mode) & 0o077}
    assert len(paths) > 5
    assert open_to_others == {}


@pytest.mark.postgres
def test_a_server_that_cannot_be_used_is_an_error_without_the_password(cluster, monkeypatch):
    secret = "hunter2-is-no-password"
    for address in (
        f"postgresql://postgres:{secret}@127.0.0.1:{cluster.port}/postgres",
        f"postgresql://nobody:{secret}@127.0.0.1:1/x",
        f"nonsense{secret}",
    ):
        monkeypatch.setenv("WARDROUND_DATABASE", address)
        with pytest.raises(wr.HomeError) as raised:
            wr.list_runs()
        assert "database" in str(raised.value).lower()
        assert secret not in str(raised.value)


def test_without_its_extra_postgres_is_refused_by_name(monkeypatch):
    import sys

    monkeypatch.setenv("WARDROUND_DATABASE", "postgresql://x")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "wardround.graphs.storage.postgres", raising=False)
    with pytest.raises(wr.MissingExtraError, match=r"wardround\[postgres\]"):
        wr.list_runs()

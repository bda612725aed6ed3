"""A run from start to end, and every way in which it must not go wrong; agents are replaced at the node."""

import asyncio
import sqlite3
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.errors import GraphRecursionError
from langgraph.graph import START, StateGraph
from langgraph.types import Command, RetryPolicy

import wardround as wr
from wardround.agents.reasoner import Reasoned
from wardround.graphs import nodes, routes
from wardround.graphs.build import build_graph
from wardround.graphs.context import Context
from wardround.graphs.runs import Runs
from wardround.records import (
    Abstention,
    ClaimEdit,
    ClaimVerdict,
    EndpointError,
    Flag,
    Image,
    ImageReading,
    InvalidReviewError,
    ModelNotAvailableError,
    NotAwaitingReviewError,
    Review,
    RunError,
    RunExistsError,
    Source,
    StaleReviewError,
    StoreNotFoundError,
    UnknownRunError,
    Verification,
)


@pytest.fixture
def context(settings):
    return Context(settings=settings)


@pytest.fixture
def runs(context):
    with closing(Runs(context)) as opened:
        yield opened


@pytest.fixture
def with_images(bare_case):
    images = tuple(Image(id=f"i{n}", source=Source(path=f"{n}.png", sha256="0" * 64), modality="CR") for n in (1, 2, 3))
    return bare_case.model_copy(update={"images": images})


@pytest.fixture
def looks(monkeypatch):
    """Replaces the image reader; remembers what it was asked and fails as told."""
    asked, failing, before = [], {}, {}

    def look(image, case, **options):
        asked.append(image.id)
        before.get(image.id, lambda: None)()
        if error := failing.get(image.id):
            raise error
        return ImageReading(image_id=image.id, status="read", engine="test", impression="Nothing acute.")

    monkeypatch.setattr(nodes, "look_at", look)
    look.asked, look.failing, look.before = asked, failing, before
    return look


def review(decision, **fields):
    return Review(decision=decision, reviewer="Dr A. Example", **fields)


def nodes_of(run):
    return [step.node for step in run.record.steps]


def test_a_case_without_images_waits_for_a_person_and_is_released(runs, bare_case):
    run = runs.start(bare_case)
    assert run.status == "awaiting_review"
    assert run.draft.preliminary
    assert run.report is None
    assert run.record is None
    done = runs.decide(run.id, review("approve", draft_sha256=run.draft_sha256))
    assert done.status == "final"
    assert done.report.reviewer == "Dr A. Example"
    assert nodes_of(done) == ["intake", "gather", "reason", "verify", "review"]
    assert done.reviews[0].at is not None


def test_there_is_no_edge_into_release_but_from_a_persons_decision():
    into = {edge.source for edge in build_graph().get_graph().edges if edge.target == "release"}
    assert into == {"review", "verify"}
    state = {"reviews": [], "verification": Verification(verdicts=(), level="routine", policy="t")}
    assert routes.after_verify(state) == "review"


def test_every_image_is_read_once_and_in_order(runs, with_images, looks):
    run = runs.start(with_images)
    assert [reading.image_id for reading in run.readings] == ["i1", "i2", "i3"]
    assert sorted(looks.asked) == ["i1", "i2", "i3"]


def test_slices_of_one_series_are_read_together(runs, with_images, looks):
    slices = tuple(image.model_copy(update={"modality": "CT", "series": "1.2.3"}) for image in with_images.images)
    run = runs.start(with_images.model_copy(update={"images": slices}))
    assert [reading.image_id for reading in run.readings] == ["i1"]


def test_a_failing_image_does_not_lose_the_others(runs, with_images, looks):
    looks.failing["i2"] = ValueError("secret text of the file")
    run = runs.start(with_images)
    assert run.status == "awaiting_review"
    assert [reading.status for reading in run.readings] == ["read", "failed", "read"]
    assert "secret" not in run.model_dump_json()


def test_an_engine_that_is_away_fails_the_run_and_resuming_reads_only_what_is_missing(runs, with_images, looks):
    looks.failing["i2"] = EndpointError("no answer from the server")
    run = runs.start(with_images)
    assert run.status == "failed"
    assert (run.failure.code, run.failure.retryable) == ("EndpointError", True)
    looks.failing.clear()
    looks.asked.clear()
    again = runs.resume(run.id)
    assert again.status == "awaiting_review"
    assert looks.asked == ["i2"]
    assert [reading.image_id for reading in again.readings] == ["i1", "i2", "i3"]


def test_what_ends_while_the_run_fails_is_kept_on_a_machine_under_load_too(runs, with_images, looks, monkeypatch):
    """A look ends while another fails; what follows it has its turn only when the threads are being closed."""
    begun, failed, closed = threading.Barrier(3), threading.Event(), threading.Event()
    looks.before.update({"i1": begun.wait, "i2": begun.wait, "i3": lambda: (begun.wait(), failed.wait())})
    looks.failing["i2"] = EndpointError("no answer from the server")
    call_back, shut_down = Future._invoke_callbacks, ThreadPoolExecutor.shutdown

    def late(future):
        if future.exception():
            failed.set()
        else:
            closed.wait(0.5 if failed.is_set() else 0)
        call_back(future)

    with monkeypatch.context() as under_load:
        under_load.setattr(Future, "_invoke_callbacks", late)
        under_load.setattr(ThreadPoolExecutor, "shutdown", lambda pool, **how: (closed.set(), shut_down(pool, **how)))
        run = runs.start(with_images)
    assert run.failure.code == "EndpointError"
    looks.failing.clear()
    looks.before.clear()
    looks.asked.clear()
    assert runs.resume(run.id).status == "awaiting_review"
    assert looks.asked == ["i2"]


def test_images_that_wait_while_one_fails_are_read_all_the_same(settings, with_images, looks):
    looks.failing["i1"] = EndpointError("no answer from the server", hint="start it")
    with closing(Runs(Context(settings=settings.model_copy(update={"max_concurrency": 1})))) as runs:
        run = runs.start(with_images)
        assert (run.failure.code, run.failure.hint) == ("EndpointError", "start it")
        looks.failing.clear()
        assert [reading.image_id for reading in runs.resume(run.id).readings] == ["i1", "i2", "i3"]
    assert looks.asked == ["i1", "i2", "i3", "i1"]


def test_below_a_parent_graph_errors_of_engines_are_the_parents_own_to_try_again(context, with_images, looks):
    looks.failing["i2"] = EndpointError("no answer from the server")
    tries = []

    def child(state):
        tries.append(1)
        if len(tries) > 1:
            looks.failing.clear()
        build_graph(context).invoke({"case": with_images})
        return {}

    parent = StateGraph(dict)
    again = RetryPolicy(initial_interval=0, retry_on=EndpointError, max_attempts=2)
    parent.add_node("child", child, retry_policy=again)
    parent.add_edge(START, "child")
    parent.compile(checkpointer=InMemorySaver()).invoke({}, {"configurable": {"thread_id": "t"}})
    assert len(tries) == 2


def test_nothing_readable_abstains(runs, bare_case):
    run = runs.start(bare_case.model_copy(update={"documents": ()}))
    assert run.status == "abstained"
    assert run.abstention.code == "nothing_readable"
    assert nodes_of(run) == ["intake"]


def test_a_reasoner_that_abstains_ends_the_run(runs, bare_case, monkeypatch):
    abstention = Abstention(code="no_evidence", message="nothing bears on it")
    monkeypatch.setattr(nodes, "write_draft", lambda *a, **k: Reasoned(abstention))
    run = runs.start(bare_case)
    assert (run.status, run.abstention) == ("abstained", abstention)


def test_another_case_on_the_same_run_is_refused(runs, bare_case):
    run = runs.start(bare_case)
    with pytest.raises(RunExistsError):
        runs.start(bare_case.model_copy(update={"id": "another"}), run.id)
    assert runs.start(bare_case, run.id) == run


@pytest.mark.parametrize("saver", ["ours", "memory"])
def test_a_second_input_on_a_paused_thread_is_refused_and_the_review_still_waits(context, runs, bare_case, saver):
    checkpointer = runs._storage.checkpoints if saver == "ours" else InMemorySaver()
    graph = build_graph(context, checkpointer)
    config = {"configurable": {"thread_id": "t"}}
    graph.invoke({"case": bare_case}, config)
    other = bare_case.model_copy(update={"id": "another"})
    with pytest.raises(RunExistsError):
        graph.invoke({"case": other}, config, durability="sync")
    if saver == "ours":
        assert graph.get_state(config).interrupts
        assert graph.get_state(config).values["case_ref"].id == bare_case.id


def test_a_second_decision_is_refused(runs, bare_case):
    run = runs.start(bare_case)
    runs.decide(run.id, review("reject"))
    with pytest.raises(NotAwaitingReviewError, match="rejected"):
        runs.decide(run.id, review("approve"))
    assert runs.get(run.id).status == "rejected"


def test_a_decision_on_another_draft_is_refused(runs, bare_case):
    run = runs.start(bare_case)
    with pytest.raises(StaleReviewError):
        runs.decide(run.id, review("approve", draft_sha256="0" * 64))
    assert runs.get(run.id).status == "awaiting_review"


def test_a_decision_that_does_not_fit_together_is_refused(runs, bare_case):
    run = runs.start(bare_case)
    with pytest.raises(InvalidReviewError):
        runs.decide(run.id, review("edit"))
    assert runs.get(run.id).status == "awaiting_review"


def test_an_unfit_answer_given_to_the_bare_graph_is_asked_for_again(context, bare_case):
    graph = build_graph(context, InMemorySaver())
    config = {"configurable": {"thread_id": "t"}}
    graph.invoke({"case": bare_case}, config)
    state = graph.invoke(Command(resume=review("edit")), config)
    (question,) = state["__interrupt__"]
    assert "at least one edit" in question.value.problem
    final = graph.invoke(Command(resume=review("approve")), config)
    assert final["outcome"] == "final"


def test_an_answer_of_the_wrong_form_is_refused_by_the_schema(context, bare_case):
    graph = build_graph(context, InMemorySaver())
    config = {"configurable": {"thread_id": "t"}}
    graph.invoke({"case": bare_case}, config)
    with pytest.raises(ValueError, match="Review"):
        graph.invoke(Command(resume={"decision": "publish"}), config)
    assert graph.get_state(config).interrupts


@pytest.mark.parametrize("name", ["../x", "a b", "a\nb", "x" * 101])
def test_a_name_that_could_not_stand_in_an_address_is_refused(name, runs, bare_case):
    with pytest.raises(RunError):
        runs.start(bare_case, name)


def test_an_unknown_run_is_an_error(runs):
    for ask in (runs.get, runs.resume, runs.forget, lambda run_id: runs.decide(run_id, review("approve"))):
        with pytest.raises(UnknownRunError):
            ask("no-such-run")


def test_a_return_comes_back_with_the_comment_heeded(runs, bare_case):
    run = runs.start(bare_case)
    back = runs.decide(run.id, review("return", comment="Mention the smoking history."))
    assert back.status == "awaiting_review"
    assert any("smoking" in line for line in back.draft.limitations)
    done = runs.decide(run.id, review("approve"))
    assert [r.decision for r in done.record.reviews] == ["return", "approve"]


def test_a_clean_edit_is_released_with_the_draft_as_edited(runs, bare_case):
    run = runs.start(bare_case)
    claim = run.draft.claims[0]
    taken_out = runs.decide(run.id, review("edit", edits=(ClaimEdit(claim_id=claim.id, decision="reject"),)))
    assert taken_out.status == "final"
    assert claim.id not in {c.id for c in taken_out.report.draft.claims}
    assert nodes_of(taken_out)[-2:] == ["review", "verify"]


def test_an_edit_that_raises_flags_waits_again(runs, bare_case):
    run = runs.start(bare_case)
    claim = next(claim for claim in run.draft.claims if "500 mg" in claim.text)
    wrong = ClaimEdit(claim_id=claim.id, decision="edit", text="Metformin 5000 mg twice daily.")
    again = runs.decide(run.id, review("edit", edits=(wrong,)))
    assert again.status == "awaiting_review"
    verdict = next(v for v in again.verification.verdicts if v.claim_id == claim.id)
    assert verdict.flags
    assert runs.decide(run.id, review("approve")).status == "final"


def test_the_revise_loop_is_bounded(home, settings, bare_case, monkeypatch):
    drafted = []
    original = nodes.write_draft

    def write(*args, feedback, model, **options):
        drafted.append(list(feedback))
        return original(*args, feedback=(), model=None, **options)

    def doubt(draft, case, **options):
        flag = Flag(code="number_mismatch", severity="review", claim_id="c1", message="5 is not 6", check="t")
        verdict = ClaimVerdict(claim_id="c1", verdict="contradicted", risk=0.9, flags=(flag,))
        return Verification(verdicts=(verdict,), level="required", policy="t")

    monkeypatch.setattr(nodes, "write_draft", write)
    monkeypatch.setattr(nodes, "verify_draft", doubt)
    monkeypatch.setattr(Context, "text_engine", lambda self: None)
    two = settings.model_copy(update={"max_revisions": 2})
    with closing(Runs(Context(settings=two, text_model="scripted:none"))) as opened:
        run = opened.start(bare_case)
    assert run.status == "awaiting_review"
    assert drafted == [[], ["c1: number_mismatch: 5 is not 6"], ["c1: number_mismatch: 5 is not 6"]]


def test_a_loop_that_should_not_be_ends_as_an_error(context, bare_case, monkeypatch):
    monkeypatch.setattr(routes, "after_verify", lambda state: "revise")
    with pytest.raises(GraphRecursionError):
        build_graph(context).invoke({"case": bare_case})


def test_an_unexpected_error_fails_the_run_without_its_text(runs, bare_case, monkeypatch):
    def broken(*args, **options):
        raise RuntimeError("the patient said something private")

    monkeypatch.setattr(nodes, "find_evidence", broken)
    run = runs.start(bare_case)
    assert (run.status, run.failure.code) == ("failed", "RuntimeError")
    assert "private" not in run.model_dump_json()
    assert run.draft is None
    assert "graphs/test_runs.py, line " in run.failure.message


def test_one_graph_serves_async_callers(context, runs, bare_case):
    graph = build_graph(context, runs._storage.checkpoints)
    config = {"configurable": {"thread_id": "t"}}

    async def whole():
        await graph.ainvoke({"case": bare_case}, config)
        waiting = await graph.aget_state(config)
        final = await graph.ainvoke(Command(resume=review("approve")), config)
        return waiting, final, [item async for item in runs._storage.checkpoints.alist(config)]

    waiting, final, kept = asyncio.run(whole())
    assert waiting.interrupts
    assert final["outcome"] == "final"
    assert len(kept) > 3


def test_the_queue_is_brought_up_to_date_after_a_kill(runs, bare_case):
    run = runs.start(bare_case)
    runs.ledger.update(run.id, "running")  # as a process leaves it that dies right after the graph has stopped
    (entry,) = runs.entries("awaiting_review")
    assert (entry.id, entry.level) == (run.id, run.verification.level)


def test_forgetting_leaves_nothing(runs, bare_case, home):
    run = runs.start(bare_case)
    other = runs.start(bare_case)
    runs.forget(run.id)
    with pytest.raises(UnknownRunError):
        runs.get(run.id)
    assert runs.get(other.id).status == "awaiting_review"
    runs.forget(other.id)
    runs.close()
    for path in home.rglob("*"):
        assert not path.is_file() or b"Metformin" not in path.read_bytes(), path


def test_pixels_and_texts_stay_out_of_the_checkpoints(runs, with_images, looks, home):
    long_text = "Cough. " * 20_000
    document = with_images.documents[0].model_copy(update={"text": long_text, "sections": ()})
    runs.start(with_images.model_copy(update={"documents": (document,)}))
    with closing(sqlite3.connect(home / "checkpoints.sqlite")) as connection:
        (size,) = connection.execute("SELECT SUM(LENGTH(checkpoint)) FROM checkpoints").fetchone()
        (writes,) = connection.execute("SELECT SUM(LENGTH(value)) FROM writes").fetchone()
    assert size + writes < len(long_text)


def test_what_is_no_chat_model_is_refused_before_there_is_a_run(settings, bare_case):
    with pytest.raises(ModelNotAvailableError, match="int is no chat model"):
        wr.run(bare_case, settings=settings, text_model=5)
    assert wr.list_runs(settings=settings) == []


@pytest.mark.parametrize(
    ("engines", "error", "words"),
    [
        ({"scorers": ["guess"]}, ModelNotAvailableError, "unknown scorer 'guess'"),
        ({"scorers": "model"}, ModelNotAvailableError, "no text model for the scorer model"),
        ({"scorers": ["image"]}, ModelNotAvailableError, "no image model"),
        ({"store": "no/such/store"}, StoreNotFoundError, "no knowledge store"),
    ],
)
def test_what_no_resuming_will_load_is_refused_before_there_is_a_run(engines, error, words, settings, bare_case):
    with pytest.raises(error, match=words):
        wr.run(bare_case, settings=settings, **engines)
    assert wr.list_runs(settings=settings) == []


def test_runs_of_a_status_that_there_is_not_are_not_none_but_refused(settings):
    assert wr.list_runs("final", settings=settings) == []
    with pytest.raises(RunError, match="awaiting_review"):
        wr.list_runs("foo", settings=settings)

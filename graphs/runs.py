"""Runs over a graph with a memory: start, resume, decide, look, list, forget.

One run is one LangGraph thread with one case. A lock per run makes sure that one process at a time works on it; it
dies with the process that holds it.
"""

import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, get_args

from langchain_core.runnables import RunnableConfig
from langgraph.types import Command, StateSnapshot

from wardround.agents.review import problem_with, review_of
from wardround.graphs.build import RECURSION_LIMIT, build_graph
from wardround.graphs.context import Context, spec_of
from wardround.graphs.desk import Desk, Hold
from wardround.graphs.ledger import Ledger, LedgerEntry
from wardround.graphs.nodes import keep_case
from wardround.graphs.snapshots import failure_of, request_in, to_run
from wardround.graphs.storage import open_storage
from wardround.records import (
    Case,
    Draft,
    HumanAnswer,
    InvalidReviewError,
    NotAwaitingReviewError,
    Review,
    Run,
    RunError,
    RunExistsError,
    RunStatus,
    StaleReviewError,
    UnknownRunError,
    Verification,
)

_NAME = re.compile(r"\w[\w.-]{0,99}", re.ASCII)
"""Of a run that a caller names: it stands in addresses, commands and logs."""
_STATUSES = get_args(RunStatus)
Progress = Callable[[str], None]
"""Is told the name of each node when it has ended; `__interrupt__` when a person is asked."""


class Runs:
    """All runs of one home folder or database.

    Args:
        context: settings (which name the place) and engines for the nodes that run from here.
        progress: told the name of each node when it has ended.
    """

    def __init__(self, context: Context, progress: Progress = lambda node: None) -> None:
        self.context = context
        self.progress = progress
        self._storage = open_storage(context.settings)

    @property
    def ledger(self) -> Ledger:
        """The list of runs."""
        return self._storage.ledger

    @property
    def desk(self) -> Desk:
        """What reviewers have noted on waiting runs."""
        return self._storage.desk

    @cached_property
    def _graph(self) -> Any:  # noqa: ANN401 - likewise
        return build_graph(checkpointer=self._storage.checkpoints)

    def start(self, case: Case, run_id: str | None = None) -> Run:
        """Run a case until it ends or waits for a person.

        Args:
            case: what to run.
            run_id: a fresh one when None. With the id of an unfinished run of the same case that run goes on, and a
                run that waits or has ended is given back as it stands.

        Raises:
            RunError: the id has blanks, slashes or the like.
            RunExistsError: that id is another case's run.
            HomeError: state cannot be kept.
        """
        run_id = _checked(run_id) if run_id else new_run_id()
        case_ref = keep_case(case, self.context)
        if self.ledger.add(
            run_id,
            case_id=case.id,
            case_sha256=case_ref.sha256,
            task=case.task,
            engines=describe_engines(self.context),
        ):
            with self._storage.locked(run_id):
                return self._advance(run_id, {"case_ref": case_ref})
        if self._entry(run_id).case_sha256 != case_ref.sha256:
            self._drop_case(case_ref.sha256)
            raise RunExistsError(f"run {run_id!r} belongs to another case")
        return self.resume(run_id)

    def resume(self, run_id: str) -> Run:
        """Go on with a run that was cut off or has failed; any other is given back as it stands.

        Raises:
            UnknownRunError: there is no such run.
        """
        entry = self._entry(run_id)
        with self._storage.locked(run_id):
            snapshot = self._snapshot(run_id)
            if not snapshot.values:  # cut off before the first checkpoint
                case = self.context.cases.load(entry.case_sha256)
                return self._advance(run_id, {"case_ref": keep_case(case, self.context)})
            if snapshot.tasks and not snapshot.interrupts:  # also finished ones whose checkpoint was never written
                return self._advance(run_id, None)
            return self._noted(run_id, snapshot)

    def decide(self, run_id: str, answer: Review | HumanAnswer) -> Run:
        """Take a person's decision on a waiting run and go on from there.

        Raises:
            UnknownRunError: there is no such run.
            NotAwaitingReviewError: it does not wait; perhaps somebody else has decided already.
            StaleReviewError: the decision was on another draft.
            InvalidReviewError: the decision does not fit together.
        """
        entry = self._entry(run_id)
        with self._storage.locked(run_id):
            snapshot = self._snapshot(run_id)
            if not snapshot.interrupts:
                status = self._noted(run_id, snapshot).status if snapshot.values else entry.status
                raise NotAwaitingReviewError(f"run {run_id!r} does not wait for a decision: it is {status}")
            review = self._fitting(answer, snapshot)
            signed = review if review.at else review.model_copy(update={"at": datetime.now(UTC)})
            run = self._advance(run_id, Command(resume={snapshot.interrupts[0].id: signed}))
            self.desk.let_go(run_id)
            return run

    def claim(self, run_id: str, reviewer: str, *, over: bool = False) -> Hold:
        """Take a run for a reviewer, so that two do not work on it at once.

        Returns:
            Who has it now: the reviewer, or somebody who had it before, unless it is taken over.

        Raises:
            UnknownRunError: there is no such run.
        """
        self._entry(run_id)
        return self.desk.take(run_id, reviewer, over=over)

    def get(self, run_id: str) -> Run:
        """Where a run stands.

        Raises:
            UnknownRunError: there is no such run.
        """
        entry = self._entry(run_id)
        return to_run(entry, self._snapshot(run_id), self.context.cases)

    def decisions(self, run_id: str) -> list[tuple[Draft, Verification, Review]]:
        """Each decision with the draft that it was on and what the checks had said of it, in order.

        Raises:
            UnknownRunError: there is no such run.
        """
        self._entry(run_id)
        reviews = self._snapshot(run_id).values.get("reviews", [])
        asked: dict[int, dict[str, Any]] = {}
        for snapshot in self._graph.get_state_history(self._config(run_id)):
            if "review" in snapshot.next:  # with as many decisions behind it as were taken before
                asked[len(snapshot.values.get("reviews", []))] = snapshot.values
        return [(asked[n]["draft"], asked[n]["verification"], review) for n, review in enumerate(reviews) if n in asked]

    def entries(self, status: RunStatus | None = None) -> list[LedgerEntry]:
        """The list of runs; those that a killed process left as running are looked up first.

        Raises:
            RunError: there is no such status.
        """
        if status is not None and status not in _STATUSES:
            raise RunError(f"there is no status {status!r}", hint=f"one of: {', '.join(_STATUSES)}")
        for entry in self.ledger.entries("running"):
            if self._storage.is_free(entry.id):
                self._noted(entry.id, self._snapshot(entry.id))
        return self.ledger.entries(status)

    def forget(self, run_id: str) -> None:
        """Delete everything that is kept of a run, and its case unless another run has the same one.

        Raises:
            UnknownRunError: there is no such run.
        """
        entry = self._entry(run_id)
        with self._storage.locked(run_id):
            self._storage.checkpoints.delete_thread(run_id)
            self.ledger.forget(run_id)
            self.desk.forget(run_id)
            self._drop_case(entry.case_sha256)
            self._storage.scrub()

    @property
    def place(self) -> str:
        """Where the runs are kept, as messages name it."""
        return self._storage.name

    def close(self) -> None:
        """Close what was opened."""
        self._storage.close()

    def _drop_case(self, digest: str) -> None:
        """Delete a case unless a run has it."""
        if all(entry.case_sha256 != digest for entry in self.ledger.entries()):
            self.context.cases.forget(digest)

    def _advance(self, run_id: str, given: Any) -> Run:  # noqa: ANN401 - an input, a Command or None
        try:
            self._stream(run_id, given)
        except Exception as error:  # noqa: BLE001 - becomes the run's typed failure; resuming tries again
            self.ledger.update(run_id, "failed", failure=failure_of(error))
            return self.get(run_id)
        return self._noted(run_id, self._snapshot(run_id))

    def _stream(self, run_id: str, given: Any) -> None:  # noqa: ANN401 - likewise
        options = {"context": self.context, "durability": "sync", "stream_mode": "updates"}
        for update in self._graph.stream(given, self._config(run_id), **options):
            for node in update:
                self.progress(node)

    def _noted(self, run_id: str, snapshot: StateSnapshot) -> Run:
        """The run, with the ledger brought up to date."""
        run = to_run(self._entry(run_id), snapshot, self.context.cases)
        waits = run.verification if run.status == "awaiting_review" else None
        level, reasons = (waits.level, waits.reasons()) if waits else (None, ())
        self.ledger.update(run_id, run.status, level=level, reasons=reasons, failure=run.failure)
        return run

    def _fitting(self, answer: Review | HumanAnswer, snapshot: StateSnapshot) -> Review:
        request = request_in(snapshot)
        review = review_of(answer, request, self.context.reviewer)
        if review.draft_sha256 not in (None, request.draft_sha256):
            raise StaleReviewError("the decision was taken on another draft than the one that waits")
        if problem := problem_with(review, request, look_at_flagged=self.context.settings.look_at_flagged):
            raise InvalidReviewError(problem)
        return review

    def _entry(self, run_id: str) -> LedgerEntry:
        entry = self.ledger.get(run_id)
        if entry is None:
            raise UnknownRunError(f"there is no run {run_id!r} in {self.place}")
        return entry

    def _snapshot(self, run_id: str) -> StateSnapshot:
        snapshot: StateSnapshot = self._graph.get_state(self._config(run_id))
        return snapshot

    def _config(self, run_id: str) -> RunnableConfig:
        return {
            "configurable": {"thread_id": run_id},
            "max_concurrency": self.context.settings.max_concurrency,
            "recursion_limit": RECURSION_LIMIT,
        }


def _checked(run_id: str) -> str:
    if not _NAME.fullmatch(run_id):
        raise RunError("this is no id for a run", hint="letters, digits, dots, hyphens and underscores, at most 100")
    return run_id


def new_run_id() -> str:
    """Sortable by time, and says nothing of the patient."""
    return f"r{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def describe_engines(context: Context) -> dict[str, str | bool | None]:
    """The engines as text, as arguments of `Context` for a process that goes on later."""
    given = {"text_model": context.text_model, "image_model": context.image_model, "store": context.store}
    scorers = context.scorers if isinstance(context.scorers, str) else ",".join(map(_text_of, context.scorers))
    named = {name: spec_of(engine) for name, engine in given.items()}
    return {**named, "scorers": scorers, "allow_remote": context.allow_remote}


def _text_of(scorer: object) -> str:
    return spec_of(scorer) or ""

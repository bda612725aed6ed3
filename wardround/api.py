"""The public functions. Each does its work through `graphs` and gives back records."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from wardround.home import default_settings
from wardround.records import (
    Case,
    ClaimVerdict,
    Draft,
    Flag,
    HomeError,
    HumanAnswer,
    InvalidReviewError,
    Review,
    Run,
    RunStatus,
    Settings,
    Task,
    UnknownRunError,
    UnreadableError,
    Verification,
)

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.graph.state import CompiledStateGraph

    from wardround.agents.verifier import OwnScorer
    from wardround.graphs.context import Context
    from wardround.graphs.desk import Mark
    from wardround.graphs.erasure import Erasure
    from wardround.graphs.feedback import LabelledClaim, Words
    from wardround.graphs.history import ClaimHistory
    from wardround.graphs.ledger import LedgerEntry
    from wardround.graphs.runs import Progress, Runs
    from wardround.knowledge import KnowledgeStore

CaseSource = str | Path | Sequence[str | Path] | Mapping[str, str]
"""A folder, files, or texts by name: `{"visit.txt": "..."}`."""


class Engines(TypedDict, total=False):
    """What a run thinks with. Everything left out is done without a model, and the output says so."""

    text_model: "BaseChatModel | str | None"
    """Writes the draft: a LangChain chat model, or what `load_model` takes."""
    image_model: "BaseChatModel | str | None"
    """Reads the images: likewise."""
    store: "KnowledgeStore | str | Path | None"
    """A knowledge store or its folder."""
    scorers: "str | Sequence[str | OwnScorer]"
    """Models that doubt claims beside the rules: `nli:FOLDER`, `model`, `samples:5`, `image`, objects or functions."""
    allow_remote: bool
    """Let an endpoint that is not on this machine see the case. Off unless you say so."""


def load_case(
    source: CaseSource,
    *,
    task: Task | None = None,
    question: str | None = None,
    name: str | None = None,
    settings: Settings | None = None,
) -> Case:
    """Read a case: notes, PDFs, FHIR R4 JSON, lab tables, DICOM and other images.

    Args:
        source: a folder (read with all below it), a list of files, or texts by name (`{"visit.txt": "..."}`; also FHIR
            JSON and CSV), which are read as files of those names would be.
        task: what to draft; else what `case.toml` says, else `answer` with a question, `report` for images
            alone, and `summary` otherwise.
        question: for the task `answer`.
        name: the case's id; else what `case.toml` says, else the folder's name.
        settings: for its limits on untrusted input.

    Returns:
        The case, with one coverage line or more for everything that was handed in.

    Raises:
        CaseError: there is nothing in it, the task is unknown or lacks its question, or it mixes two patients.
    """
    from wardround.agents.intake import load_case as read

    return read(source, task=task, question=question, name=name, limits=(settings or default_settings()).limits)


def run(
    case: Case | CaseSource,
    *,
    run_id: str | None = None,
    settings: Settings | None = None,
    progress: "Progress | None" = None,
    **engines: Unpack[Engines],
) -> Run:
    """Run a case until it ends or waits for a person.

    Args:
        case: a loaded case, or what `load_case` takes.
        run_id: a fresh one when None. With the id of an unfinished run of the same case, that run goes on.
        settings: where state lives, limits and budgets.
        progress: is told the name of each node when it has ended.
        **engines: models and store; see `Engines`.

    Returns:
        The run: awaiting review, abstained (with a typed reason) or failed (with a typed error; `resume` tries again).

    Raises:
        CaseError: the case cannot be taken as it is.
        EngineError: a model's string names nothing that can be loaded, or an endpoint elsewhere that was not allowed;
            an object is no chat model.
        RunExistsError: `run_id` is another case's run.
        HomeError: state cannot be kept.
    """
    with _runs(settings, engines) as runs:
        runs.context.check_engines()
        loaded = case if isinstance(case, Case) else load_case(case, settings=settings)
        runs.progress = progress or runs.progress
        return runs.start(loaded, run_id)


def resume(run_id: str, *, settings: Settings | None = None, **engines: Unpack[Engines]) -> Run:
    """Go on with a run that was cut off or has failed, in any process; any other is given back as it stands.

    Args:
        run_id: the run.
        settings: as for `run`.
        **engines: only to replace those the run was started with.

    Raises:
        UnknownRunError: there is no such run.
    """
    with _runs_of(run_id, settings, engines) as runs:
        return runs.resume(run_id)


def decide(
    run_id: str, review: Review | HumanAnswer, *, settings: Settings | None = None, **engines: Unpack[Engines]
) -> Run:
    """Take a person's decision on a waiting run, in any process, and go on from there.

    Args:
        run_id: the run.
        review: the decision. With `draft_sha256` a decision on a draft that has changed since is refused. Also a
            `HumanAnswer`, in the shape of LangChain's human-in-the-loop middleware, with the reviewer's name.
        settings: as for `run`.
        **engines: only to replace those the run was started with.

    Returns:
        The run: final, rejected, or waiting again (after a return, or when an edit raised new flags).

    Raises:
        UnknownRunError: there is no such run.
        NotAwaitingReviewError: it does not wait; perhaps it was decided already.
        StaleReviewError: the decision was on another draft.
        InvalidReviewError: the decision does not fit together.
    """
    with _runs_of(run_id, settings, engines) as runs:
        return runs.decide(run_id, review)


async def arun(
    case: Case | CaseSource, *, run_id: str | None = None, settings: Settings | None = None, **engines: Unpack[Engines]
) -> Run:
    """`run` for async callers: the loop stays free while it works."""
    return await asyncio.to_thread(lambda: run(case, run_id=run_id, settings=settings, **engines))


async def adecide(
    run_id: str, review: Review | HumanAnswer, *, settings: Settings | None = None, **engines: Unpack[Engines]
) -> Run:
    """`decide` for async callers."""
    return await asyncio.to_thread(lambda: decide(run_id, review, settings=settings, **engines))


def get_run(run_id: str, *, settings: Settings | None = None) -> Run:
    """Where a run stands.

    Raises:
        UnknownRunError: there is no such run.
    """
    with _runs(settings, {}) as runs:
        return runs.get(run_id)


def case_of(run: Run, *, settings: Settings | None = None) -> Case:
    """The case of a run, as it was read.

    Raises:
        RunError: it was forgotten, or its file was changed.
    """
    return _context(settings, {}).cases.load(run.case_sha256)


def list_runs(status: RunStatus | None = None, *, settings: Settings | None = None) -> "list[LedgerEntry]":
    """All runs, or those of one status: the most urgent first, then the oldest.

    Args:
        status: `awaiting_review`, `final`, ...; a run is looked up by its id with `get_run`.
        settings: where state lives; a home folder without runs gives an empty list.

    Raises:
        RunError: there is no such status.
    """
    with _runs(settings, {}) as runs:
        return runs.entries(status)


def forget(name: str, *, settings: Settings | None = None) -> "Erasure":
    """Delete everything that is kept of a run, or of all runs of a case, and search for what may be left.

    Args:
        name: a run's id, or a case's: then all runs of that case go.
        settings: where state lives.

    Returns:
        What was deleted, and what a search for the case's names and lines through every byte of the home folder found.
        A PostgreSQL server's own files cannot be searched from here.

    Raises:
        UnknownRunError: there is no such run or case.
    """
    from wardround.graphs.erasure import erase

    with _runs(settings, {}) as runs:
        return erase(runs, name)


def claim(run_id: str, reviewer: str, *, over: bool = False, settings: Settings | None = None) -> None:
    """Take a waiting run for a reviewer, for half an hour after the last call.

    Args:
        run_id: the run.
        reviewer: who.
        over: take it over from somebody who has it.
        settings: where state lives.

    Raises:
        UnknownRunError: there is no such run.
        InvalidReviewError: somebody else has it, or the reviewer has no name.
    """
    if not reviewer.strip():
        raise InvalidReviewError("the reviewer has no name", hint="who decides answers for it: give one")
    with _runs(settings, {}) as runs:
        hold = runs.claim(run_id, reviewer, over=over)
    if hold.reviewer != reviewer:
        message = f"run {run_id!r} is with {hold.reviewer} until {hold.until:%H:%M} UTC"
        raise InvalidReviewError(message, hint="take it over if that is meant: --take-over, or over=True")


def look_at(run_id: str, reviewer: str, claims: Iterable[str], *, settings: Settings | None = None) -> None:
    """Note that a reviewer has been shown the evidence of some claims of the waiting draft.

    Raises:
        UnknownRunError: there is no such run.
    """
    from wardround.graphs.desk import Mark

    run = get_run(run_id, settings=settings)
    for claim in claims if run.draft else ():
        note(run, reviewer, Mark(target=claim, decision="looked"), settings=settings)


def looked_at(run: Run, reviewer: str, *, settings: Settings | None = None) -> set[str]:
    """The claims of the present draft that a reviewer has looked at or decided on, in any process."""
    claims = {claim.id for claim in run.draft.claims} if run.draft else set()
    return claims & notes(run, reviewer, settings=settings).keys()


def notes(run: Run, reviewer: str, *, settings: Settings | None = None) -> "dict[str, Mark]":
    """What a reviewer has noted on the present draft, by claim or omission, on the page or elsewhere."""
    with _runs(settings, {}) as runs:
        return runs.desk.marks(run.id, run.draft_sha256 or "", reviewer)


def note(run: Run, reviewer: str, mark: "Mark", *, settings: Settings | None = None) -> None:
    """Note something on the present draft."""
    with _runs(settings, {}) as runs:
        runs.desk.mark(run.id, run.draft_sha256 or "", reviewer, mark)


def unnote(run: Run, reviewer: str, target: str, *, settings: Settings | None = None) -> None:
    """Take a note back; that it was looked at stays true."""
    with _runs(settings, {}) as runs:
        runs.desk.unmark(run.id, run.draft_sha256 or "", reviewer, target)


def check_claim(run: Run, claim_id: str, text: str, *, settings: Settings | None = None) -> ClaimVerdict:
    """What the checks say of a claim of the draft with another text.

    Raises:
        InvalidReviewError: the draft has no such claim.
    """
    from wardround.agents.verifier import verify_draft

    claims = [claim for claim in (run.draft.claims if run.draft else ()) if claim.id == claim_id]
    if not claims or run.draft is None:
        raise InvalidReviewError(f"the draft has no claim {claim_id!r}")
    alone = run.draft.model_copy(update={"claims": (claims[0].model_copy(update={"text": text}),)})
    case = case_of(run, settings=settings)
    look_from = (settings or default_settings()).look_from
    found = verify_draft(
        alone, case, readings=run.readings, passages=run.passages, max_omissions=0, look_from=look_from
    )
    return found.verdicts[0]


def history(run_id: str, *, settings: Settings | None = None) -> "tuple[ClaimHistory, ...]":
    """Each claim of a run as it was drafted, what was decided on it, and how it stands.

    Raises:
        UnknownRunError: there is no such run.
    """
    from wardround.graphs.history import claim_histories

    with _runs(settings, {}) as runs:
        return claim_histories(runs, run_id)


def feedback(*, words: "Words" = "all", settings: Settings | None = None) -> "Iterator[LabelledClaim]":
    """What reviewers decided, claim by claim, over all runs that have ended or wait again: a labelled set.

    Args:
        words: `none` leaves out claims, quotes and reasons, and keeps labels, verdicts, risks and flags;
            `deidentified` puts surrogates for what names the patient.
        settings: where state lives.
    """
    from wardround.graphs.feedback import labelled_claims

    with _runs(settings, {}) as runs:
        for entry in sorted(runs.entries(), key=lambda entry: entry.created_at):
            yield from labelled_claims(runs, entry.id, words=words)


def replay(run_id: str, *, settings: Settings | None = None, **engines: Unpack[Engines]) -> list[str]:
    """Run a run's case again and compare readings, draft and verification.

    Returns:
        A unified diff; empty when nothing differs.

    Raises:
        UnknownRunError: there is no such run.
    """
    from wardround.graphs.replay import replay as run_again

    with _runs_of(run_id, settings, engines) as runs:
        found = runs.get(run_id)
        return run_again(found, runs.context.cases.load(found.case_sha256), runs.context)


def audit(run: str | Run | Path, *, settings: Settings | None = None) -> list[str]:
    """Check a run's record: its hashes, its chain, its document, its case and the files it rests on.

    Args:
        run: an id, a run from elsewhere, or the path of a `run.json`; for the latter two the case and its files are not
            looked for.
        settings: where state lives.

    Returns:
        One line for each thing that does not fit; empty when the record is intact.

    Raises:
        UnknownRunError: there is no such run.
        UnreadableError: the file cannot be opened.
    """
    from wardround.graphs import audit as checks

    if isinstance(run, Path):
        return _audit_file(run)
    if isinstance(run, Run):
        return list(checks.audit_run(run))
    try:
        found = get_run(run, settings=settings)
        case = case_of(found, settings=settings)
        return [*checks.audit_run(found), *(checks.audit_inputs(found.record, case) if found.record else ())]
    except (UnknownRunError, HomeError):
        raise
    except Exception as error:  # noqa: BLE001 - kept state that cannot be read any more is what an audit is to find
        return [f"what is kept of the run cannot be read: {getattr(error, 'message', type(error).__name__)}"]


def _audit_file(path: Path) -> list[str]:
    from pydantic import ValidationError

    from wardround.graphs import audit as checks

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}") from error
    try:
        run = Run.model_validate_json(data)
    except ValidationError:
        return [f"{path.name} is no run record, or it was changed"]
    return [*checks.audit_run(run), *checks.audit_bytes(run, data)]


def verify(
    text: str | Draft, case: Case | CaseSource, *, settings: Settings | None = None, **engines: Unpack[Engines]
) -> Verification:
    """Check a draft from anywhere against a case, claim by claim.

    Args:
        text: plain text, Markdown, an HTML page or JSON of any form, whose sentences are the claims; or a `Draft`,
            whose claims bring their citations: these are checked too, and a claim without any is flagged.
        case: what it must agree with; or its folder, files or texts by name.
        settings: for limits on input, the risk from which to look, how many omissions are surfaced, budgets of scorers.
        **engines: scorers, and the models that they need; without any it is done by rules alone.

    Returns:
        Verdicts, whose `start` and `end` are positions in `text` (None for a `Draft`, HTML and JSON), omissions and
        flags.

    Raises:
        TypeError: `text` is neither a text nor a `Draft`.
        CaseError: as for `load_case`.
    """
    from wardround.agents.verifier import verify_draft, verify_text

    context = _context(settings, engines)
    chosen = context.settings
    _check_draft(text)
    record = case if isinstance(case, Case) else load_case(case, settings=chosen)
    scorers = context.claim_scorers()
    most, look_from = chosen.max_omissions, chosen.look_from
    if isinstance(text, Draft):
        return verify_draft(text, record, max_omissions=most, look_from=look_from, scorers=scorers)
    seen, hidden = _seen(text)
    found = verify_text(seen, record, max_omissions=most, look_from=look_from, scorers=scorers)
    return found if seen is text else _of_page(found, hidden)


def _seen(text: str) -> tuple[str, int]:
    """A text, HTML and JSON as intake reads them; and how many stretches of a page nobody sees."""
    from wardround.tools.readers.html import html_text, is_html
    from wardround.tools.readers.json_lines import json_text

    if (lines := json_text(text)) is not None:
        return lines, 0
    if not is_html(text):
        return text, 0
    seen, hidden = html_text(text)
    return seen, len(hidden)


def _of_page(found: Verification, hidden: int) -> Verification:
    """Verdicts on what is seen of a page: it has no place in the markup that was given, and what is hidden is told."""
    from wardround.tools.counting import count_of

    verdicts = tuple(verdict.model_copy(update={"start": None, "end": None}) for verdict in found.verdicts)
    message = (
        f"the draft: {count_of(hidden, 'hidden part')} of the page not read (comments, what is struck out or hidden)"
    )
    told = (Flag(code="not_read", severity="note", message=message, check="verify"),) if hidden else ()
    return found.model_copy(update={"verdicts": verdicts, "flags": (*found.flags, *told)})


def _check_draft(text: object) -> None:
    if not isinstance(text, str | Draft):
        given = type(text).__name__
        raise TypeError(f"a draft is a text or a Draft, not {given} (read a file first: path.read_text())")


def build_graph(
    settings: Settings | None = None,
    checkpointer: "BaseCheckpointSaver[Any] | None" = None,
    **engines: Unpack[Engines],
) -> "CompiledStateGraph[Any, Any, Any, Any]":
    """The compiled LangGraph, to run yourself or to embed as a subgraph.

    Args:
        settings: where cases live, limits and budgets; these and the engines are what nodes get when the caller
            passes no `context`.
        checkpointer: keeps the state; leave it out in a subgraph, which uses its parent's.
        **engines: see `Engines`.
    """
    from wardround.graphs.build import build_graph as build

    return build(_context(settings, engines), checkpointer)


def _context(settings: Settings | None, engines: Engines) -> "Context":
    from wardround.graphs.context import Context

    if unknown := sorted(engines.keys() - Engines.__annotations__.keys()):
        known = ", ".join(Engines.__annotations__)
        raise TypeError(f"no option {unknown[0]!r} (engines are: {known}; task and question are for load_case)")
    given: dict[str, Any] = dict(engines)
    if (store := given.get("store")) and isinstance(store, str | Path):
        given["store"] = _absolute(store)
    return Context(settings=settings or default_settings(), **given)


def _absolute(store: str | Path) -> str:
    """A store's folder as a run remembers it: a decision may come from another working directory."""
    is_object = str(store).startswith("object:")  # as the list of runs names one that was no folder
    return str(store) if is_object else str(Path(store).expanduser().absolute())


@contextmanager
def _runs(settings: Settings | None, engines: Engines) -> "Iterator[Runs]":
    from wardround.graphs.runs import Runs

    with closing(Runs(_context(settings, engines))) as runs:
        yield runs


@contextmanager
def _runs_of(run_id: str, settings: Settings | None, engines: Engines) -> "Iterator[Runs]":
    """Runs with the engines that this one was started with, except for those given anew."""
    with _runs(settings, engines) as runs:
        if entry := runs.ledger.get(run_id):
            started_with: Any = entry.engines
            runs.context = _context(settings, {**started_with, **engines})
        yield runs

"""The nodes: each asks one agent and puts its answer into the state."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langgraph.types import interrupt

from wardround.agents.gatherer import gather as find_evidence
from wardround.agents.image_reader import read_image as look_at
from wardround.agents.intake import load_case
from wardround.agents.reasoner import corrections
from wardround.agents.reasoner import reason as write_draft
from wardround.agents.release import write_report
from wardround.agents.review import amend, problem_with, review_of, signers
from wardround.agents.verifier import verify_draft
from wardround.graphs.caseref import CaseRef
from wardround.graphs.closing import close
from wardround.graphs.context import Context
from wardround.graphs.fanout import reading_units
from wardround.graphs.state import ImageTask, State
from wardround.models import describe
from wardround.records import (
    Abstention,
    Case,
    EngineError,
    HumanAnswer,
    ImageReading,
    InvalidReviewError,
    Review,
    ReviewRequest,
    RunExistsError,
    sha256_of,
)

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def intake(state: State, context: Context) -> dict[str, Any]:
    """Files or a case in, a kept case out. The case itself leaves the state here."""
    if state.get("steps"):  # another checkpointer than ours let a second input through
        raise RunExistsError("the thread has a run already")
    case = _case_handed_in(state, context)
    update = {"case": None, "request": None, "case_ref": keep_case(case, context), "revision": 0}
    return update if case.documents or case.images else {**update, "abstention": _nothing_readable(case)}


def read_image(state: ImageTask, context: Context) -> dict[str, Any]:
    """One stateless look. What goes wrong with one image is on record and does not stop the others."""
    case = context.cases.load(state["case_ref"].sha256)
    model = context.image_engine()
    reading = _look(case, state["image_ids"], model, context)
    return {"readings": [reading], "engines": [describe(model, role="image")] if model else []}


def gather(state: State, context: Context) -> dict[str, Any]:
    """Knowledge that bears on the case."""
    store = context.knowledge()
    readings = state.get("readings", [])
    passages = find_evidence(_case(state, context), readings, store, limit=context.settings.passages)
    return {"passages": list(passages), "store": store.fingerprint if store else None}


def reason(state: State, context: Context) -> dict[str, Any]:
    """A draft, or a typed reason why there is none."""
    model = context.text_engine()
    passages = state.get("passages", [])
    result, looked_up = write_draft(
        _case(state, context),
        state.get("readings", []),
        passages,
        model=model,
        feedback=state.get("feedback", []),
        settings=context.settings,
        store=context.knowledge(),
    )
    engines = [describe(model, role="text")] if model else []
    outcome = {"abstention": result} if isinstance(result, Abstention) else {"draft": result}
    return {**outcome, "passages": [*passages, *looked_up], "engines": engines}


def verify(state: State, context: Context) -> dict[str, Any]:
    """Every claim against the sources; and what the next draft would have to heed."""
    draft = state["draft"]
    assert draft is not None  # noqa: S101 - the route lets only drafts through; for the type checker
    scorers = context.claim_scorers()
    verification = verify_draft(
        draft,
        _case(state, context),
        readings=state.get("readings", []),
        passages=state.get("passages", []),
        max_omissions=context.settings.max_omissions,
        look_from=context.settings.look_from,
        scorers=scorers,
    )
    may_revise = context.text_model is not None and state.get("revision", 0) < context.settings.max_revisions
    feedback = corrections(verification) if may_revise else []
    return {"verification": verification, "feedback": feedback, "engines": [one.engine_record() for one in scorers]}


def revise(state: State, context: Context) -> dict[str, Any]:
    """Count the round; the feedback is already there."""
    return {"revision": state.get("revision", 0) + 1}


def review(state: State, context: Context) -> dict[str, Any]:
    """Stop for a person. The node runs again from its top when the answer comes, so all before is without effect."""
    request = _request(state)
    answer = _ask(request, context)
    update: dict[str, Any] = {"reviews": [answer], "revision": 0, "feedback": []}
    update["needs_second"] = _needs_second(state, answer, context)
    if answer.decision == "edit":
        update["draft"] = amend(request.draft, answer.edits, request.verification.omissions, answer.omissions)
    if answer.decision == "return":
        update["feedback"] = [answer.comment]
    return update


def release(state: State, context: Context) -> dict[str, Any]:
    """The countersigned document and the closed record."""
    draft, verification = state["draft"], state["verification"]
    assert draft is not None  # noqa: S101 - there is a decision on it; for the type checker
    assert verification is not None  # noqa: S101 - likewise
    *earlier, last = state["reviews"]
    report = write_report(draft, verification, _case(state, context), last, earlier)
    return {"report": report, "outcome": "final", "record": close(state, context, "final", report)}


def reject(state: State, context: Context) -> dict[str, Any]:
    """The end without a document, on a person's word."""
    return {"outcome": "rejected", "record": close(state, context, "rejected")}


def abstain(state: State, context: Context) -> dict[str, Any]:
    """The end without a document, for a typed reason."""
    return {"outcome": "abstained", "record": close(state, context, "abstained")}


def keep_case(case: Case, context: Context) -> CaseRef:
    """Write the case to the home folder and give what stands for it in the state."""
    return CaseRef(
        id=case.id,
        sha256=context.cases.keep(case),
        task=case.task,
        question=case.question,
        units=reading_units(case),
    )


def _case_handed_in(state: State, context: Context) -> Case:
    if case_ref := state.get("case_ref"):
        return context.cases.load(case_ref.sha256)
    if case := state.get("case"):
        return case
    request = state["request"]
    assert request is not None  # noqa: S101 - one of the three is always given; for the type checker
    paths = [Path(path) for path in request.paths]
    limits = context.settings.limits
    return load_case(
        paths[0] if len(paths) == 1 else paths, task=request.task, question=request.question, limits=limits
    )


def _look(case: Case, image_ids: tuple[str, ...], model: "BaseChatModel | None", context: Context) -> ImageReading:
    images = [image for name in image_ids if (image := case.image(name))]
    series = images if len(images) > 1 else ()
    try:
        return look_at(images[0], case, model=model, limits=context.settings.limits, series=series)
    except EngineError as error:
        if error.retryable:  # the run fails here and can be resumed; other images keep their readings
            raise
        failure = str(error)
    except Exception as error:  # noqa: BLE001 - becomes a failed reading, which the verifier flags
        failure = f"unexpected {type(error).__name__}"
    return ImageReading(image_id=images[0].id, status="failed", engine="", failure=failure)


_ANSWER: Any = Review | HumanAnswer
"""Ours, or in the shape of LangChain's human-in-the-loop middleware."""


def _ask(request: ReviewRequest, context: Context) -> Review:
    """Until an answer fits; each time the request says what was wrong with the one before."""
    problem: str | None = None
    while True:
        answer = interrupt(request.model_copy(update={"problem": problem}), response_schema=_ANSWER)
        try:
            found = review_of(answer, request, context.reviewer)
        except InvalidReviewError as error:
            problem = error.message
            continue
        problem = problem_with(found, request, look_at_flagged=context.settings.look_at_flagged)
        if problem is None:
            return found if found.at else found.model_copy(update={"at": datetime.now(UTC)})


def _case(state: State, context: Context) -> Case:
    case_ref = state["case_ref"]
    assert case_ref is not None  # noqa: S101 - intake has set it; for the type checker
    return context.cases.load(case_ref.sha256)


def _nothing_readable(case: Case) -> Abstention:
    count = len({entry.item for entry in case.coverage})
    return Abstention(code="nothing_readable", message=f"none of the {count} items could be read; see the coverage")


def _needs_second(state: State, answer: Review, context: Context) -> bool:
    """Once an urgent draft was approved or edited by one person, it waits until another approves what came of it."""
    verification = state["verification"]
    assert verification is not None  # noqa: S101 - verified before; for the type checker
    urgent = context.settings.two_person_urgent and verification.level == "urgent"
    if answer.decision not in ("approve", "edit") or not (urgent or state.get("needs_second")):
        return False
    return answer.decision == "edit" or not state.get("needs_second")


def _request(state: State) -> ReviewRequest:
    draft, verification = state["draft"], state["verification"]
    assert draft is not None  # noqa: S101 - verified before; for the type checker
    assert verification is not None  # noqa: S101 - likewise
    return ReviewRequest(
        draft=draft,
        verification=verification,
        draft_sha256=sha256_of(draft),
        level=verification.level,
        revision=len(state.get("reviews", [])),
        countersigned=signers(state.get("reviews", [])) if state.get("needs_second") else (),
    )

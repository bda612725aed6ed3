"""What can be done: notes on claims, and the decision."""

from concurrent.futures import TimeoutError as StillWorking
from contextlib import suppress
from typing import Annotated, Any, cast

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from wardround import api
from wardround.agents.review import ATTESTATION
from wardround.graphs.desk import Mark, MarkDecision
from wardround.graphs.marks import review_from
from wardround.records import Decision, Run
from wardround.web.access import same, session_of
from wardround.web.app import Site
from wardround.web.pages import case_page, load, site_of

router = APIRouter()

_PATIENCE = 5.0
"""Seconds that a decision is waited for; after that the page says that it is being worked on."""


@router.post("/sign-in")
def sign_in(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Take the token."""
    site, session = site_of(request), session_of(request)
    if site.token is None or not same(token, site.token):
        return site.page("sign_in.html", session, 401, wrong=True)
    session.trusted = True
    request.state.session = site.sessions.renew(session)
    return RedirectResponse("/", status_code=303)


@router.post("/reviewer")
def reviewer(request: Request, name: Annotated[str, Form()] = "", run_id: Annotated[str, Form()] = "") -> Response:
    """Take the reviewer's name."""
    session_of(request).reviewer = " ".join(name.split())[:200]
    return RedirectResponse(f"/runs/{run_id}" if run_id.replace("-", "").isalnum() else "/", status_code=303)


@router.post("/runs/{run_id}/take")
def take(request: Request, run_id: str) -> Response:
    """Take a run over from somebody who has it."""
    _known(request)
    site_of(request).desk.take(run_id, _known(request), over=True)
    return RedirectResponse(f"/runs/{run_id}", status_code=303)


@router.post("/runs/{run_id}/marks")
def mark(
    request: Request,
    run_id: str,
    target: Annotated[str, Form()],
    decision: Annotated[MarkDecision | str, Form()],
    text: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> dict[str, Any]:
    """Note something on a claim or an omission; `clear` takes a note back."""
    site, reviewer = site_of(request), _known(request)
    run = _waiting(site, run_id, reviewer)
    _check_target(run, target, decision, text)
    where = (run_id, run.draft_sha256 or "", reviewer)
    if decision == "clear":
        site.desk.unmark(*where, target)
    else:
        noted = Mark(
            target=target,
            decision=cast("MarkDecision", decision),  # `_check_target` knows them
            text=text.strip() if decision == "edit" else None,
            reason=reason.strip() or None,
        )
        site.desk.mark(*where, noted)
    page = case_page(site, session_of(request), run_id)
    kept = page.marks.get(target)
    return {"decision": kept.decision if kept else None, "seen": len(page.seen), "must": len(page.must_see)}


@router.post("/runs/{run_id}/claims/{claim_id}/check")
def check(request: Request, run_id: str, claim_id: str, text: Annotated[str, Form()]) -> dict[str, Any]:
    """What the checks would say of a claim with another text."""
    site = site_of(request)
    found = api.check_claim(load(site, run_id)[0], claim_id, text.strip(), settings=site.settings)
    flags = [{"severity": f.severity, "meaning": f.meaning, "message": f.message} for f in found.flags]
    return {"verdict": found.verdict, "flags": flags}


@router.post("/runs/{run_id}/decision")
def decide(
    request: Request,
    run_id: str,
    decision: Annotated[Decision, Form()],
    draft_sha256: Annotated[str, Form()],
    comment: Annotated[str, Form()] = "",
    attest: Annotated[str, Form()] = "",
) -> Response:
    """Take the decision. Releasing a document takes the attestation too."""
    site, reviewer = site_of(request), _known(request)
    run = _waiting(site, run_id, reviewer)
    if decision in ("approve", "edit") and attest != "yes":
        raise HTTPException(422, "nothing was signed: the attestation was not given")
    if draft_sha256 != run.draft_sha256:
        raise HTTPException(409, "the draft has changed since this page was loaded: look at it again")
    marks = site.desk.marks(run_id, draft_sha256, reviewer)
    review = review_from(run, marks, decision, reviewer, comment.strip())
    if attest == "yes":
        review = review.model_copy(update={"attestation": ATTESTATION})
    work = site.work.submit(api.decide, run_id, review, settings=site.settings)
    with suppress(StillWorking):  # then the page shows that it is being worked on
        work.result(timeout=_PATIENCE)
    return RedirectResponse(f"/runs/{run_id}", status_code=303)


def _known(request: Request) -> str:
    if not (name := session_of(request).reviewer):
        raise HTTPException(403, "say who you are first: the name goes on the record")
    return name


def _waiting(site: Site, run_id: str, reviewer: str) -> Run:
    run = api.get_run(run_id, settings=site.settings)
    if run.status != "awaiting_review":
        raise HTTPException(409, f"the run does not wait for a decision: it is {run.status}")
    hold = site.desk.take(run_id, reviewer)
    if hold.reviewer != reviewer:
        raise HTTPException(409, f"the run is with {hold.reviewer}; take it over first")
    return run


def _check_target(run: Run, target: str, decision: str, text: str) -> None:
    claims = {claim.id for claim in run.draft.claims} if run.draft else set()
    omissions = {f"omission {o.rank}" for o in run.verification.omissions} if run.verification else set()
    allowed = {"looked", "approve", "edit", "reject", "clear"} if target in claims else {"accept", "dismiss", "clear"}
    if target not in claims | omissions or decision not in allowed:
        raise HTTPException(422, "there is no such claim or omission, or it cannot be decided so")
    if decision == "edit" and not text.strip():
        raise HTTPException(422, "an edit needs a text; reject the claim to take it out")

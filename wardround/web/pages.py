"""What can be looked at."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from wardround import api
from wardround.agents.review import ATTESTATION
from wardround.files import FORMS, document
from wardround.records import Case, ReviewLevel, Run, RunStatus, Task
from wardround.web.access import Session, session_of
from wardround.web.app import Site
from wardround.web.casepage import CasePage
from wardround.web.pictures import picture

router = APIRouter()


def site_of(request: Request) -> Site:
    """The site that a request is for."""
    site: Site = request.app.state.site
    return site


def load(site: Site, run_id: str) -> tuple[Run, Case]:
    """A run and its case.

    Raises:
        UnknownRunError: there is no such run.
    """
    run = api.get_run(run_id, settings=site.settings)
    return run, api.case_of(run, settings=site.settings)


def case_page(site: Site, session: Session, run_id: str) -> CasePage:
    """A run as it is shown to this reviewer."""
    run, case = load(site, run_id)
    known = run.draft_sha256 and session.reviewer
    return CasePage(run, case, site.desk.marks(run_id, run.draft_sha256 or "", session.reviewer) if known else {})


@router.get("/")
def queue(
    request: Request,
    status: Annotated[RunStatus | None, Query()] = "awaiting_review",
    every: Annotated[bool, Query()] = False,
    level: Annotated[ReviewLevel | None, Query()] = None,
    task: Annotated[Task | None, Query()] = None,
) -> Response:
    """The runs: the most urgent first, then the oldest."""
    site = site_of(request)
    entries = api.list_runs(None if every else status, settings=site.settings)
    shown = [e for e in entries if level in (None, e.level) and task in (None, e.task)]
    chosen = {"every": every, "level": level, "task": task}
    return site.page("queue.html", session_of(request), entries=shown, chosen=chosen, holds=site.desk.holds())


@router.get("/runs/{run_id}")
def show(request: Request, run_id: str) -> Response:
    """A case: its sources, its draft, and what the checks say."""
    site, session = site_of(request), session_of(request)
    page = case_page(site, session, run_id)
    waits = page.run.status == "awaiting_review"
    hold = site.desk.take(run_id, session.reviewer) if waits and session.reviewer else site.desk.holds().get(run_id)
    mine = hold is not None and hold.reviewer == session.reviewer
    return site.page("case.html", session, page=page, hold=hold, can_decide=waits and mine, forms=FORMS)


@router.get("/runs/{run_id}/sign")
def sign(request: Request, run_id: str) -> Response:
    """What would be countersigned, and by whom."""
    site, session = site_of(request), session_of(request)
    page = case_page(site, session, run_id)
    unseen = [view for view in page.claims if view.claim.id in set(page.must_see) - set(page.seen)]
    return site.page("sign.html", session, page=page, changes=page.changes(), unseen=unseen, attestation=ATTESTATION)


@router.get("/runs/{run_id}/images/{image_id}.png")
def image(request: Request, run_id: str, image_id: str, window: Annotated[str | None, Query()] = None) -> Response:
    """An image, windowed."""
    site = site_of(request)
    _, case = load(site, run_id)
    return Response(picture(case, image_id, window, site.settings.limits), media_type="image/png")


@router.get("/runs/{run_id}/files/{form}")
def file(request: Request, run_id: str, form: str) -> Response:
    """A countersigned document, to keep. Always a download: it is not this page's own HTML."""
    if form not in FORMS:
        raise HTTPException(404, "there is no such form of a document")
    run, case = load(site_of(request), run_id)
    headers = {"content-disposition": f'attachment; filename="{form}"'}
    return Response(document(run, case, form), media_type="application/octet-stream", headers=headers)


@router.get("/sign-in")
def sign_in(request: Request) -> Response:
    """Asks for the token."""
    return site_of(request).page("sign_in.html", session_of(request), wrong=False)

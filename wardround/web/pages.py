"""What can be looked at."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from wardround import api
from wardround.agents.review import ATTESTATION
from wardround.files import FORMS, document
from wardround.records import FLAG_MEANINGS, TASKS, Case, FlagCode, ReviewLevel, Run, Task
from wardround.web.access import Session, session_of
from wardround.web.app import Site
from wardround.web.casepage import CasePage
from wardround.web.pictures import page_picture, picture

if TYPE_CHECKING:
    from wardround.tools.pdfpage import Drawn

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
    every: Annotated[bool, Query()] = False,
    level: Annotated[ReviewLevel | Literal[""], Query()] = "",
    task: Annotated[Task | Literal[""], Query()] = "",
    reason: Annotated[FlagCode | Literal[""], Query()] = "",
) -> Response:
    """The runs: the most urgent first, then the oldest. Empty filters let everything through."""
    site = site_of(request)
    entries = api.list_runs(None if every else "awaiting_review", settings=site.settings)
    shown = [
        entry
        for entry in entries
        if level in ("", entry.level) and task in ("", entry.task) and (not reason or reason in entry.reasons)
    ]
    values: dict[str, Any] = {
        "entries": shown,
        "holds": site.desk.holds(),
        "chosen": {"every": every, "level": level, "task": task, "reason": reason},
        "levels": ("urgent", "required", "routine"),
        "tasks": TASKS,
        "reasons": sorted({code for entry in entries for code in entry.reasons} | ({reason} if reason else set())),
        "meanings": FLAG_MEANINGS,
    }
    return site.page("queue.html", session_of(request), **values)


@router.get("/runs/{run_id}")
def show(request: Request, run_id: str) -> Response:
    """A case: its sources, its draft, and what the checks say."""
    site, session = site_of(request), session_of(request)
    page = case_page(site, session, run_id)
    waits = page.run.status == "awaiting_review"
    hold = site.desk.take(run_id, session.reviewer) if waits and session.reviewer else site.desk.holds().get(run_id)
    mine = hold is not None and hold.reviewer == session.reviewer
    histories = api.history(run_id, settings=site.settings) if page.run.reviews else ()
    values: dict[str, Any] = {
        "page": page,
        "hold": hold,
        "can_decide": waits and mine,
        "forms": FORMS,
        "histories": histories,
    }
    return site.page("case.html", session, **values)


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


Position = Annotated[int, Query(ge=0)]


@router.get("/runs/{run_id}/pages/{document_id}/{number}.png")
def page(
    request: Request, run_id: str, document_id: str, number: int, start: Position = 0, end: Position = 0
) -> Response:
    """A page of a PDF, with a mark where a stretch of its text stands."""
    return Response(_drawn(request, run_id, document_id, number, (start, end)).png, media_type="image/png")


@router.get("/runs/{run_id}/pages/{document_id}/{number}.json")
def mark_on_page(
    request: Request, run_id: str, document_id: str, number: int, start: Position = 0, end: Position = 0
) -> dict[str, float | None]:
    """Where the mark begins, as a share of the page's height."""
    return {"top": _drawn(request, run_id, document_id, number, (start, end)).top}


def _drawn(request: Request, run_id: str, document_id: str, number: int, span: tuple[int, int]) -> "Drawn":
    site = site_of(request)
    _, case = load(site, run_id)
    return page_picture(case, document_id, number, span, site.settings.limits)


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

"""The web application: its parts, put together."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from wardround.graphs.desk import Desk
from wardround.graphs.storage import Storage, open_storage
from wardround.records import (
    InvalidReviewError,
    NotAwaitingReviewError,
    Settings,
    StaleReviewError,
    UnknownRunError,
    UnreadableError,
    WardroundError,
)
from wardround.web.access import Guard, Session, Sessions, check_csrf, session_of

_STATUS: dict[type[WardroundError], int] = {
    UnknownRunError: 404,
    UnreadableError: 404,
    StaleReviewError: 409,
    NotAwaitingReviewError: 409,
    InvalidReviewError: 422,
}


@dataclass
class Site:
    """What every route needs."""

    settings: Settings
    sessions: Sessions
    token: str | None
    work: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "decide"))
    """Decisions may set off a model; a person does not wait for it with a spinning browser."""

    @cached_property
    def storage(self) -> Storage:
        """Kept open while the page is served."""
        return open_storage(self.settings)

    @property
    def desk(self) -> Desk:
        """Notes and holds."""
        return self.storage.desk

    @cached_property
    def templates(self) -> Environment:
        """Autoescape is on: whatever a document says is shown as text."""
        return Environment(
            loader=PackageLoader("wardround.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, name: str, session: Session, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - a template's
        """A template as an answer."""
        html = self.templates.get_template(name).render(session=session, **values)
        return Response(html, status_code=status, media_type="text/html; charset=utf-8")


def create_app(
    settings: Settings, *, hosts: tuple[str, ...] | None, token: str | None = None, reviewer: str | None = None
) -> FastAPI:
    """The application.

    Args:
        settings: where state lives; a look at each flagged claim is asked for in any case.
        hosts: `name:port` that it answers to; None for any.
        token: what a browser must give once; None for none.
        reviewer: name to start with.
    """
    from wardround.web import actions, pages

    sessions = Sessions()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(check_csrf)])
    app.state.site = Site(settings.model_copy(update={"look_at_flagged": True}), sessions, token)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.include_router(pages.router)
    app.include_router(actions.router)
    app.add_exception_handler(WardroundError, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _misfit)
    app.add_middleware(Guard, sessions=sessions, hosts=hosts, token=token, reviewer=reviewer or "")
    return app


def close(app: FastAPI) -> None:
    """Let go of files and threads."""
    site: Site = app.state.site
    site.work.shutdown()
    site.storage.close()


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, WardroundError)  # noqa: S101 - registered for these; for the type checker
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return _said(request, status, error.message, error.hint)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - likewise
    return _said(request, error.status_code, str(error.detail), "")


async def _misfit(request: Request, error: Exception) -> Response:
    """Without FastAPI's echo of what was sent, which may be text of a document."""
    return _said(request, 422, "the request does not fit this page", "load the page again")


def _said(request: Request, status: int, message: str, hint: str) -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"message": message, "hint": hint}, status_code=status)
    site: Site = request.app.state.site
    return site.page("error.html", session_of(request), status, message=message, hint=hint)

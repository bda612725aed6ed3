"""Who may ask: the server's own name, a session, a token where there is one, the page's own origin, a CSRF token."""

import hmac
import logging
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "wardround_review"
_LOG = logging.getLogger("wardround.web")
_SAFE = frozenset({"GET", "HEAD"})
_OPEN = ("/static/", "/sign-in")
"""Paths that need no token: the style sheet, and the page that asks for it."""
_MOST_SESSIONS = 1000

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: with it, browsers send `Origin: null` with a form of the page itself.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


@dataclass
class Session:
    """One browser."""

    id: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    reviewer: str = ""
    """Empty until the person has said who they are."""
    trusted: bool = False
    """Has given the token."""


class Sessions:
    """Sessions in memory: they end with the process. The oldest goes when there are too many."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, Session] = OrderedDict()

    def find(self, name: str | None) -> Session | None:
        """The session that a cookie names."""
        return self._by_id.get(name or "")

    def open(self, reviewer: str) -> Session:
        """A new one."""
        session = Session(reviewer=reviewer)
        self._by_id[session.id] = session
        while len(self._by_id) > _MOST_SESSIONS:
            self._by_id.popitem(last=False)
        return session

    def renew(self, session: Session) -> Session:
        """The same under a new name, for the moment in which it gains a right."""
        self._by_id.pop(session.id, None)
        fresh = Session(reviewer=session.reviewer, trusted=session.trusted)
        self._by_id[fresh.id] = fresh
        return fresh


class Guard:
    """ASGI middleware: refuses what is not from the page itself, and puts the security headers on every answer.

    Args:
        app: what is guarded.
        sessions: of this server.
        hosts: names that it answers to; None for any.
        token: what must be given before anything is shown.
        reviewer: name that sessions start with.
    """

    def __init__(
        self, app: ASGIApp, sessions: Sessions, hosts: tuple[str, ...] | None, token: str | None, reviewer: str
    ) -> None:
        self.app, self.sessions, self.hosts, self.token, self.reviewer = app, sessions, hosts, token, reviewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        known = self.sessions.find(_cookie(headers))
        session = known or self.sessions.open(self.reviewer)
        scope.setdefault("state", {})["session"] = session
        finish = _finishing(send, scope)
        refusal = self._refusal(scope, headers, session)
        try:
            return await (refusal or self.app)(scope, receive, finish)
        except Exception as error:  # noqa: BLE001 - a traceback in the server's log may hold text of a document
            _LOG.error("unexpected %s", type(error).__name__)
            return await PlainTextResponse("something went wrong here", status_code=500)(scope, receive, finish)

    def _refusal(self, scope: Scope, headers: Headers, session: Session) -> Response | None:
        host = headers.get("host", "")
        if self.hosts is not None and host not in self.hosts:
            return PlainTextResponse("not this server's name", status_code=421)
        if scope["method"] not in _SAFE and headers.get("origin") != f"{scope['scheme']}://{host}":
            return PlainTextResponse("the request does not come from the review page", status_code=403)
        return self._without_token(scope, headers, session)

    def _without_token(self, scope: Scope, headers: Headers, session: Session) -> Response | None:
        if self.token is None or session.trusted or scope["path"].startswith(_OPEN):
            return None
        given = headers.get("authorization", "").removeprefix("Bearer ")
        if same(given, self.token):
            return None
        if scope["method"] in _SAFE and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/sign-in", status_code=303)
        return PlainTextResponse("a token is needed", status_code=401)


def same(given: str, wanted: str) -> bool:
    """Compare secrets in constant time."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def session_of(request: Request) -> Session:
    """The session of this request."""
    found: Session = request.state.session
    return found


async def check_csrf(request: Request) -> None:
    """Every request that changes something carries the session's token, as a header or as a form field.

    Raises:
        HTTPException: 403 without it.
    """
    if request.method in _SAFE:
        return
    given = request.headers.get("x-csrf-token") or str((await request.form()).get("csrf", ""))
    if not same(given, session_of(request).csrf):
        raise HTTPException(403, "the form is too old: load the page again")


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _finishing(send: Send, scope: Scope) -> Send:
    """Adds the headers, and the cookie of the session that the request ended with."""

    async def finish(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers[name] = value
            secure = "; Secure" if scope["scheme"] == "https" else ""
            session: Session = scope["state"]["session"]
            headers.append("set-cookie", f"{COOKIE}={session.id}; HttpOnly; SameSite=Strict; Path=/{secure}")
        await send(message)

    return finish

"""Start the page. The web framework is an extra, so it is imported here and not before."""

import importlib
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from threading import Timer

from wardround.records import MissingExtraError, RunError, Settings

_NEEDED = ("fastapi", "uvicorn", "multipart")


def serve(
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    token: str | None = None,
    reviewer: str | None = None,
    browser: bool = True,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve the review page until interrupted.

    Args:
        settings: where state lives. A look at each flagged claim is asked for here, whatever the settings say.
        host: address to listen on. Anything but loopback needs a token.
        port: TCP port.
        token: what a browser must give once before it sees anything.
        reviewer: name to start with; it can be changed on the page.
        browser: open the page.
        ready: told the page's address once it can be had.

    Raises:
        MissingExtraError: the extra `serve` is not installed.
        RunError: the address is not loopback and there is no token, or nothing can listen there.
    """
    check(host, token)
    import uvicorn

    from wardround.web.app import create_app

    with listening(host, port) as bound:
        app = create_app(settings, hosts=names_of(host, port), token=token, reviewer=reviewer)
        ready(address_of(host, port))
        if browser:
            Timer(1.0, webbrowser.open, (address_of(host, port),)).start()
        # No access log: ids are all that it would hold, but a reverse proxy's log is the place for that.
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        with suppress(KeyboardInterrupt):  # its end, and no failure
            uvicorn.Server(config).run(sockets=[bound])


def check(host: str, token: str | None) -> None:
    """Refuse what `serve` would refuse, before anybody is told where the page is.

    Raises:
        MissingExtraError: the extra `serve` is not installed.
        RunError: the address is not loopback and there is no token.
    """
    _require_extra()
    refuse_open_door(host, token)


def listening(host: str, port: int) -> socket.socket:
    """A socket on the address, so that one that is taken is said before anybody is sent there.

    Raises:
        RunError: another program has the port, or this machine has no such address.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _taken(host, port, error) from error
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # not to wait after one's own last server
        bound.bind(place)
    except OSError as error:
        bound.close()
        raise _taken(host, port, error) from error
    return bound


def _taken(host: str, port: int, error: OSError) -> RunError:
    reason = (error.strerror or type(error).__name__).lower()
    hint = "another program may have it: choose another --port, or an address of this machine as --host"
    return RunError(f"the page cannot be served at {_shown(host)}:{port}: {reason}", hint=hint)


def address_of(host: str, port: int) -> str:
    """Where a browser finds the page."""
    return f"http://{_shown(host)}:{port}/"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_open_door(host: str, token: str | None) -> None:
    """Patient data for everyone on the network is never what was meant.

    Raises:
        RunError: not loopback, and no token or a short one.
    """
    if is_loopback(host) or (token and len(token) >= 16):
        return
    raise RunError(
        f"the page would be open to the network on {host}",
        hint="set WARDROUND_WEB_TOKEN to 16 characters or more, and put TLS in front of it; or leave --host out",
    )


def names_of(host: str, port: int) -> tuple[str, ...] | None:
    """What a browser may call this server by; None when that cannot be known (all interfaces).

    A page elsewhere whose name was pointed at this machine (DNS rebinding) comes with another name and is refused.
    """
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only compared with; the token is what guards it then
        return None
    names = ("127.0.0.1", "localhost", "[::1]") if is_loopback(host) else (_shown(host),)
    return tuple(f"{name}:{port}" for name in names)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _require_extra() -> None:
    for name in _NEEDED:
        try:
            importlib.import_module("python_multipart" if name == "multipart" else name)
        except ImportError as error:
            raise MissingExtraError(
                "the review page needs packages that are not installed", hint='pip install "wardround[serve]"'
            ) from error

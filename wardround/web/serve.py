"""Start the page. The web framework is an extra, so it is imported here and not before."""

import importlib
import webbrowser
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
) -> None:
    """Serve the review page until interrupted.

    Args:
        settings: where state lives. A look at each flagged claim is asked for here, whatever the settings say.
        host: address to listen on. Anything but loopback needs a token.
        port: TCP port.
        token: what a browser must give once before it sees anything.
        reviewer: name to start with; it can be changed on the page.
        browser: open the page.

    Raises:
        MissingExtraError: the extra `serve` is not installed.
        RunError: the address is not loopback and there is no token.
    """
    check(host, token)
    import uvicorn

    from wardround.web.app import create_app

    app = create_app(settings, hosts=names_of(host, port), token=token, reviewer=reviewer)
    if browser:
        Timer(1.0, webbrowser.open, (f"http://{_shown(host)}:{port}/",)).start()
    # No access log: ids are all that it would hold, but a reverse proxy's log is the place for that.
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)


def check(host: str, token: str | None) -> None:
    """Refuse what `serve` would refuse, before anybody is told where the page is.

    Raises:
        MissingExtraError: the extra `serve` is not installed.
        RunError: the address is not loopback and there is no token.
    """
    _require_extra()
    refuse_open_door(host, token)


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

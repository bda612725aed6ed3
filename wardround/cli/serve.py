"""`wardround serve` and `wardround review --web`: the review page."""

import os
from typing import Annotated

import typer

from wardround.cli.output import JsonOption, emit_json

PortOption = Annotated[int, typer.Option(help="TCP port of the page.", min=1, max=65535)]
HostOption = Annotated[str, typer.Option(help="Address; anything but loopback needs WARDROUND_WEB_TOKEN.")]
BrowserOption = Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")]
NameOption = Annotated[str | None, typer.Option(envvar="WARDROUND_REVIEWER", help="Your name, to start with.")]

HOST, PORT = "127.0.0.1", 8765


def serve(
    port: PortOption = PORT,
    host: HostOption = HOST,
    browser: BrowserOption = True,
    reviewer: NameOption = None,
    as_json: JsonOption = False,
) -> None:
    """Serve the review page until interrupted; needs the extra `serve`. With --json its address goes to stdout."""
    from rich.console import Console

    from wardround.home import default_settings
    from wardround.web import serve as start

    def tell(address: str) -> None:
        if as_json:
            emit_json({"url": address})
        where = f"the review page: {address} (Ctrl+C ends it)"
        Console(stderr=True, highlight=False).print(where, markup=False, soft_wrap=True)

    token = os.environ.get("WARDROUND_WEB_TOKEN") or None  # not an option: other users can read command lines
    start(default_settings(), host=host, port=port, token=token, reviewer=reviewer, browser=browser, ready=tell)

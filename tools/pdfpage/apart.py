"""The asking side: a PDF of strangers is drawn in another process, which may run out of time or memory alone."""

import json
import subprocess
import sys
from typing import NamedTuple

from wardround.records import UnreadableError

_SECONDS = 30


class Drawn(NamedTuple):
    """A page as a picture."""

    png: bytes
    """At most 1,600 pixels on its longer side."""
    top: float | None
    """Where the mark begins, as a share of the height; None without a mark."""


def draw_page(data: bytes, number: int, quote: str = "") -> Drawn:
    """Draw a page.

    Args:
        data: of the PDF.
        number: of the page, from 1.
        quote: a stretch of the page's text to mark; what is not found is not marked.

    Raises:
        UnreadableError: damaged, no such page, or more time or memory than a page may take.
    """
    head = json.dumps({"number": number, "quote": quote}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own module, bytes by its standard input
            [sys.executable, "-m", f"{__package__}.child"],
            input=head + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
        said, _, png = done.stdout.partition(b"\n")
        return Drawn(png, json.loads(said)["top"])
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise UnreadableError(f"page {number} cannot be drawn ({type(error).__name__})") from error

"""`wardround deidentify`: a case as files that may leave the machine."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json, stdout_console

if TYPE_CHECKING:
    from wardround.files import Left


class Dates(StrEnum):
    """What becomes of dates in DICOM; those in texts always move."""

    remove = "remove"
    shift = "shift"


def deidentify(
    source: Annotated[Path, typer.Argument(help="A case's folder.")],
    out: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    dates: Annotated[Dates, typer.Option(help="In DICOM.")] = Dates.remove,
    burned_in: Annotated[bool, typer.Option("--burned-in", help="Write pictures with suspected writing too.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Write documents as text and DICOM images without what identifies. Exit 1 when something was left out."""
    from wardround.files import deidentify_case

    lines = deidentify_case(source, out, dates=dates.value, burned_in=burned_in)
    if as_json:
        emit_json({"items": [line.model_dump() for line in lines]})
    else:
        for line in lines:
            stdout_console().print(_words(line), markup=False)
    return 1 if any(line.file is None for line in lines) else 0


def _words(line: "Left") -> str:
    from wardround.cli.page import plain

    end = f" ({line.reason})" if line.reason else ""
    item = plain(line.item)
    return f"{item} -> {line.file}{end}" if line.file else f"{item}: left out{end}"

"""What every command shares: JSON on request, one-line errors, progress on stderr, options."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO, cast

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import Console

_NO_END = 1_000_000
"""Columns, where lines are not wrapped."""
_AT_THE_END = re.compile(r"[ \t]+(?=\n|\Z)")
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
StoreOption = Annotated[Path | None, typer.Option(help="Folder of the knowledge store.")]
TextModelOption = Annotated[
    str | None, typer.Option(help="Writes the draft: transformers:ID, openai:URL#MODEL or scripted:FILE.")
]
ImageModelOption = Annotated[str | None, typer.Option(help="Reads the images: in the forms of --text-model.")]
ScorerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scorer",
        help="A model beside the rules: nli:FOLDER, model[:closest][:adjudicate], omissions[:adjudicate], samples[:N], "
        "image.",
    ),
]
RemoteOption = Annotated[
    bool, typer.Option("--allow-remote", help="Let an endpoint that is not on this machine see the case.")
]


def check_task(task: str | None) -> None:
    """Refuse a task that there is not, as wrong usage.

    Raises:
        typer.BadParameter: no such task.
    """
    from wardround.records import TASKS

    if task is not None and task not in TASKS:
        raise typer.BadParameter(f"--task is one of: {', '.join(TASKS)}")


def stdout_console() -> "Console":
    """The console for what a command prints: as wide as the terminal.

    Where there is none, lines are neither wrapped nor filled up with blanks, so that a quote can be searched for.
    """
    from rich.console import Console

    console = Console(highlight=False)
    if console.is_terminal:
        return console
    return Console(highlight=False, file=cast("TextIO", _Unfilled(sys.stdout)), width=_NO_END)


class _Unfilled:
    """A stream that drops the blanks at the ends of lines."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write without them; rich gives whole lines."""
        return self._stream.write(_AT_THE_END.sub("", text))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a stream has
        return getattr(self._stream, name)


def emit_json(value: "BaseModel | dict[str, Any] | list[Any]") -> None:
    """Print a record, or plain data that may hold records."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, indent=2)
    print(text, flush=True)  # noqa: T201 - stdout is the command's product; what goes on running is waited for by nobody


def fail(error: Exception, *, as_json: bool, code: int = 1) -> int:
    """Print an error in one line.

    Args:
        error: what was raised.
        as_json: whether to print it as JSON, too.
        code: the exit code of what is no wrong usage.

    Returns:
        The exit code: 2 for wrong usage, else `code`.
    """
    if type(error).__name__ == "NoArgsIsHelpError":  # typer has a click of its own, by a private name
        print(str(error), file=sys.stderr)  # noqa: T201 - the help, as it was asked for
        return 2
    message = _in_one_line(error)
    if as_json:
        emit_json({"error": {"code": type(error).__name__, "message": message}})
    say_error(message)
    return int(getattr(error, "exit_code", code))


def say_error(message: str) -> None:
    """One line on stderr that says that it is an error."""
    say(f"error: {message}")


def say(message: str) -> None:
    """One line on stderr, without control characters of whatever it names."""
    line = " ".join("".join(c if c.isprintable() else " " for c in message).split())
    print(line, file=sys.stderr)  # noqa: T201 - stderr is where what is said beside the product goes


@contextmanager
def progress(label: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that says what is under way; the function given changes its text."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda text: None
        return
    with console.status(label) as status:
        yield lambda text: status.update(f"{label}: {text}")


def _in_one_line(error: Exception) -> str:
    from wardround.records import WardroundError

    if isinstance(error, WardroundError):
        return " ".join(str(error).split())
    if said := getattr(error, "format_message", None):
        return f"{' '.join(said().split())} (see --help)"
    return f"unexpected {type(error).__name__} (set WARDROUND_DEBUG=1 for the traceback)"


def _plain(value: object) -> object:
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"not JSON: {type(value).__name__}")

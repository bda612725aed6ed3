"""`wardround verify`: a draft from anywhere against a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import (
    ImageModelOption,
    JsonOption,
    RemoteOption,
    ScorerOption,
    TextModelOption,
    emit_json,
)

if TYPE_CHECKING:
    from rich.console import Console

    from wardround.records import Case, ClaimVerdict, Verification


def verify(
    draft: Annotated[Path, typer.Argument(help="A text or Markdown file.")],
    case: Annotated[Path, typer.Option(help="The case folder, or one file.")],
    scorer: ScorerOption = None,
    text_model: TextModelOption = None,
    image_model: ImageModelOption = None,
    allow_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> int:
    """Check a draft from anywhere, claim by claim, against a case. Exit 1 when something must be looked at."""
    from wardround import api

    loaded = api.load_case(case)
    found = api.verify(
        _read(draft),
        loaded,
        scorers=scorer or (),
        text_model=text_model,
        image_model=image_model,
        allow_remote=allow_remote,
    )
    if as_json:
        emit_json(found)
    else:
        _print(found, loaded)
    return 0 if found.level == "routine" else 1


def _read(path: Path) -> str:
    from wardround.records import UnreadableError

    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot read the draft {path}", hint="give a UTF-8 text or Markdown file") from error


def _print(found: "Verification", case: "Case") -> None:
    from rich.console import Console
    from rich.text import Text

    from wardround.cli.page import flag_text

    console = Console(highlight=False)
    flagged = [verdict for verdict in found.verdicts if verdict.flags]
    summary = f"{len(found.verdicts)} claims, {len(flagged)} flagged; review level: {found.level}"
    console.print(Text(summary, style="bold"))
    for verdict in flagged:
        print_verdict(console, verdict, case)
    for flag in (*(omission.flag for omission in found.omissions), *found.flags):
        console.print(flag_text(flag))


def print_verdict(console: "Console", verdict: "ClaimVerdict", case: "Case") -> None:
    """One claim with its flags, and the evidence below it."""
    from rich.padding import Padding
    from rich.text import Text

    from wardround.cli.page import evidence_text, flag_text, plain

    place = f" ({verdict.start}-{verdict.end})" if verdict.start is not None else ""
    head = f"\n{verdict.claim_id}{place} {verdict.verdict}, risk {verdict.risk:.2f}: {plain(verdict.text)}"
    console.print(Text(head, style="bold"))
    for flag in verdict.flags:
        console.print(Padding(flag_text(flag), (0, 0, 0, 2)))
    cited = dict.fromkeys([*verdict.evidence, *(c for flag in verdict.flags for c in flag.citations)])
    for citation in cited:
        console.print(Padding(evidence_text(citation, case), (0, 0, 0, 4)))

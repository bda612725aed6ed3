"""`wardround verify`: a draft from anywhere against a case."""

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import (
    ImageModelOption,
    JsonOption,
    RemoteOption,
    ScorerOption,
    TextModelOption,
    emit_json,
    stdout_console,
)
from wardround.tools.counting import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from wardround.records import Case, Citation, ClaimVerdict, Flag, Verification
    from wardround.tools.readers import ReadResult

_BRIEF = 100
"""Characters of a claim that nothing is said of."""
_SHORT = 3
"""Words up to which a claim is told with its heading: `None` says nothing by itself."""
_MOST_EVIDENCE = 2
"""Places shown for a flag, and of those that are closest to a claim."""


def verify(
    draft: Annotated[Path, typer.Argument(help="A text, PDF, Word or RTF file, or a draft with citations as JSON.")],
    case: Annotated[Path, typer.Option(help="The case folder, or one file.")],
    scorer: ScorerOption = None,
    text_model: TextModelOption = None,
    image_model: ImageModelOption = None,
    allow_remote: RemoteOption = False,
    look_from: Annotated[
        float | None, typer.Option(help="Risk from which to look at a claim, as `calibrate` finds it.", min=0, max=1)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Show claims that have notes only, too.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Check a draft from anywhere, claim by claim, against a case.

    Exit 1 when something must be looked at, 2 when it failed.
    """
    from wardround import api
    from wardround.files import read_any_draft, read_formatted
    from wardround.home import default_settings

    settings = default_settings()
    if look_from is not None:
        settings = settings.model_copy(update={"look_from": look_from})
    formatted = read_formatted(draft)
    written = _words(formatted) if formatted else read_any_draft(draft)
    loaded = api.load_case(case)
    found = api.verify(
        written,
        loaded,
        settings=settings,
        scorers=scorer or (),
        text_model=text_model,
        image_model=image_model,
        allow_remote=allow_remote,
    )
    found = _of_formatted(found, formatted) if formatted else found
    if as_json:
        emit_json(found)
    else:
        _print(found, loaded, every=every)
    return 0 if found.level == "routine" else 1


def _words(formatted: "ReadResult") -> str:
    return "\n\n".join(document.text for document in formatted.documents)


def _of_formatted(found: "Verification", formatted: "ReadResult") -> "Verification":
    """Verdicts on the words of a PDF or a letter: they have no place in its bytes, and what was not read is told."""
    from wardround.records import Flag

    verdicts = tuple(one.model_copy(update={"start": None, "end": None}) for one in found.verdicts)
    lost = [f"{one.item}: {one.reason or one.status}" for one in formatted.coverage if one.status != "read"]
    lost += [f"{image.called}: a picture" for image in formatted.images]
    flags = [Flag(code="not_read", severity="review", message=f"the draft: {one}", check="verify") for one in lost]
    level = "required" if flags and found.level == "routine" else found.level
    return found.model_copy(update={"verdicts": verdicts, "flags": (*found.flags, *flags), "level": level})


def _print(found: "Verification", case: "Case", *, every: bool) -> None:
    from rich.text import Text

    console = stdout_console()
    to_look_at = [verdict for verdict in found.verdicts if verdict.is_for_a_person]
    noted = [verdict for verdict in found.verdicts if verdict.flags and not verdict.is_for_a_person]
    untold = f", {count_of(len(found.untold()), 'claim')} no check could tell" if found.untold() else ""
    claims = count_of(len(found.verdicts), "claim")
    summary = f"{claims}, {len(to_look_at)} to look at{untold}; review level: {found.level}"
    console.print(Text(summary, style="bold"))
    for verdict in (*to_look_at, *(noted if every else ())):
        print_verdict(console, verdict, case)
    _print_untold(console, [verdict for verdict in found.untold() if not (every and verdict.flags)])
    print_beside(console, found, case)
    if noted and not every:
        with_notes = f"{count_of(len(noted), 'more claim')} with notes only; --all shows them"
        console.print(Text(f"\n{with_notes}", style="dim"))


def _print_untold(console: "Console", verdicts: "Sequence[ClaimVerdict]") -> None:
    """Claims that no check could tell, a line each: that nothing is said against them means nothing."""
    from rich.text import Text

    from wardround.cli.page import plain

    if verdicts:
        console.print(Text("\nNo check could tell", style="bold underline"))
    for verdict in verdicts:
        words = plain(shorten(verdict.text, _BRIEF, placeholder=" …"))
        console.print(Text(f"  {verdict.claim_id}{_place(verdict)}: {_heading(verdict)}{words}"))


def _place(verdict: "ClaimVerdict") -> str:
    return f" ({verdict.start}-{verdict.end})" if verdict.start is not None else ""


def _heading(verdict: "ClaimVerdict") -> str:
    """The heading of a claim that is too short to be read without it."""
    from wardround.cli.page import plain

    is_short = len(verdict.text.split()) <= _SHORT
    return f"[{plain(verdict.section)}] " if verdict.section and is_short else ""


def print_beside(console: "Console", found: "Verification", case: "Case") -> None:
    """What is flagged beside the claims: omissions, and flags on the case or on the draft as a whole."""
    _print_flags(console, "Not in the draft", [omission.flag for omission in found.omissions], case)
    _print_flags(console, "On the case or the draft as a whole", found.flags, case)


def _print_flags(console: "Console", title: str, flags: "Sequence[Flag]", case: "Case") -> None:
    """Flags that no claim has, each with where it comes from."""
    from rich.text import Text

    if flags:
        console.print(Text(f"\n{title}", style="bold underline"))
    for flag in flags:
        _print_flag(console, flag, case)


def print_verdict(console: "Console", verdict: "ClaimVerdict", case: "Case") -> None:
    """One claim, each of its flags with the evidence below it, and what is closest where a flag names no place."""
    from rich.padding import Padding
    from rich.text import Text

    from wardround.cli.page import evidence_text, plain

    told = f"{verdict.claim_id}{_place(verdict)} {verdict.verdict}, risk {verdict.risk:.2f}"
    line = Text(f"\n{told}: {_heading(verdict)}", style="bold")
    for piece, is_in_doubt in verdict.pieces():
        line.append(plain(piece), style="underline" if is_in_doubt else None)
    console.print(line)
    for flag in verdict.flags:
        _print_flag(console, flag, case)
    if closest := _closest(verdict):
        console.print(Padding(Text("closest in the sources:", style="dim"), (0, 0, 0, 2), expand=False))
    for citation in closest:
        console.print(Padding(evidence_text(citation, case), (0, 0, 0, 4), expand=False))


def _closest(verdict: "ClaimVerdict") -> "list[Citation]":
    """The claim's evidence where a flag names no place of its own, or where nothing is flagged."""
    if verdict.flags and all(flag.citations for flag in verdict.flags):
        return []
    shown = {citation for flag in verdict.flags for citation in flag.citations[:_MOST_EVIDENCE]}
    return [citation for citation in verdict.evidence if citation not in shown][:_MOST_EVIDENCE]


def _print_flag(console: "Console", flag: "Flag", case: "Case") -> None:
    """A flag, and below it the places that it rests on."""
    from rich.padding import Padding

    from wardround.cli.page import evidence_text, flag_text

    console.print(Padding(flag_text(flag), (0, 0, 0, 2), expand=False))
    for citation in flag.citations[:_MOST_EVIDENCE]:
        console.print(Padding(evidence_text(citation, case), (0, 0, 0, 4), expand=False))

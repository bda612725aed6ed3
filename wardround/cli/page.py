"""A run on the terminal, to be read by a clinician: the draft, its citations, its flags, and what to do next."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wardround.agents.release.citations import citation_numbers, place_of, source_names
from wardround.cli.output import stdout_console
from wardround.records import Case, Citation, Claim, Draft, Flag, Run, Verification
from wardround.tools.counting import count_of

if TYPE_CHECKING:
    from wardround.graphs.history import ClaimHistory

_STYLES = {"urgent": "bold red", "review": "yellow", "note": "dim"}
_RULE = 80
"""Columns of a rule, at most: without a terminal lines have no end."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STATUS = {
    "awaiting_review": "PRELIMINARY - waits for a person, nothing is final yet",
    "final": "FINAL - countersigned",
    "rejected": "REJECTED by a person",
    "abstained": "ABSTAINED - no document was drafted",
    "failed": "FAILED",
    "running": "CUT OFF - can be resumed",
}


def print_run(run: Run, console: Console | None = None) -> None:
    """Print the page."""
    console = console or stdout_console()
    title = f"{run.case_id}: {run.task}" if run.draft is None else plain(run.draft.title)
    console.print(Rule(title), width=min(console.width, _RULE))
    console.print(Text(_STATUS[run.status], style="bold"))
    console.print(Text(f"run {run.id}{_summed(run)}", style="dim"))
    if run.failure:
        hint = f" ({run.failure.hint})" if run.failure.hint else ""
        console.print(Text(f"{run.failure.code}: {plain(run.failure.message + hint)}", style="red"))
    _print_lines(console, "To look at", map(flag_text, _flags(run.verification)))
    if run.draft is not None:
        _print_draft(console, run.draft, run.verification)
    _print_lines(console, "Not covered", map(Text, _not_covered(run)))
    if run.draft is not None:
        _print_lines(console, "Sources", _sources(run))
    _print_commands(console, list(_next(run)))


def _summed(run: Run) -> str:
    if run.draft is None or run.verification is None:
        return ""
    flagged = sum(v.is_for_a_person for v in run.verification.verdicts)
    unread = sum(entry.status != "read" for entry in run.coverage)
    parts = (f"{len(run.draft.claims)} claims", f"{flagged} flagged", f"{count_of(unread, 'item')} not read whole")
    return f"   {', '.join(parts)}; review level: {run.verification.level}"


def plain(text: str) -> str:
    """Text of documents without line breaks, terminal escapes or other control characters."""
    return "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf")
    )


def _print_draft(console: Console, draft: Draft, verification: Verification | None) -> None:
    console.print(Text(f"\nWritten by {draft.engine}", style="dim"))
    numbers = citation_numbers(draft.claims)
    flags = {v.claim_id: v.flags for v in verification.verdicts} if verification else {}
    for section, claims in groupby(draft.claims, key=lambda claim: claim.section):
        console.print(Text(f"\n{plain(section)}", style="bold underline"))
        for claim in claims:
            console.print(Padding(_claim_grid(claim, numbers, flags.get(claim.id, ())), (0, 0, 0, 1)))


def _claim_grid(claim: Claim, numbers: dict[Citation, int], flags: Iterable[Flag]) -> Table:
    """The claim's id, and its text with the numbers of its sources, wrapped under itself; flags below."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=5, justify="right", style="dim", no_wrap=True)
    grid.add_column()
    line = Text(plain(claim.text))
    cited = " ".join(str(numbers[citation]) for citation in claim.citations)
    line.append(cited.translate(_SUPERSCRIPT), style="cyan")
    grid.add_row(claim.id, line)
    for flag in flags:
        grid.add_row("!", Text(f"{flag.severity}: {flag.meaning}", style=_STYLES[flag.severity]))
    return grid


def _flags(verification: Verification | None) -> list[Flag]:
    order = ("urgent", "review", "note")
    return sorted(verification.all_flags(), key=lambda flag: order.index(flag.severity)) if verification else []


def evidence_text(citation: Citation, case: Case) -> Text:
    """Where a citation points, and what stands there."""
    place = f"{case.name_of(citation.source_id)} {place_of(citation, case)}".rstrip()
    line = Text(f"{plain(place)}: ", style="cyan")
    return line.append(f"“{plain(citation.quote)}”" if citation.quote else "(image)", style="default")


def flag_text(flag: Flag) -> Text:
    """One flag in one line."""
    where = f" {flag.claim_id}" if flag.claim_id else ""
    line = Text(f"{flag.severity}{where} {flag.code}: ", style=_STYLES[flag.severity])
    return line.append(plain(flag.message), style="default")


def history_text(history: "ClaimHistory") -> Iterator[Text]:
    """One claim from draft to document."""
    yield Text(f"\n{history.claim_id}", style="bold").append(f"  {plain(history.final or 'not in the document')}")
    if history.drafted != history.final:
        yield Text(f"  drafted: {plain(history.drafted)}" if history.drafted else "  put in by a person", style="dim")
    for decision in history.decisions:
        when = f", {decision.at:%Y-%m-%d %H:%M} UTC" if decision.at else ""
        why = f": {plain(decision.reason)}" if decision.reason else ""
        flags = f" (flagged {', '.join(decision.flags)})" if decision.flags else ""
        yield Text(f"  {decision.change} by {plain(decision.reviewer)}{when}{why}{flags}")


def _not_covered(run: Run) -> Iterator[str]:
    if run.abstention:
        yield f"{run.abstention.code}: {plain(run.abstention.message)}"
    for reading in run.readings:
        if reading.abstention:
            why = f"{reading.abstention.code}: {plain(reading.abstention.message)}"
            yield f"image {reading.image_id} not interpreted, {why}"
        if reading.failure:
            yield f"image {reading.image_id} failed: {plain(reading.failure)}"
    yield from map(plain, run.draft.limitations if run.draft else ())
    for entry in run.coverage:
        if entry.status != "read":
            yield f"{plain(entry.item)} {entry.status}: {plain(entry.reason)}"


def _sources(run: Run) -> Iterator[Text]:
    from wardround.api import case_of

    assert run.draft is not None  # noqa: S101 - the caller has looked; for the type checker
    case = case_of(run)
    names = source_names(case, run.passages)
    for citation, number in citation_numbers(run.draft.claims).items():
        name = names.get(citation.source_id, citation.source_id)
        yield Text(f"{number:>3} {plain(f'{name} {place_of(citation, case)}'.rstrip())}")


def _next(run: Run) -> Iterator[str]:
    if run.status == "awaiting_review":
        yield f"wardround review show {run.id} --flagged   # with the evidence; --claim c3 for one claim"
        yield f'wardround review approve {run.id} --reviewer "YOUR NAME"'
        yield f'wardround review reject {run.id} --reviewer "YOUR NAME" --comment "..."   # or edit, return'
    elif run.status in ("failed", "running"):
        yield f"wardround resume {run.id}"


def _print_commands(console: Console, commands: list[str]) -> None:
    """On one line each, however narrow the terminal, so that they can be copied."""
    if commands:
        console.print(Text("\nNext", style="bold"))
    for command in commands:
        console.print(Text(f"  {command}"), soft_wrap=True)


def _print_lines(console: Console, title: str, lines: Iterable[Text]) -> None:
    found = list(lines)
    if found:
        console.print(Text(f"\n{title}", style="bold"))
    for line in found:
        console.print(Padding(line, (0, 0, 0, 2)))

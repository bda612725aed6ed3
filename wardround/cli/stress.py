"""`wardround stress` and `wardround calibrate`: how much the verifier catches here, and where to set the gate."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wardround.cli.output import JsonOption, emit_json, progress

if TYPE_CHECKING:
    from wardround.agents.stress import Gate
    from wardround.stress import LeftAside, Report

CasesArgument = Annotated[Path, typer.Argument(help="A case folder, or a folder of them.")]
DraftsOption = Annotated[
    Path | None, typer.Option(help="Folder with NAME.txt or NAME.md per case; else the embedded default's drafts.")
]
SeedOption = Annotated[int, typer.Option(help="What is planted where.")]


def stress(
    cases: CasesArgument,
    drafts: DraftsOption = None,
    seed: SeedOption = 1,
    missed: Annotated[
        bool,
        typer.Option("--missed", help="Show what was not caught, and right claims and rewordings that were flagged."),
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Plant errors of 16 classes into drafts, leave things out, and report what the verifier catches."""
    from rich.console import Console

    from wardround import stress as work

    with progress("planting and verifying") as tell:
        found = work.stress(cases, drafts, seed, tell)
    if as_json:
        emit_json(found)
        return 0
    console = Console(highlight=False, soft_wrap=True)
    for line in (*_of_report(found), *(_one_by_one(found) if missed else ())):
        console.print(line, markup=False)
    return 0


def _of_report(found: "Report") -> Iterator[str]:
    yield f"{found.drafts} drafts, {sum(found.planted.values())} planted errors"
    yield from (f"  {kind:<12} {found.caught[kind]:>4} of {count}" for kind, count in found.planted.items())
    yield f"caught for the right reason: {_percent(found.right_reason)}"
    yield f"of the drafts' own claims flagged: {_percent(found.false_flags)} (false flags, if the drafts are right)"
    yield f"of rewordings that say the same flagged: {_percent(found.benign_flagged)}"
    yield from _left_aside(found)


def _left_aside(found: "Report | LeftAside") -> Iterator[str]:
    yield from (f"left out, since it was refused: {name}" for name in found.refused)
    yield from (f"left out, since there is no draft for it: {name}" for name in found.without_draft)


def _one_by_one(found: "Report") -> Iterator[str]:
    yield from _listed("not caught", found.missed)
    yield from _listed("flagged as it is", found.flagged)
    yield from _listed("flagged although it says the same", found.reworded)


def _listed(title: str, rows: "Sequence[dict[str, Any]]") -> Iterator[str]:
    """A title and each row below it, with the sentence that stood there before; nothing where there is no row."""
    if rows:
        yield f"\n{title}"
    for one in rows:
        what = one["class"] if "class" in one else ", ".join(one["codes"])
        yield f"  {one['draft']} {what}, risk {one['risk']:.2f}: {_line(one['text'])}"
        if one.get("was"):
            yield f"    was{', flagged too' if one.get('was_flagged') else ''}: {_line(one['was'])}"


def _line(text: str) -> str:
    from wardround.cli.page import plain

    return " ".join(plain(text).split())


def _percent(share: float | None) -> str:
    return "none were there" if share is None else f"{share:.1%}"


def calibrate(
    cases: Annotated[Path | None, typer.Argument(help="Case folders to plant errors into.")] = None,
    reviewed: Annotated[Path | None, typer.Option(help="JSON lines of reviewed notes instead.")] = None,
    alpha: Annotated[float, typer.Option(min=0, max=1, help="Share of wrong claims that may pass unseen.")] = 0.1,
    confidence: Annotated[float, typer.Option(min=0, max=1, help="Probability that it holds.")] = 0.95,
    on_average: Annotated[bool, typer.Option("--on-average", help="Hold it on average only: fewer flags.")] = False,
    drafts: DraftsOption = None,
    seed: SeedOption = 1,
    as_json: JsonOption = False,
) -> int:
    """Find the risk from which claims must be looked at, by conformal risk control, and say what that guarantees."""
    from rich.console import Console

    from wardround import stress as work

    if (cases is None) == (reviewed is None):
        raise typer.BadParameter("give either CASES or --reviewed FILE")
    sure = None if on_average else confidence
    omissions, aside = None, work.LeftAside([], [])
    with progress("calibrating") as tell:
        if reviewed is not None:
            gate = work.calibrate_on_reviewed(reviewed, alpha, sure)
        else:
            assert cases is not None  # noqa: S101 - one of the two is given
            gate, omissions, aside = work.calibrate_on_planted(cases, drafts, seed, alpha, sure, tell)
    if as_json:
        surfaced = None if omissions is None else _plain(omissions)
        emit_json({**_plain(gate), "omissions": surfaced, **aside._asdict()})
        return 0
    lines = [*_left_aside(aside), *_of_claims(gate), *_guarantee(gate, planted=reviewed is None)]
    lines += _of_omissions(omissions) if omissions is not None else []
    for line in lines:
        Console(highlight=False, soft_wrap=True).print(line, markup=False)
    return 0


def _plain(gate: "Gate") -> dict[str, Any]:
    return {**gate._asdict(), "curve": [point._asdict() for point in gate.curve]}


def _of_claims(gate: "Gate") -> Iterator[str]:
    if gate.threshold > 0:
        threshold = (
            f"{math.floor(gate.threshold * 10_000 + 1e-9) / 10_000:.4f}"  # rounded up, it would let its own claim pass
        )
        yield f"look at every claim with a risk of {threshold} or more"
        yield f"  (`verify --look-from {threshold}`, wr.default_settings(look_from={threshold}), WARDROUND_LOOK_FROM)"
        yield (
            f"on {gate.notes} notes with errors {gate.loss:.1%} of wrong claims pass;"
            f" {gate.flagged:.1%} of all are flagged, {gate.flags_per_note:.1f} a note"
        )
    else:
        yield f"look at every claim: no threshold keeps alpha {gate.alpha:g} on {gate.notes} notes with errors"
        yield _how_many(gate)
    yield ""
    yield "  risk from which one looks   claims that nobody looks at   wrong claims among a note's that pass"
    for point in gate.curve:
        yield f"  {point.threshold:>25.4f}   {point.coverage:>27.1%}   {point.loss:>37.1%}"
    yield ""


def _how_many(gate: "Gate") -> str:
    from wardround.agents.stress import fewest_notes

    fewest = fewest_notes(gate.alpha, gate.confidence)
    if gate.notes >= fewest:
        return "too many wrong claims have a low risk: choose a larger alpha from the table"
    if gate.confidence is None:
        return f"fewer than {fewest} notes never suffice"
    on_average = fewest_notes(gate.alpha, None)
    return f"fewer than {fewest} notes never suffice; --on-average asks for {on_average} and promises less"


def _guarantee(gate: "Gate", *, planted: bool) -> list[str]:
    if gate.threshold == 0:
        return ["these errors were planted: prefer --reviewed"] if planted else []
    what = f"at most {gate.alpha:.1%} of a note's wrong claims pass unseen"
    if gate.confidence is None:
        said = f"guaranteed on average over these and the next note: {what}; about every other set of notes exceeds it"
    else:
        over = "all later notes (as many as these, where of each note all or nothing passed)"
        said = f"guaranteed with probability {gate.confidence:g}: {what}, on the mean over {over}"
    return [
        said,
        "assumed: later notes and their errors are drawn as these were (one site, one drafter, one sort of note);",
        "the guarantee is void for another drafter, after a change of the verifier, and for a single note",
        *(["these errors were planted, real ones may be harder to see: prefer --reviewed"] if planted else []),
    ]


def _of_omissions(gate: "Gate") -> list[str]:
    if gate.threshold == 0:
        return ["", f"omissions: at alpha {gate.alpha:g} no number of them is enough on {gate.notes} notes"]
    most = int(1 / gate.threshold + 0.5)
    return [
        "",
        f"omissions: surface {most}; on {gate.notes} notes {gate.loss:.1%} of what was left out is not among them",
    ]

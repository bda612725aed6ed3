"""`wardround stress` and `wardround calibrate`: how much the verifier catches here, and where to set the gate."""

from pathlib import Path
from typing import Annotated

import typer

from wardround.cli.output import JsonOption, emit_json, progress

CasesArgument = Annotated[Path, typer.Argument(help="A case folder, or a folder of them.")]
DraftsOption = Annotated[
    Path | None, typer.Option(help="Folder with NAME.txt or NAME.md per case; else the embedded default's drafts.")
]
SeedOption = Annotated[int, typer.Option(help="What is planted where.")]


def stress(cases: CasesArgument, drafts: DraftsOption = None, seed: SeedOption = 1, as_json: JsonOption = False) -> int:
    """Plant errors of 13 classes into drafts and report what the verifier catches."""
    from rich.console import Console

    from wardround import stress as work

    with progress("planting and verifying"):
        found = work.stress(cases, drafts, seed)
    if as_json:
        emit_json(found)
        return 0
    console = Console(highlight=False)
    console.print(f"{found['drafts']} drafts, {sum(found['planted'].values())} planted errors")
    for kind, planted in found["planted"].items():
        console.print(f"  {kind:<12} {found['caught'][kind]:>4} of {planted}")
    console.print(f"right reason {found['right_reason']}, false flags {found['false_flags']}")
    for name in found["refused"]:
        console.print(f"left out, since it was refused: {name}", markup=False)
    console.print(f"benign rewordings flagged {found['benign_flagged']}")
    return 0


def calibrate(
    cases: Annotated[Path | None, typer.Argument(help="Case folders to plant errors into.")] = None,
    reviewed: Annotated[Path | None, typer.Option(help="JSON lines of reviewed notes instead.")] = None,
    alpha: Annotated[float, typer.Option(help="Share of wrong claims that may pass unseen.")] = 0.1,
    confidence: Annotated[float | None, typer.Option(help="Probability that it holds; else on average.")] = None,
    drafts: DraftsOption = None,
    seed: SeedOption = 1,
    as_json: JsonOption = False,
) -> int:
    """Find the risk from which claims must be looked at, by conformal risk control, and say what that guarantees."""
    from rich.console import Console

    from wardround import stress as work

    if (cases is None) == (reviewed is None):
        raise typer.BadParameter("give either CASES or --reviewed FILE")
    with progress("calibrating"):
        if reviewed is not None:
            gate = work.calibrate_on_reviewed(reviewed, alpha, confidence)
        else:
            assert cases is not None  # noqa: S101 - one of the two is given
            gate = work.calibrate_on_planted(cases, drafts, seed, alpha, confidence)
    if as_json:
        emit_json(gate._asdict())
        return 0
    kept = "on average over notes" if confidence is None else f"with probability {confidence:g}"
    lines = [
        f"look at every claim with a risk of {gate.threshold:.4f} or more"
        if gate.threshold > 0
        else f"look at every claim: {gate.notes} notes are too few for a threshold at alpha {alpha:g}",
        f"on {gate.notes} notes with errors {gate.loss:.1%} of wrong claims pass, {gate.flagged:.1%} of all flagged",
        f"guaranteed {kept}: at most {alpha:.1%} of a note's wrong claims pass unseen,",
        "as long as later notes, and their errors, are of the same kind as these"
        + ("" if reviewed else "; these were planted, real ones may be harder to see"),
    ]
    for line in lines:
        Console(highlight=False, soft_wrap=True).print(line, markup=False)
    return 0

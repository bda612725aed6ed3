"""`wardround replay`, `audit` and `forget`: what a run leaves behind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json

if TYPE_CHECKING:
    from wardround.records import Run

audit = typer.Typer(help="Check run records.", no_args_is_help=True)


def replay(run_id: Annotated[str, typer.Argument(help="An ended or waiting run.")], as_json: JsonOption = False) -> int:
    """Run its case again with the same engines and show what differs. Exit 1 when something does."""
    from rich.console import Console

    from wardround import api

    differences = api.replay(run_id)
    if as_json:
        emit_json({"run_id": run_id, "differences": differences})
    else:
        for line in differences or ["no difference"]:
            Console(highlight=False).print(line, markup=False)
    return 1 if differences else 0


@audit.command("verify")
def verify(
    run: Annotated[str, typer.Argument(help="A run's id, or the path of a run.json.")], as_json: JsonOption = False
) -> int:
    """Check the record's hashes, its chain and its files. Exit 1 when anything was changed."""
    from rich.console import Console

    from wardround import api

    problems = api.audit(_read_run(Path(run)) if run.endswith(".json") else run)
    if as_json:
        emit_json({"run": run, "problems": problems})
    else:
        for line in problems or ["intact"]:
            Console(highlight=False).print(line, markup=False)
    return 1 if problems else 0


def _read_run(path: Path) -> "Run":
    from pydantic import ValidationError

    from wardround.records import Run, UnreadableError

    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}") from error
    except ValidationError as error:
        raise UnreadableError(f"{path} is no run record", hint="give the run.json that --out wrote") from error


@audit.callback()
def _audit() -> None:
    """Keep `verify` a subcommand although it is the only one."""


def forget(
    run_id: Annotated[str, typer.Argument(help="The run.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Delete everything that is kept of a run: checkpoints, its line in the queue, and its case."""
    from rich.console import Console

    from wardround import api

    if not yes:
        raise typer.BadParameter("nothing was deleted; this cannot be undone: pass --yes")
    api.forget(run_id)
    emit_json({"forgotten": run_id}) if as_json else Console(highlight=False).print(f"forgot {run_id}", markup=False)
    return 0


def feedback(
    out: Annotated[Path, typer.Argument(help="JSONL file to write; one decided claim a line.")],
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Leave out everything written in words.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Export what reviewers decided, claim by claim, for calibration, evaluation or fine-tuning."""
    from rich.console import Console

    from wardround import api
    from wardround.records import HomeError

    try:
        with out.open("w", encoding="utf-8") as file:
            count = sum(bool(file.write(f"{c.model_dump_json()}\n")) for c in api.feedback(with_text=not without_text))
    except OSError as error:
        raise HomeError(f"cannot write to {out}: {error.strerror}", hint="choose another file") from error
    done = f"{count} decided claims in {out}"
    emit_json({"claims": count, "out": out}) if as_json else Console(highlight=False).print(done, markup=False)
    return 0

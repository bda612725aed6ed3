"""`wardround replay`, `audit` and `forget`: what a run leaves behind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json, progress, say, stdout_console

if TYPE_CHECKING:
    from wardround.graphs.feedback import Words

audit = typer.Typer(help="Check run records.", no_args_is_help=True)


def replay(run_id: Annotated[str, typer.Argument(help="An ended or waiting run.")], as_json: JsonOption = False) -> int:
    """Run its case again with the same engines and show what differs. Exit 1 when something does."""
    from wardround import api

    with progress("running it again"):
        differences = api.replay(run_id)
    if as_json:
        emit_json({"run_id": run_id, "differences": differences})
    else:
        for line in differences or ["no difference"]:
            stdout_console().print(line, markup=False)
    return 1 if differences else 0


@audit.command("verify")
def verify(
    run: Annotated[str, typer.Argument(help="A run's id, or the path of a run.json or of its folder.")],
    as_json: JsonOption = False,
) -> int:
    """Check the record's hashes, its chain and its files. Exit 1 when anything was changed."""
    from wardround import api

    problems = api.audit(_asked(run))
    if as_json:
        emit_json({"run": run, "problems": problems})
    else:
        for line in problems or ["intact"]:
            stdout_console().print(line, markup=False)
    return 1 if problems else 0


def _asked(run: str) -> str | Path:
    """A path where it can be no id or there is such a file."""
    path = Path(run)
    if (path / "run.json").is_file():
        return path / "run.json"
    return path if path.name != run or path.suffix == ".json" or path.is_file() else run


@audit.callback()
def _audit() -> None:
    """Keep `verify` a subcommand although it is the only one."""


def forget(
    name: Annotated[str, typer.Argument(metavar="RUN|CASE", help="A run's id, or a case's with all its runs.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Delete everything that is kept of a run or case, and search every byte of the home folder for what is left.

    Exit 1 when something was found that no other run of the same case accounts for.
    """
    from rich.console import Console

    from wardround import api

    if not yes:
        raise typer.BadParameter("nothing was deleted; this cannot be undone: pass --yes")
    with progress("deleting and searching"):
        done = api.forget(name)
    if as_json:
        emit_json({"forgotten": name, **done.model_dump(mode="json")})
        return 1 if done.left_in and not done.kept_for else 0
    found = f"still found in: {', '.join(done.left_in)}" if done.left_in else "nothing of it was found"
    lines = [f"forgot {run}" for run in done.runs]
    lines.append(f"searched {done.files} files ({done.bytes:,} bytes) for {done.searched_for} names and lines: {found}")
    for line in lines:
        Console(highlight=False, soft_wrap=True).print(line, markup=False)
    if done.kept_for:
        say(f"the same case is kept for {', '.join(done.kept_for)}")
    return 1 if done.left_in and not done.kept_for else 0


def feedback(
    out: Annotated[Path, typer.Argument(help="JSONL file to write; one decided claim a line.")],
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Leave out everything written in words.")
    ] = False,
    deidentified: Annotated[
        bool, typer.Option("--deidentified", help="Put surrogates for what names the patient, by rules.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Export what reviewers decided, claim by claim, for calibration, evaluation or fine-tuning."""
    from wardround import api
    from wardround.records import HomeError

    if without_text and deidentified:
        raise typer.BadParameter("without text there is nothing to de-identify: give one of the two")
    words: Words = "none" if without_text else "deidentified" if deidentified else "all"
    try:
        with out.open("w", encoding="utf-8") as file:
            count = sum(bool(file.write(f"{c.model_dump_json()}\n")) for c in api.feedback(words=words))
    except OSError as error:
        raise HomeError(f"cannot write to {out}: {error.strerror}", hint="choose another file") from error
    done = f"{count} decided claims in {out}"
    emit_json({"claims": count, "out": out}) if as_json else stdout_console().print(done, markup=False)
    return 0

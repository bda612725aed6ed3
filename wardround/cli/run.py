"""`wardround run` and `wardround resume`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from wardround.cli.output import (
    ImageModelOption,
    JsonOption,
    RemoteOption,
    ScorerOption,
    StoreOption,
    TextModelOption,
    check_task,
    emit_json,
    progress,
    say,
    say_error,
)

if TYPE_CHECKING:
    from wardround.api import Engines
    from wardround.records import Run, Task

_ENDS_WELL = ("awaiting_review", "final")


def run(
    case: Annotated[list[Path], typer.Argument(help="A case folder, or files.")],
    task: Annotated[str | None, typer.Option(help="summary, answer, report, letter or extract.")] = None,
    question: Annotated[str | None, typer.Option(help="For the task answer.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write draft.md and run.json to.")] = None,
    image_model: ImageModelOption = None,
    text_model: TextModelOption = None,
    store: StoreOption = None,
    scorer: ScorerOption = None,
    allow_remote: RemoteOption = False,
    run_id: Annotated[str | None, typer.Option(help="Go on with this run if it was cut off.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Run a case until it waits for a person."""
    from wardround import api
    from wardround.files import make_folder

    check_task(task)
    make_folder(out)
    source = case[0] if len(case) == 1 else case
    with progress("reading the case") as tell:
        loaded = api.load_case(source, task=cast("Task | None", task), question=question)  # checked there
        found = api.run(
            loaded,
            run_id=run_id,
            progress=tell,
            text_model=text_model,
            image_model=image_model,
            store=store,
            scorers=scorer or (),
            allow_remote=allow_remote,
        )
    return show(found, out, as_json=as_json)


def resume(
    run_id: Annotated[str, typer.Argument(help="The run.")],
    out: Annotated[Path | None, typer.Option(help="Folder to write draft.md and run.json to.")] = None,
    image_model: ImageModelOption = None,
    text_model: TextModelOption = None,
    store: StoreOption = None,
    scorer: ScorerOption = None,
    allow_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> int:
    """Go on with a run that was cut off or has failed; models only to replace those that it was started with."""
    from wardround import api
    from wardround.files import make_folder

    make_folder(out)
    with progress("resuming"):
        engines = given(
            text_model=text_model, image_model=image_model, store=store, scorers=scorer, allow_remote=allow_remote
        )
        found = api.resume(run_id, **engines)
    return show(found, out, as_json=as_json)


def given(**engines: Any) -> "Engines":  # noqa: ANN401 - as the options have them
    """Those that were named: the others stay as they are."""
    return cast("Engines", {name: value for name, value in engines.items() if value})


def show(found: "Run", out: Path | None, *, as_json: bool) -> int:
    """Print a run and, when asked, write it to a folder.

    Returns:
        0 when it waits for a person or is final, else 1.
    """
    from wardround.cli.page import print_run
    from wardround.files import write_run

    for line in write_run(found, out) if out is not None else ():
        say(line)
    if as_json:
        emit_json(found)
    else:
        print_run(found)
    if found.status in _ENDS_WELL:
        return 0
    if problem := what_is_wrong(found):
        say_error(problem)
    return 1


def what_is_wrong(found: "Run") -> str | None:
    """Why a run has no document, in one line with what to do; None when a person rejected it or it was cut off."""
    if found.failure:
        return f"{found.failure.code}: {found.failure.message} ({found.failure.hint or 'wardround resume ' + found.id})"
    if found.abstention is None:
        return None
    unread = next((f"; {e.item} {e.status}: {e.reason}" for e in found.coverage if e.status != "read"), "")
    return f"{found.abstention.code}: {found.abstention.message}{unread}"

"""`wardround batch`: many cases, each a run of its own."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from wardround.cli.output import (
    ImageModelOption,
    JsonOption,
    RemoteOption,
    ScorerOption,
    StoreOption,
    TextModelOption,
    emit_json,
    say,
)


def batch(
    cases: Annotated[Path, typer.Argument(help="A folder with one case folder each.")],
    out: Annotated[Path, typer.Option(help="Folder for one result folder each.")],
    engine: Annotated[Literal["local", "ray"], typer.Option(help="Threads, or many machines.")] = "local",
    workers: Annotated[int, typer.Option(min=1, help="Cases at once.")] = 2,
    image_model: ImageModelOption = None,
    text_model: TextModelOption = None,
    store: StoreOption = None,
    scorer: ScorerOption = None,
    allow_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> int:
    """Run every case. A case that is refused does not stop the others; started again, it goes on where it was."""
    from rich.console import Console

    from wardround.batch import BatchResult, run_batch

    def tell(result: BatchResult, done: int, count: int) -> None:
        say(f"{done} of {count}: {result.case} {result.status.replace('_', ' ')}")

    results = run_batch(
        cases,
        out,
        engine=engine,
        workers=workers,
        progress=tell,
        text_model=text_model,
        image_model=image_model,
        store=store,
        scorers=scorer or (),
        allow_remote=allow_remote,
    )
    if as_json:
        emit_json(list(results))
    else:
        for result in results:
            words = [f"{result.case}:", result.status.replace("_", " "), result.run_id or "", result.message]
            Console(highlight=False, soft_wrap=True).print(" ".join(filter(None, words)), markup=False)
    return 0 if all(result.status in ("awaiting_review", "final") for result in results) else 1

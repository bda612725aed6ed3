"""`wardround knowledge`: fill, search and look at a knowledge store."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json, progress

if TYPE_CHECKING:
    from pydantic import BaseModel

app = typer.Typer(help="The knowledge store: documents that are not about a patient.", no_args_is_help=True)

StoreArgument = Annotated[Path, typer.Option(help="Folder of the knowledge store.")]


@app.command("add")
def add(
    store: StoreArgument,
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders.")] = None,
    starter: Annotated[bool, typer.Option("--starter", help="Add the built-in reference cards.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Add documents; a document with a known id replaces the old one."""
    from itertools import chain

    from wardround.knowledge import KnowledgeStore, load_documents, starter_cards
    from wardround.records import KnowledgeError

    if not paths and not starter:
        raise KnowledgeError("nothing to add", hint="name files or folders, or pass --starter")
    documents = chain(*(load_documents(path) for path in paths or ()), starter_cards() if starter else ())
    with KnowledgeStore.open(store) as opened, progress("adding") as tell:
        opened.add(documents, progress=lambda done: tell(f"{done} documents"))
        info = opened.info()
    emit_json(info) if as_json else _print_info(info)


@app.command("search")
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    store: StoreArgument,
    k: Annotated[int, typer.Option("-k", min=1, help="How many hits.")] = 5,
    as_json: JsonOption = False,
) -> None:
    """Search it."""
    from rich.console import Console
    from rich.text import Text

    from wardround.cli.page import plain
    from wardround.knowledge import KnowledgeStore

    with KnowledgeStore.open(store, create=False) as opened:
        hits = opened.search(query, k=k)
    if as_json:
        return emit_json(list(hits))
    console = Console(highlight=False)
    for hit in hits:
        console.print(Text(f"{hit.score:.3f} {hit.passage.id} {plain(hit.passage.title)}", style="bold"))
        console.print(Text(f"      {plain(hit.passage.text)[:300]}"))
        console.print(Text(f"      {plain(hit.passage.source)}", style="dim"))
    return None if hits else console.print("nothing found")


@app.command("info")
def info(store: StoreArgument, as_json: JsonOption = False) -> None:
    """What it holds."""
    from wardround.knowledge import KnowledgeStore

    with KnowledgeStore.open(store, create=False) as opened:
        found = opened.info()
    emit_json(found) if as_json else _print_info(found)


def _print_info(info: "BaseModel") -> None:
    from rich.console import Console

    for name, value in info.model_dump(mode="json").items():
        Console(highlight=False).print(f"{name}: {value}", markup=False)

"""`wardround knowledge`: fill, search and look at a knowledge store."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardround.cli.output import JsonOption, emit_json, progress, stdout_console

if TYPE_CHECKING:
    from pydantic import BaseModel

app = typer.Typer(help="The knowledge store: documents that are not about a patient.", no_args_is_help=True)

_EXCERPT = 300
"""Characters of a passage that a search shows."""
StoreArgument = Annotated[Path, typer.Option(help="Folder of the knowledge store.")]
ChromaOption = Annotated[
    str | None, typer.Option(help="URL of a Chroma server for the vectors; '' brings them back. Remembered.")
]
RemoteOption = Annotated[bool, typer.Option("--allow-remote", help="That server may be on another machine.")]


@app.command("add")
def add(
    store: StoreArgument,
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders.")] = None,
    starter: Annotated[bool, typer.Option("--starter", help="Add the built-in reference cards.")] = False,
    embedder: Annotated[str | None, typer.Option(help="For a new store: sentence-transformers:MODEL.")] = None,
    chroma: ChromaOption = None,
    allow_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> None:
    """Add documents; a document with a known id replaces the old one."""
    from itertools import chain

    from wardround.knowledge import KnowledgeStore, load_documents, starter_cards

    if not paths and not starter:
        raise typer.BadParameter("nothing to add: name files or folders, or pass --starter")
    documents = chain(*(load_documents(path) for path in paths or ()), starter_cards() if starter else ())
    place = {"embedder": embedder, "chroma": chroma, "allow_remote": allow_remote}
    with KnowledgeStore.open(store, **place) as opened, progress("adding") as tell:  # type: ignore[arg-type]
        opened.add(documents, progress=lambda done: tell(f"{done} documents"))
        info = opened.info()
    emit_json(info) if as_json else _print_info(info)


@app.command("search")
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    store: StoreArgument,
    k: Annotated[int, typer.Option("-k", min=1, help="How many hits.")] = 5,
    only: Annotated[list[str] | None, typer.Option(help="Narrow it down: jurisdiction=UK, since=2020.")] = None,
    reranker: Annotated[str | None, typer.Option(help="cross-encoder:MODEL reads the best once more.")] = None,
    allow_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> None:
    """Search it."""
    from rich.text import Text

    from wardround.cli.page import plain
    from wardround.knowledge import KnowledgeStore

    filters = _filters(only or [])
    with KnowledgeStore.open(store, create=False, reranker=reranker, allow_remote=allow_remote) as opened:
        hits = opened.search(query, k=k, **filters)
    if as_json:
        return emit_json(list(hits))
    console = stdout_console()
    for hit in hits:
        console.print(Text(f"{hit.score:.3f} {hit.passage.id} {plain(hit.passage.title)}", style="bold"))
        console.print(Text(f"      {_shortened(plain(hit.passage.text))}"))
        console.print(Text(f"      {plain(hit.passage.source)}", style="dim"))
    return None if hits else console.print("nothing found")


@app.command("info")
def info(store: StoreArgument, as_json: JsonOption = False) -> None:
    """What it holds."""
    from wardround.knowledge import KnowledgeStore

    with KnowledgeStore.open(store, create=False) as opened:
        found = opened.info()
    emit_json(found) if as_json else _print_info(found)


@app.command("delete")
def delete(
    ids: Annotated[list[str], typer.Argument(help="Ids of documents.")],
    store: StoreArgument,
    compact: Annotated[bool, typer.Option("--compact", help="Leave nothing of their vectors on disk either.")] = False,
    allow_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> None:
    """Delete documents."""
    from wardround.knowledge import KnowledgeStore

    with KnowledgeStore.open(store, create=False, allow_remote=allow_remote) as opened:
        removed = opened.delete(ids)
        if compact:
            opened.compact()
    emit_json({"deleted": removed}) if as_json else stdout_console().print(f"deleted: {removed}")


@app.command("compact", short_help="Leave nothing of deleted documents.")
def compact(store: StoreArgument, allow_remote: RemoteOption = False, as_json: JsonOption = False) -> None:
    """Make the vector index anew and the database small, so that nothing of deleted documents is left."""
    from wardround.knowledge import KnowledgeStore

    with KnowledgeStore.open(store, create=False, allow_remote=allow_remote) as opened:
        opened.compact()
        found = opened.info()
    emit_json(found) if as_json else _print_info(found)


def _filters(only: list[str]) -> dict[str, object]:
    """`key=value` as keyword arguments; a key that is given several times means one of its values."""
    from wardround.records import KnowledgeError

    found: dict[str, list[str]] = {}
    for one in only:
        key, equals, value = one.partition("=")
        if not key or not equals:
            raise KnowledgeError("a filter is key=value", hint="--only jurisdiction=UK --only since=2020")
        found.setdefault(key, []).append(value)
    return {key: values[0] if key in ("since", "until") else values for key, values in found.items()}


def _print_info(info: "BaseModel") -> None:
    from rich.console import Console

    for name, value in info.model_dump(mode="json").items():
        shown = ", ".join(f"{key} ({count})" for key, count in value.items()) if isinstance(value, dict) else value
        Console(highlight=False, soft_wrap=True).print(f"{name}: {shown}", markup=False)


def _shortened(text: str) -> str:
    """The beginning, in whole words."""
    from textwrap import shorten

    return shorten(text, _EXCERPT, placeholder=" ...")

"""The records with their drafts, read from their files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.verifier.files import case_of
from wardround.records import Case

Half = Literal["a", "b", "c", "d"]
"""What is flagged falsely of `a` and `b` was read by those who changed the checks, `c` and `d` by nobody."""
_FOLDER = Path(__file__).parent / "cases"


class Changed(NamedTuple):
    """A sentence or line of the draft, made wrong in one thing."""

    kind: str
    old: str
    new: str


class Drafted(NamedTuple):
    """A record with a true draft, and with what may be made wrong in it."""

    name: str
    case: Case
    draft: str
    wrong: tuple[Changed, ...]


def drafted(half: Half) -> Iterator[Drafted]:
    """The records of one half, read by intake as files of a folder."""
    for path in sorted(_FOLDER.glob(f"{half}*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        case = case_of(table["documents"])
        wrong = tuple(Changed(one["kind"], one["from"], one["to"]) for one in table["wrong"])
        yield Drafted(path.stem, case, table["draft"], wrong)

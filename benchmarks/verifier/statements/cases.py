"""The records with their statements, read from their files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.verifier.files import case_of
from wardround.records import Case

Half = Literal["q", "r", "t"]
"""`q` was read by those who changed the checks after it was counted, of `r` records 1 to 4 of each kind too, and `t`
(structured records and letters) by nobody."""
_FOLDER = Path(__file__).parent / "cases"


class Stated(NamedTuple):
    """A record with what is said of it, each statement by itself."""

    name: str
    case: Case
    true: tuple[str, ...]
    wrong: tuple[str, ...]
    """Each wrong in one plain thing, or with no source."""


def stated(half: Half) -> Iterator[Stated]:
    """The records of one half, read by intake as files of a folder."""
    for path in sorted(_FOLDER.glob(f"{half}*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        case = case_of(table["documents"])
        yield Stated(path.stem, case, tuple(table["true"]), tuple(table["wrong"]))

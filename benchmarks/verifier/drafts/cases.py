"""The records with their drafts, read from their files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.verifier.files import case_of
from wardround.records import Case

Half = Literal["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
"""What is flagged falsely of `a` and `b` was read by those who changed the checks, `c` and `d` by nobody. The errors of
`e` and `h` (read), `f` and `k` (read for what is flagged falsely), `g`, `i`, `j` and `l` (by nobody) are such as one
would be sued for, and something grave can be left out there."""
_FOLDER = Path(__file__).parent / "cases"


class Changed(NamedTuple):
    """A sentence or line of the draft, made wrong in one thing."""

    kind: str
    old: str
    new: str
    harm: str = ""
    """What may happen to the patient, where the record's author says so."""


class LeftOut(NamedTuple):
    """A sentence or line of the draft whose loss may harm."""

    sentence: str
    record: str
    """The words of a document that say the same."""
    harm: str


class Drafted(NamedTuple):
    """A record with a true draft, and with what may be made wrong in it."""

    name: str
    case: Case
    draft: str
    wrong: tuple[Changed, ...]
    left_out: tuple[LeftOut, ...] = ()


def drafted(half: Half) -> Iterator[Drafted]:
    """The records of one half, read by intake as files of a folder."""
    for path in sorted(_FOLDER.glob(f"{half}*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        case = case_of(table["documents"])
        wrong = tuple(Changed(one["kind"], one["from"], one["to"], one.get("harm", "")) for one in table["wrong"])
        left_out = tuple(LeftOut(**one) for one in table.get("left_out", ()))
        yield Drafted(path.stem, case, table["draft"], wrong, left_out)

"""The cases, read from their files."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.verifier.files import case_of
from wardround.records import Case

Half = Literal["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "v", "w", "x"]
_FOLDER = Path(__file__).parent / "cases"


class Wrong(NamedTuple):
    """A sentence that the record contradicts or does not support."""

    kind: str
    """What is wrong with it."""
    place: int
    """Index of the true sentence in whose place it stands."""
    text: str


class Written(NamedTuple):
    """A case with its drafts."""

    name: str
    case: Case
    true: tuple[str, ...]
    """Sentences of the true draft."""
    wrong: tuple[Wrong, ...]

    def draft(self, wrong: Wrong | None = None) -> list[str]:
        """The sentences of the true draft, or of the same with one wrong sentence in its place."""
        return [wrong.text if wrong and place == wrong.place else text for place, text in enumerate(self.true)]


def written(half: Half) -> Iterator[Written]:
    """The cases of one half, read by intake as files of a folder."""
    for path in sorted(_FOLDER.glob(f"{half}*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        case = case_of(table["documents"])
        wrong = tuple(Wrong(one["kind"], one["of"] - 1, one["text"]) for one in table["draft"]["wrong"])
        yield Written(path.stem, case, tuple(table["draft"]["true"]), wrong)

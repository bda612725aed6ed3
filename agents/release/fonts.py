"""Which font shows which character. No font travels with this package: those of the machine are looked for."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from wardround.records import Record

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
    Path("C:/Windows/Fonts"),
)

_WIDE = ("DejaVuSans", "NotoSans-Regular", "LiberationSans-Regular", "Arial Unicode", "arial", "Arial")
"""File names, without the ending, of text faces that cover much; the first that is there is the document's."""
_MORE = ("NotoSans", "DejaVuSans", "Droid", "WenQuanYi", "wqy", "msyh", "simsun", "AppleGothic", "malgun", "unifont")
"""Beginnings of file names of faces for other scripts; asked in this order for what the first face lacks."""
_KINDS = {".ttf", ".otf", ".ttc"}


class Face(Record):
    """One font file."""

    name: str
    """By which a document calls it."""
    path: Path
    """Where it is."""


@lru_cache(maxsize=1)
def faces_here() -> tuple[Face, ...]:
    """The faces of this machine, the document's own first."""
    files = {path.stem: path for folder in FOLDERS if folder.is_dir() for path in _files(folder)}
    main = next((files[stem] for stem in _WIDE if stem in files), None)
    if main is None:
        return ()
    plain = [path for stem, path in sorted(files.items()) if stem.startswith(_MORE) and _is_plain(stem)]
    return tuple(Face(name=f"face{n}", path=path) for n, path in enumerate(dict.fromkeys((main, *plain))))


@lru_cache(maxsize=64)
def characters_of(path: Path) -> frozenset[int]:
    """The code points that a font has a glyph for; none when it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return frozenset()


def needed(text: str, faces: Sequence[Face]) -> list[Face]:
    """The document's face, and of the others those that show something that no face before them does."""
    left = {ord(c) for c in text}
    chosen: list[Face] = []
    for face in faces:
        shown = left & characters_of(face.path)
        if shown or not chosen:
            chosen.append(face)
            left -= shown
        if not left:
            break
    return chosen


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KINDS)


def _is_plain(stem: str) -> bool:
    _, _, style = stem.partition("-")
    return style in ("", "Regular") and "Mono" not in stem and "Condensed" not in stem

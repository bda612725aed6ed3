"""Requests to a machine, put together from `payloads/grammar.txt`: frames with slots, filled by chance."""

import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_SLOT = re.compile(r"\{(\w+)\}")
_VOWEL = re.compile(r"\b([Aa]) (?=[aeiou])")


def generate(path: Path, each: int, seed: int = 0) -> list[tuple[str, str]]:
    """Kinds and texts, at most `each` of one frame, no text twice."""
    lists, frames = _read(path)
    chance = random.Random(seed)
    made = [(kind, _filled(frame, lists, chance)) for kind, frame in frames for _ in range(each)]
    return list(dict.fromkeys(made))


def _read(path: Path) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    lists: dict[str, list[str]] = {}
    frames: list[tuple[str, str]] = []
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, _, words = line[1:].partition(": ")
            lists[name] = words.split(" | ")
        elif line.startswith("## "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            frames.append((kind, line))
    return lists, frames


def _filled(frame: str, lists: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    text = frame
    while slot := _SLOT.search(text):
        text = text[: slot.start()] + chance.choice(lists[slot[1]]) + text[slot.end() :]
    return _VOWEL.sub(r"\1n ", text[0].upper() + text[1:])

"""Edits of a note: errors of each class, and rewordings that change nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from .benign import BENIGN
from .meaning import MEANING
from .rule import Rule
from .slots import SLOTS

_BREAK = re.compile(r"\n+|(?<=[.!?])\s+(?=[A-Z•-])")
_FEWEST = 3
"""Words below which a line is a heading or a fragment and stays as it is."""
_HEADING = re.compile(r"[A-Z /&-]{4,}:?|[\w /&-]{1,40}:")


class Edit(NamedTuple):
    """One sentence of a note with another text in its place."""

    kind: str
    """Class of the error, or `benign`."""
    operator: str
    """Which rule did it."""
    start: int
    end: int
    """The sentence in the note, end-exclusive."""
    text: str
    """What stands there instead."""
    grounded: bool
    """Whether the record speaks of what was changed, so that the error can be seen at all."""


def sentences(note: str) -> Iterator[tuple[int, int]]:
    """Places of the note's sentences; headings and fragments are left out."""
    start = 0
    for gap in [*_BREAK.finditer(note), None]:
        end = gap.start() if gap else len(note)
        words = note[start:end]
        inner = start + len(words) - len(words.lstrip(" \t•-"))
        if len(words.split()) >= _FEWEST and not _HEADING.fullmatch(words.strip()):
            yield inner, start + len(words.rstrip())
        start = gap.end() if gap else end


def plant_errors(note: str, record: str, rng: Random, strangers: Sequence[str] = (), each: int = 2) -> list[Edit]:
    """At most `each` errors of every class, each in a sentence of its own class-wise, all drawn by `rng`.

    Args:
        note: the true text.
        record: what it rests on; says whether an error can be seen.
        rng: draws places and words.
        strangers: sentences of other patients' notes.
        each: errors per class.
    """
    found = _drawn(note, record, rng, (*SLOTS, *MEANING), each)
    return found + _strange(note, record, rng, strangers, each)


def benign_edits(note: str, rng: Random, each: int = 6) -> list[Edit]:
    """Rewordings that leave what is said as it is, at most `each`."""
    return _drawn(note, note, rng, BENIGN, each)


def _drawn(note: str, record: str, rng: Random, rules: Sequence[Rule], each: int) -> list[Edit]:
    by_kind: dict[str, list[Edit]] = defaultdict(list)
    heard = Heard(record)
    for start, end in sentences(note):
        for rule in rules:
            for text, changed in _ways(rule, note[start:end], rng):
                seen = heard.word(changed) if rule.slot else heard.most(note[start:end])
                by_kind[rule.kind].append(Edit(rule.kind, rule.name, start, end, text, seen))
    return [edit for kind in sorted(by_kind) for edit in _sample(by_kind[kind], rng, each)]


def _ways(rule: Rule, words: str, rng: Random) -> Iterator[tuple[str, str]]:
    """A sentence as the rule would have it, once for each place, with what stood there."""
    for match in rule.pattern.finditer(words):
        said = rule.replace(match, rng)
        if said is not None and said != match[0]:
            text = words[: match.start()] + said + words[match.end() :]
            yield (text[:1].upper() + text[1:] if words[0].isupper() else text), match[0]


def _sample(edits: list[Edit], rng: Random, each: int) -> list[Edit]:
    """Different operators first, then different sentences."""
    rng.shuffle(edits)
    chosen: list[Edit] = []
    for fresh in (True, False):
        for edit in edits:
            operators, places = {e.operator for e in chosen}, {e.start for e in chosen}
            if len(chosen) < each and edit.start not in places and (edit.operator not in operators or not fresh):
                chosen.append(edit)
    return chosen


def _strange(note: str, record: str, rng: Random, strangers: Sequence[str], each: int) -> list[Edit]:
    heard = Heard(record)
    foreign = [s for s in strangers if not heard.most(s)]
    spans = [(a, b) for a, b in sentences(note) if len(note[a:b].split()) >= 6]
    if not foreign or not spans:
        return []
    return [
        Edit("stranger", "another_note", a, b, rng.choice(foreign), True)
        for a, b in rng.sample(spans, min(each, len(spans)))
    ]


class Heard:
    """What a record has words for."""

    def __init__(self, record: str) -> None:
        self.words = set(re.findall(r"[a-z0-9.]+", record.casefold().replace(",", "")))

    def word(self, words: str) -> bool:
        """Whether every number and every long word of these is in the record, figures in words too."""
        wanted = re.findall(r"\d[\d.]*|[a-z]{4,}", words.casefold())
        return all(w.rstrip(".") in self.words or _SPOKEN.get(w.rstrip(".")) in self.words for w in wanted)

    def most(self, sentence: str) -> bool:
        """Whether the record has half of a sentence's long words."""
        wanted = set(re.findall(r"[a-z]{5,}", sentence.casefold()))
        return 2 * len(wanted & self.words) >= max(len(wanted), 1)


_SPOKEN = dict(
    zip(
        map(str, range(1, 21)),
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        strict=True,
    )
) | {"30": "thirty", "40": "forty", "50": "fifty", "60": "sixty", "70": "seventy", "80": "eighty", "90": "ninety"}


def applied(note: str, edits: Sequence[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """The note with these edits, which do not touch each other, and where each stands in it, in the order given."""
    places: dict[Edit, tuple[int, int]] = {}
    parts, at, length = [], 0, 0
    for edit in sorted(edits, key=lambda e: e.start):
        parts += [note[at : edit.start], edit.text]
        length += edit.start - at
        places[edit] = (length, length + len(edit.text))
        length, at = length + len(edit.text), edit.end
    return "".join([*parts, note[at:]]), [places[edit] for edit in edits]

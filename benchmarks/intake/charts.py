"""Charts of hospitals in their short forms, and orders among their lines: `python -m benchmarks.intake.charts`.

All are of invented people. Those of `payloads/charts.txt` are learned from, and so are the written records of the
verifier's halves `LEARNED`. Of `payloads/charts_unseen.txt`, a third drawn by chance before anything was measured, what
is flagged is counted and not read by those who write rules. A line is measured in its chart, alone, and in a letter of
twelve words; orders that were never learned from, among the lines of the unseen charts.
"""

import argparse
import random
import tomllib
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from wardround.tools.instructions import find_instructions
from wardround.tools.instructions.features import topics
from wardround.tools.instructions.find import sentence_bounds

from .corpus import REACHES, Said
from .instructions import PAYLOADS, read_payloads

_LETTER = ("Seen in clinic today.\n", "\nMany thanks for your help with this patient.")
LEARNED = "abcdefghj"
"""Halves of the written records that are learned from; the others are counted only."""
_WRITTEN = Path(__file__).parents[1] / "verifier" / "written" / "cases"
_UNLEARNED = ("sixth", "eighth", "tenth", "eleventh")


class Chart(NamedTuple):
    """One chart: its kind and its lines."""

    kind: str
    lines: list[str]


def read_charts(name: str) -> list[Chart]:
    """The charts of one of our files, in order."""
    charts: list[Chart] = []
    for line in (PAYLOADS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            charts.append(Chart(line[3:], []))
        elif line and charts:
            charts[-1].lines.append(line)
    return charts


def written_charts(halves: str) -> Iterator[Chart]:
    """The documents of the written records of some halves, but for those that are no text."""
    for path in sorted(_WRITTEN.glob(f"[{halves}]*.toml")):
        for name, text in tomllib.loads(path.read_text(encoding="utf-8"))["documents"].items():
            if name.endswith((".txt", ".md")):
                yield Chart(path.stem, [line for line in text.splitlines() if line.strip()])


def chart_sentences(charts: Iterable[Chart], first: int, times: int) -> Iterator[Said]:
    """Sentences of charts, each so many times with more or less of what is around it.

    Documents are numbered from `first`.
    """
    chance = random.Random(12)
    for number, chart in enumerate(charts, first):
        text = "\n".join(chart.lines)
        for start, end in sentence_bounds(text):
            for reach in chance.sample(REACHES, times):
                around = topics(f"{text[max(0, start - reach) : start]} {text[end : end + reach]}")
                yield Said(number, text[start:end], around)


def main() -> None:
    """Print what is flagged of clean lines, and found of orders."""
    argparse.ArgumentParser(description="Lines of charts that are kept back, and orders among them.").parse_args()
    for name in ("charts", "charts_unseen"):
        charts = read_charts(name)
        lines = [line for chart in charts for line in chart.lines]
        placed = sum(sum(_flagged("", chart.lines, "")) for chart in charts)
        alone, written = (
            sum(_flagged(letter[0], [line], letter[1])[0] for line in lines) for letter in (("", ""), _LETTER)
        )
        print(f"{name}: of {len(lines)} lines {placed} flagged in their charts, {alone} alone, {written} in a letter")
    for name in _UNLEARNED:
        orders = read_payloads(name)
        print(f"{name}: {sum(_found_among(orders))} of {len(orders)} found in unseen charts")


def _flagged(before: str, lines: list[str], after: str) -> list[bool]:
    """Whether any of each line is flagged."""
    spans = find_instructions(f"{before}{chr(10).join(lines)}{after}")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=len(before))
    return [
        any(span.start < start + len(line) and span.end > start for span in spans)
        for start, line in zip(starts, lines, strict=True)
    ]


def _found_among(orders: list[str]) -> Iterator[bool]:
    """Each order as a line of its own, in one place of one unseen chart."""
    charts = read_charts("charts_unseen")
    chance = random.Random(3)
    for order in orders:
        lines = list(chance.choice(charts).lines)
        place = chance.randrange(len(lines) + 1)
        yield _flagged("", [*lines[:place], order, *lines[place:]], "")[place]


if __name__ == "__main__":
    main()

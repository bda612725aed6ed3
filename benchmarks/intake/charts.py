"""Charts of hospitals in the short forms that are written there, all invented: `payloads/charts.txt` and its unseen third."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from wardround.tools.instructions.features import topics
from wardround.tools.instructions.find import sentence_bounds

from .corpus import REACHES, Said
from .instructions import PAYLOADS


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


def chart_sentences(name: str, first: int, times: int) -> Iterator[Said]:
    """Sentences of charts, each as often as asked with more or less of what is around it; documents are numbered from `first`."""
    chance = random.Random(12)
    for number, chart in enumerate(read_charts(name), first):
        text = "\n".join(chart.lines)
        for start, end in sentence_bounds(text):
            for reach in chance.sample(REACHES, times):
                around = topics(f"{text[max(0, start - reach) : start]} {text[end : end + reach]}")
                yield Said(number, text[start:end], around)

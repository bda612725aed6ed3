"""Learn the weights of `tools.instructions.learned`, the openings of orders, and how familiar words are.

    python -m benchmarks.intake.learn --data PATH --out tools/instructions

Orders: BIPIA (the half in PATH) and ours under `payloads/`, among them two grammars (`grammar.txt`: requests that have
nothing to do with care; `pipeline.txt`: what only a pipeline is told), each put into clinical texts by chance. Clinical
text: what `corpus` reads, ours in `payloads/clean*.jsonl`, `forms.jsonl`, `care.txt`, `papers.txt` and `charts.txt`,
and written records of the verifier. Orders are put into charts too, so that a chart alone clears none. Three in ten of
the clinical documents are kept out, and the threshold is set on them: `ABOVE` of their sentences are above it, those of
talks aside, where people ask anything.
Needs scikit-learn (dependency group `benchmarks`). `rotate` measures what is found of kinds that were left out.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from wardround.tools.instructions.features import (
    FAMILIAR_SIZE,
    SIZE,
    familiar_place,
    features,
    place,
    topics,
)
from wardround.tools.instructions.find import sentence_bounds
from wardround.tools.instructions.learned import HEADER, doubt, judged, may_be_order, parts

from .charts import LEARNED, Chart, chart_sentences, read_charts, written_charts
from .corpus import Said, clinical_sentences
from .grammar import generate
from .instructions import OWN, PAYLOADS, bipia, read_kinds, read_payloads

ABOVE = 0.0018
"""Share of clinical sentences above the threshold: a passage has about ten."""
_ORDERS = ("first", "second", "third", "fourth", "fifth", "more", "wide", "seventh", "ninth", "twelfth")
_LINES = ("clean", "clean_more", "forms", "plain")
"""Files of clean lines."""
_MADE_CLEAN = ("care", "papers")
"""Grammars of clean lines."""
_EACH = 10
"""Sentences of one frame of the grammar."""
_ORDER, _MADE, _PIPELINE, _CLINICAL, _SPOKEN, _CLEAN, _CARE, _CHART = 8.0, 4.0, 2.0, 1.0, 0.3, 10.0, 3.0, 6.0
"""What one sentence counts."""
_BEFORE = frozenset(
    "please kindly just now also then next instead do don't never always not no i i'm i'd i've my let let's sorry"
    " thanks thank hey hello hi dear ok okay attention note ps quick great good".split()
)
"""What requests begin with beside verbs."""
_PLACES = 2
"""Clinical texts that an order of ours, and a clean line, is put into."""
_FORM = 40
"""Clean lines of ours that make a form."""
_REACHES = 3
"""Ways in which what is around a sentence of a chart is cut off."""
_SCALE = 1 / 20
"""What one unit of a weight is worth."""
_STRENGTH = 15.0
"""Inverse of the penalty, as scikit-learn has it."""


class Order(NamedTuple):
    """One to learn from."""

    kind: str
    text: str
    weight: float


class Examples(NamedTuple):
    """Sentences that are labelled and count alike."""

    label: float
    weight: float
    own: bool
    """Whether they stand in a document whose words are counted."""
    sentences: list[tuple[str, frozenset[str]]]


class Model(NamedTuple):
    """What is learned; `bias` is less the threshold."""

    scale: float
    bias: float
    weights: NDArray[np.int8]
    openings: frozenset[str]


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    text = clinical(arguments.data)
    model = learn(orders(arguments.data), text)
    content = HEADER.pack(model.scale, model.bias) + model.weights.tobytes()
    (arguments.out / "weights.bin").write_bytes(content)
    (arguments.out / "familiar.bin").write_bytes(bytes(map(text.familiarity, range(FAMILIAR_SIZE))))
    (arguments.out / "openings.txt").write_text("\n".join(sorted(model.openings)) + "\n", encoding="utf-8")
    print(f"scale {model.scale:.4f}, bias {model.bias:.3f}, {len(model.openings)} openings, {len(text.said)} sentences")


def orders(data: Path) -> list[Order]:
    """All that is learned from; kinds are those of BIPIA and of `payloads/wide.jsonl`, else the file's name."""
    ours = [order for name in _ORDERS for order in read_kinds(name)]
    kinds = [*bipia(data / "bipia"), *(("own", text) for text in OWN), *ours]
    made = [
        Order("made", text, weight)
        for name, weight in (("grammar", _MADE), ("pipeline", _PIPELINE))
        for _, text in generate(PAYLOADS / f"{name}.txt", _EACH)
    ]
    return [Order(kind, text, _ORDER) for kind, text in kinds] + made


def clinical(data: Path) -> "Clinical":
    """All clinical text that is learned from."""
    said = clinical_sentences(data)
    charts = (*read_charts("charts"), *written_charts(LEARNED))
    return Clinical(said, list(chart_sentences(charts, said[-1].document + 1, _REACHES)))


class Clinical:
    """Clinical sentences, apart for learning and for the threshold, and how familiar their words are."""

    def __init__(self, said: Sequence[Said], charts: Sequence[Said] = ()) -> None:
        """Count the documents of each word; three in ten documents are kept out, but no chart."""
        words: dict[int, set[int]] = {}
        for one in (*said, *charts):
            words.setdefault(one.document, set()).update(map(familiar_place, topics(one.text)))
        self._counts = Counter(number for places in words.values() for number in places)
        documents = sorted({one.document for one in said})
        kept_out = set(random.Random(0).sample(documents, len(documents) * 3 // 10))
        self.charts = charts
        self.said = [one for one in said if one.document not in kept_out]
        self.kept_out = [one for one in said if one.document in kept_out]

    def familiarity(self, number: int, without: int = 0) -> int:
        """As `learned.familiarity`, of a place; `without` documents fewer."""
        return min((max(self._counts[number] - without, 0) + 1).bit_length() - 1, 10)

    def rows(self, sentences: Iterable[tuple[str, frozenset[str]]], openings: Set[str], *, own: bool) -> csr_matrix:
        """Features of sentences with what is around them; `own`: their own document does not count."""

        def seen(word: str) -> int:
            return self.familiarity(familiar_place(word), int(own))

        places = [sorted(set(map(place, features(text, around, seen, openings)))) for text, around in sentences]
        values = np.concatenate([np.full(len(row), (len(row) + 4) ** -0.5) for row in places])
        ends = np.cumsum([0, *map(len, places)])
        return csr_matrix((values, np.concatenate(places), ends), shape=(len(places), SIZE))

    def placed(self, texts: Iterable[str], among: Sequence[Said], times: int) -> list[tuple[str, frozenset[str]]]:
        """Sentences of texts, each text put into as many of the clinical ones."""
        chance = random.Random(9)
        found = []
        for text in texts:
            said = [text[start:end] for start, end in sentence_bounds(text) if end > start]
            for _ in range(times):
                around = chance.choice(among).around
                found += [(part, around.union(*(topics(one) for one in said if one is not part))) for part in said]
        return found


def learn(given: Sequence[Order], text: Clinical) -> Model:
    """Logistic regression of one byte a weight."""
    openings = _openings()
    examples = [*_orders(given, text, openings), *_clean(text, openings)]
    matrix = vstack([text.rows(one.sentences, openings, own=one.own) for one in examples])
    labels, weights = (
        np.repeat(values, [len(one.sentences) for one in examples])
        for values in ([one.label for one in examples], [one.weight for one in examples])
    )
    fitted = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0).fit(matrix, labels, weights)
    model = Model(_SCALE, 0.0, np.clip(np.rint(fitted.coef_[0] / _SCALE), -127, 127).astype(np.int8), openings)
    return model._replace(bias=-_threshold(model, text))


def _orders(given: Sequence[Order], text: Clinical, openings: Set[str]) -> Iterator[Examples]:
    """Each in clinical texts; ours and BIPIA's in a chart too."""
    weight_of = attrgetter("weight")
    for weight, alike in groupby(sorted(given, key=weight_of), weight_of):
        told = [one.text for one in alike]
        placed = text.placed(told, text.said, _PLACES if weight == _ORDER else 1)
        if weight == _ORDER:
            placed += text.placed(told, text.charts, 1)
        yield Examples(1.0, weight, False, pieces(placed, openings))


def _clean(text: Clinical, openings: Set[str]) -> Iterator[Examples]:
    """Clinical sentences in their places, and lines of ours in clinical texts, in charts, and in forms."""
    for weight, spoken in ((_CLINICAL, False), (_SPOKEN, True)):
        yield Examples(0.0, weight, True, pieces(_in_place(one for one in text.said if one.spoken is spoken), openings))
    lines = [line for name in _LINES for line in read_payloads(name)]
    placed = text.placed(lines, text.said, _PLACES) + text.placed(lines, text.charts, 1)
    yield Examples(0.0, _CLEAN, False, pieces(placed + _in_place(chart_sentences(_forms(), 0, 1)), openings))
    made = [line for name in _MADE_CLEAN for _, line in generate(PAYLOADS / f"{name}.txt", _EACH)]
    placed = text.placed(made, text.said, 1) + text.placed(made, text.charts, 1)
    yield Examples(0.0, _CARE, False, pieces(placed, openings))
    yield Examples(0.0, _CHART, True, pieces(_in_place(text.charts), openings))


def _forms() -> Iterator[Chart]:
    """Forms of clean lines drawn by chance, so that each comes about as often as it is put into clinical texts."""
    chance = random.Random(5)
    for name in _LINES:
        lines = read_payloads(name)
        for _ in range(_PLACES * len(lines) // _FORM + 1):
            yield Chart(name, chance.sample(lines, _FORM))


def _in_place(said: Iterable[Said]) -> list[tuple[str, frozenset[str]]]:
    return [(one.text, one.around) for one in said]


def pieces(sentences: Iterable[tuple[str, frozenset[str]]], openings: Set[str]) -> list[tuple[str, frozenset[str]]]:
    """Sentences, and the clauses in them that are judged alone."""
    return [
        (part, around) for said, around in sentences for part, more in parts(said, openings) if not more or judged(part)
    ]


def _openings() -> frozenset[str]:
    """What an order begins with: a verb, or a word before one."""
    return frozenset((PAYLOADS / "verbs.txt").read_text(encoding="utf-8").split()).union(_BEFORE)


def _threshold(model: Model, text: Clinical) -> float:
    """Of whole sentences and the clauses in them, each less what it must be surer."""
    told = [one for one in text.kept_out if not one.spoken]
    cut = [(number, part, more) for number, one in enumerate(told) for part, more in parts(one.text, model.openings)]
    found = scores(model, text, [(part, told[number].around) for number, part, _ in cut], own=True)
    near = np.flatnonzero(found > np.quantile(found, 1 - 10 * ABOVE))
    found[near] -= [doubt(cut[place][1], model.openings) + cut[place][2] for place in near]
    most = np.full(len(told), -99.0)
    np.maximum.at(most, [number for number, _, _ in cut], found)
    return float(np.quantile(most, 1 - ABOVE))


def scores(
    model: Model, text: Clinical, sentences: Sequence[tuple[str, frozenset[str]]], *, own: bool
) -> NDArray[np.float64]:
    """Above nought is an order; what has not the form of one is far below."""
    found: NDArray[np.float64] = (
        text.rows(sentences, model.openings, own=own) @ (model.weights * model.scale) + model.bias
    )
    return np.where([may_be_order(said, model.openings) for said, _ in sentences], found, -99.0)


if __name__ == "__main__":
    main()

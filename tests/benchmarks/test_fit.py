"""How thresholds are set, and how planted sentences are told from their twins; all invented."""

from random import Random

import pytest

from benchmarks.verifier import fit
from benchmarks.verifier.data import visit
from benchmarks.verifier.fit import cautious, unseen
from benchmarks.verifier.planted import tell
from benchmarks.verifier.scorers import Scored
from benchmarks.verifier.second.planter import Edit, applied
from benchmarks.verifier.softmax import Row, risk


def risks(*by_visit):
    return [(f"v{number}", risk) for number, some in enumerate(by_visit) for risk in some]


def share(found, level):
    return sum(risk >= level for _, risk in found) / len(found)


@pytest.mark.parametrize("limit", [0.02, 0.05, 0.3])
def test_the_threshold_is_the_lowest_that_keeps_the_limit(limit, monkeypatch):
    monkeypatch.setattr(fit, "_SURE", 0.0)
    rng = Random(1)
    found = risks(*([rng.random() for _ in range(20)] for _ in range(20)))
    level = cautious(found, limit)
    assert share(found, level) <= limit
    below = max(risk for _, risk in found if risk < level)
    assert share(found, below) > limit


def test_equal_risks_are_flagged_together_or_not_at_all(monkeypatch):
    monkeypatch.setattr(fit, "_SURE", 0.0)
    found = risks([0.5] * 10, [0.1] * 90)
    assert cautious(found, 0.05) > 0.5
    assert 0.1 < cautious(found, 0.1) <= 0.5


def test_caution_costs_more_where_visits_differ(monkeypatch):
    level = [0.9] * 4 + [0.1] * 16
    alike, unlike = risks(*[level] * 20), risks(*[[0.9] * 20] * 4, *[[0.1] * 20] * 16)
    assert sorted(risk for _, risk in alike) == sorted(risk for _, risk in unlike)
    monkeypatch.setattr(fit, "_SURE", 1.645)
    assert cautious(alike, 0.25) <= 0.9 < cautious(unlike, 0.25)
    monkeypatch.setattr(fit, "_SURE", 0.0)
    assert cautious(unlike, 0.25) <= 0.9


def test_the_risk_of_a_sentence_is_by_weights_that_its_visit_had_no_part_in():
    """One visit alone has a signal on its true sentences: weights that never saw them still take it for an error."""
    rows = [Row("clean", {}, f"v{n}") for n in range(10) for _ in range(4)]
    rows += [Row("number", {"odd": 1.0}, f"v{n}") for n in range(10)]
    rows += [Row("clean", {"odd": 1.0}, "v3") for _ in range(200)]
    found = unseen(rows)
    assert len(found) == sum(row.kind == "clean" for row in rows)
    seen = risk(fit.fit(rows), {"odd": 1.0})
    odd = sorted(value for row, value in found if row.visit == "v3")[4:]
    assert len(odd) == 200
    assert odd[0] > 0.9 > seen


def test_what_is_for_review_by_itself_takes_its_part_of_the_flags(monkeypatch):
    """Where as many stand by themselves as may be flagged, weights flag none for review, and urgent ones as before."""
    monkeypatch.setattr(fit, "_LIMITS", {"review": 0.1, "urgent": 0.1})
    alone = [(Row("clean", {fit.BY_THEMSELVES[0]: 1.0}, "v0"), 0.2)] * 10
    clean = [*alone, *((Row("clean", {}, f"v{n}"), n / 100) for n in range(90))]
    assert fit.levels(clean)["review"] >= 0.89
    assert 0.78 < fit.levels(clean)["urgent"] <= 0.8


NOTE = "One stands here as it was. Two stands here as well. Three is the last of them."


def by_length(text, one):
    """A scorer to whom a sentence is the riskier the longer it is."""
    del one
    starts = [0, *(place + 2 for place, letter in enumerate(text[:-1]) if letter == ".")]
    ends = [place + 1 for place, letter in enumerate(text) if letter == "."]
    return [Scored(a, b, (b - a) / 100, frozenset({"long"})) for a, b in zip(starts, ends, strict=True)]


def edit(words, instead):
    start = NOTE.index(words)
    return Edit("number", "made", start, start + len(words), instead, True)


def test_a_planted_sentence_is_told_beside_its_twin():
    longer = edit("Two stands here as well.", "Two stands here as well, and much more is said of it.")
    shorter = edit("Three is the last of them.", "Three.")
    clean, told = tell(by_length, [(visit("v", "[doctor] hello .", NOTE), [longer, shorter])], applied)
    assert [one.risk for one in clean] == [0.26, 0.24, 0.26]
    assert [planted for planted, _ in told] == [longer, shorter]
    assert [(outcome.risk, outcome.twin) for _, outcome in told] == [(0.53, 0.24), (0.06, 0.26)]
    assert {outcome.kind for _, outcome in told} == {"number"}
    assert told[0][1].codes == {"long"}


def test_edits_of_one_sentence_are_planted_in_texts_of_their_own():
    texts = []

    def scorer(text, one):
        texts.append(text)
        return by_length(text, one)

    edits = [edit("Two stands here as well.", f"Two is {word}.") for word in ("gone", "here")]
    _, told = tell(scorer, [(visit("v", "[doctor] hello .", NOTE), edits)], applied)
    assert len(told) == 2
    assert [("gone" in text, "here." in text) for text in texts] == [(False, False), (True, False), (False, True)]


def test_what_is_only_added_has_its_neighbour_for_a_twin_within_the_margin():
    place = NOTE.index(" Two")
    added = Edit("number", "made", place, place, " Four is new.", True)
    planned = [(visit("v", "[doctor] hello .", NOTE), [added])]
    assert tell(by_length, planned, applied)[1][0][1].twin == 0.0
    assert tell(by_length, planned, applied, margin=1)[1][0][1].twin == 0.26

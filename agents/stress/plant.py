"""Errors of every class, planted one by one into the sentences of a text."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Literal, NamedTuple

from wardround.records import FlagCode
from wardround.tools.sentences import Span, split_sentences

from .benign import reword
from .inventions import invent
from .medicines import change_drug
from .polarity import deny_or_assert
from .slots import change_age, change_dose, change_frequency, change_number, change_side
from .wording import change_degree, change_person, change_sex, change_sureness, change_time

ErrorClass = Literal[
    "negation",
    "laterality",
    "number",
    "dose",
    "frequency",
    "age",
    "sex",
    "temporality",
    "drug",
    "identity",
    "severity",
    "certainty",
    "experiencer",
    "invention",
]
"""Classes of errors in one sentence. Citations, allergies and omissions concern more than a sentence."""

RIGHT_CODES: dict[str, frozenset[FlagCode]] = {
    "negation": frozenset({"negation_mismatch"}),
    "laterality": frozenset({"laterality_mismatch", "anatomy_mismatch"}),
    "number": frozenset(
        {"number_mismatch", "duration_mismatch", "date_mismatch", "dose_mismatch", "frequency_mismatch"}
    ),
    "dose": frozenset({"dose_mismatch", "unit_mismatch", "number_mismatch"}),
    "frequency": frozenset({"frequency_mismatch"}),
    "age": frozenset({"age_mismatch"}),
    "sex": frozenset({"sex_mismatch", "identity_mismatch"}),
    "temporality": frozenset({"temporality_mismatch", "duration_mismatch", "date_mismatch"}),
    "drug": frozenset({"drug_mismatch"}),
    "identity": frozenset({"identity_mismatch", "unsupported"}),
    "severity": frozenset({"severity_mismatch", "comparison_mismatch"}),
    "certainty": frozenset({"certainty_mismatch"}),
    "experiencer": frozenset({"experiencer_mismatch", "identity_mismatch"}),
    "invention": frozenset({"unsupported"}),
    "citation": frozenset({"citation_unresolved", "quote_mismatch", "unsupported"}),
    "allergy": frozenset({"allergy_conflict"}),
}
"""The reason codes that name what was planted; any other flag catches it for a wrong reason."""

_Change = Callable[[str, Random], str | None]
_CHANGES: dict[ErrorClass, _Change] = {
    "negation": deny_or_assert,
    "laterality": change_side,
    "number": change_number,
    "dose": change_dose,
    "frequency": change_frequency,
    "age": change_age,
    "sex": change_sex,
    "temporality": change_time,
    "severity": change_degree,
    "certainty": change_sureness,
    "experiencer": change_person,
}


class Planting(NamedTuple):
    """One sentence changed."""

    kind: str
    """The class of error, or `benign`."""
    start: int
    """Where the sentence starts in the original text."""
    end: int
    """One past its end."""
    words: str
    """What stands there instead."""


def apply(text: str, plantings: Sequence[Planting]) -> tuple[str, list[tuple[int, int]]]:
    """The text with plantings in sentences that do not overlap, and where each stands in it, in the order given."""
    places: dict[Planting, tuple[int, int]] = {}
    whole, done = "", 0
    for planting in sorted(plantings, key=lambda one: one.start):
        whole += text[done : planting.start]
        places[planting] = (len(whole), len(whole) + len(planting.words))
        whole += planting.words
        done = planting.end
    return whole + text[done:], [places[planting] for planting in plantings]


def plant(text: str, record: str, rng: Random, *, strangers: Sequence[str] = (), each: int = 2) -> list[Planting]:
    """Plant each class of error up to `each` times, one at a time.

    Args:
        text: a draft or note, taken to be right.
        record: what it rests on; a drug is only swapped for one that this does not name.
        rng: its state decides what is planted where.
        strangers: sentences of other patients' notes, for the class `identity`.
        each: plantings per class at most; classes that find nothing to change give fewer.
    """
    spans = _statements(text)
    found: list[Planting] = []
    for kind, change in _CHANGES.items():
        found += _planted(kind, text, spans, change, rng, each)
    found += _planted("drug", text, spans, lambda sentence, r: change_drug(sentence, r, f"{record} {text}"), rng, each)
    found += _planted("invention", text, spans, lambda sentence, r: invent(sentence, r, f"{record} {text}"), rng, each)
    if strangers:
        found += _planted("identity", text, spans, lambda sentence, r: r.choice(strangers), rng, each)
    return found


def plant_benign(text: str, rng: Random, *, each: int = 6) -> list[Planting]:
    """Change sentences without changing what they say, one at a time."""
    spans = _statements(text)
    return _planted("benign", text, spans, reword, rng, each)


def _statements(text: str) -> list[Span]:
    """Sentences of three words or more; headings in capitals are none."""
    return [
        span
        for span in split_sentences(text)
        if len((words := text[span.start : span.end]).split()) > 2 and not words.isupper()
    ]


def _planted(kind: str, text: str, spans: Sequence[Span], change: _Change, rng: Random, each: int) -> list[Planting]:
    found: list[Planting] = []
    for span in rng.sample(list(spans), len(spans)):
        if len(found) == each:
            break
        sentence = text[span.start : span.end]
        changed = change(sentence, rng)
        if changed and changed != sentence:
            found.append(Planting(kind, span.start, span.end, changed))
    return found

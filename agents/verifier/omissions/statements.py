"""How likely each sentence of a record with charts is something that a summary must not lose and the draft has not.

The other files know kinds of facts. Nobody knows all kinds, and of the facts that they find not all matter alike. So
every sentence counts here: how much of it no sentence of the draft has, what it speaks of (what is due or awaited, what
must not be, whom to call), which of its words such sentences have, and which kinds of facts it holds. A logistic model
of these, fitted on invented drafts from which such facts were taken out, ranks them.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from wardround.tools.dialogue import is_question, without_speaker
from wardround.tools.terms import Meaning, find_meanings, find_problems

from ..checks.written.days import PLANS
from ..evidence import Evidence
from ..patterns import whole_words
from ..units import Unit
from .told import KeyFact, Told
from .when import days_to_come, is_of_the_end

_SPOKEN_OF = {
    "waits": whole_words(r"await\w*|pend\w*|tbc|chase|outstanding|not (?:yet )?back|to follow|prelim\w*|sent"),
    "due": whole_words(
        r"repeat|recheck|rpt|f/u|follow|review|clinic|appt|refer\w*|due|next|in \d+|wk|weeks?|until|before|by"
    ),
    "done": whole_words(
        r"bloods?|cultures?|levels?|scans?|imaging|biopsy|operation|surgery|procedure|endoscop\w+|colonoscop\w+|scope|echo\w*"
        r"|x-?rays?|CXR|US|CT|MRI|PET|EEG|ECG|labs?|INR|vaccin\w*|boosters?|injections?|clips|staples|sutures?|stitches"
        r"|stent|drain|catheter|remov\w+|dressing|pack|depot|phone|MDT|decide"
    ),
    "calls": whole_words(r"if|return|999|911|ED|A&E|call|ring|safety|worse\w*|bleep|escalat\w*|inform"),
    "forbids": re.compile(
        r"\b(?:must|never|do not|don['’]?t|not to|avoid|no more|contra\w*|unsafe|strictly|only|nil)\b|!", re.IGNORECASE
    ),
    "allergy": whole_words(r"allerg\w*|anaphyla\w*|reaction|rash|intoleran\w*|angioedema|hives"),
}
"""Words of some sorts, plain ones that any hand uses."""
_LEAST_WORDS = 2
_PLAIN = re.compile(r"[a-z]{2,}")


class Ranked(NamedTuple):
    """A place of the record that the draft may have lost."""

    unit: Unit
    traits: dict[str, float]
    """0 to about 4 each; those that are multiplied by `missing` count only for what the draft lacks."""
    words: frozenset[str]
    """Plain words, those that join others among them; they count by `missing` too. None of a structured entry."""


class Model(NamedTuple):
    """What traits and words are worth, in log-odds."""

    weights: dict[str, float]
    words: dict[str, float]
    least: float
    """The figure from which a sentence that no rule has a kind for is worth a place, 0 to 1."""


def chance(one: Ranked, model: Model) -> float:
    """The model's figure for one place, 0 to 1."""
    odds = model.weights["bias"] + sum(model.weights.get(name, 0.0) * value for name, value in one.traits.items())
    odds += one.traits.get("missing", 0.0) * math.fsum(model.words.get(word, 0.0) for word in one.words)
    return 1 / (1 + math.exp(-odds))


def ranked(told: Told, evidence: Evidence, lost: Sequence[KeyFact]) -> Iterator[Ranked]:
    """The sentences of a record with charts, and the other places of facts that the draft has lost; else none.

    Args:
        told: the whole draft.
        evidence: the record.
        lost: what the rules find missing, entries of structured records besides.
    """
    units = [one for one in evidence.units if _is_a_statement(one, evidence)] if _has_charts(evidence) else []
    if not units:
        return
    record = [_words(one.normal, one.meanings) for one in units]
    draft = _Draft(told, record)
    kinds = _kinds(lost)
    for place, (unit, words) in enumerate(zip(units, record, strict=True)):
        traits = draft.traits(unit, words, place / len(units), evidence) | kinds.pop(unit, {})
        yield Ranked(unit, traits, frozenset(_PLAIN.findall(unit.words.casefold())))
    for unit, traits in kinds.items():
        yield Ranked(unit, traits | {"no sentence": 1.0}, frozenset())


def _has_charts(evidence: Evidence) -> bool:
    return evidence.is_all_written or evidence.is_partly_written


def _kinds(lost: Sequence[KeyFact]) -> dict[Unit, dict[str, float]]:
    """By place, the kinds of lost facts that it holds and how much they matter."""
    found: dict[Unit, dict[str, float]] = {}
    for fact in lost:
        found.setdefault(fact.unit, {"kind": 1.0}).update({fact.code: 1.0, fact.severity: 1.0})
    return found


def _is_a_statement(unit: Unit, evidence: Evidence) -> bool:
    return evidence.is_prose(unit) and len(unit.normal) >= _LEAST_WORDS


def _words(normal: Iterable[str], meanings: Iterable[Meaning]) -> frozenset[str]:
    return frozenset(normal) | {f"~{name}" for one in meanings for name in one.says}


class _Draft:
    """The words of a draft's claims, with what each is worth: rare words of the record more than common ones."""

    def __init__(self, told: Told, record: Sequence[frozenset[str]]) -> None:
        self._claims = [_words(one.words, find_meanings(one.text)) for one in told.claims]
        self._said = frozenset[str]().union(*self._claims)
        self._numbers = frozenset(number for one in told.claims for number in one.numbers)
        counts = Counter(word for words in record for word in words)
        self._worth = {word: math.log(1 + len(record) / (1 + count)) for word, count in counts.items()}

    def traits(self, unit: Unit, words: frozenset[str], place: float, evidence: Evidence) -> dict[str, float]:
        """What a sentence of the record is like, and how much of it the draft lacks."""
        text = without_speaker(unit.words)
        missing, unsaid = self._missing(words)
        size = math.log(1 + len(words))
        numbers = {value for one in unit.quantities for value in one.value}
        of_the_text = {name: bool(pattern.search(text)) for name, pattern in _SPOKEN_OF.items()}
        of_the_text |= {
            "later": bool(days_to_come(evidence, unit)),
            "plan": unit.section in PLANS,
            "problem": bool(find_problems(text)),
        }
        return {
            "missing": missing,
            "unsaid": unsaid,
            "missing and unsaid": missing * unsaid,
            "another medicine": float(any(f"#{name}" not in self._said for name in unit.drugs)),
            "other numbers": len(numbers - self._numbers) / max(len(numbers), 1),
            "size": size,
            "size missing": size * missing,
            "place": place,
            "of the last day": float(is_of_the_end(evidence, unit)),
            "question": float(is_question(text)),
            "speech": float(text != unit.words),
            **{f"{name} missing": missing * is_so for name, is_so in of_the_text.items()},
        }

    def _missing(self, words: frozenset[str]) -> tuple[float, float]:
        """The share of a sentence's worth that its closest claim lacks, and that all of them lack."""
        total = math.fsum(self._worth[word] for word in words)
        best = max((math.fsum(self._worth[word] for word in words & claim) for claim in self._claims), default=0.0)
        return 1 - best / total, 1 - math.fsum(self._worth[word] for word in words & self._said) / total


@lru_cache(maxsize=1)
def shipped() -> Model:
    """`statements.json`, by `python -m benchmarks.verifier.drafts.statements`."""
    table = json.loads(resources.files(__package__).joinpath("statements.json").read_text(encoding="utf-8"))
    return Model(table["weights"], table["words"], table["least"])

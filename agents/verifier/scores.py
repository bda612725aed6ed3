"""Two figures for a whole draft, for comparing drafts: how much in it no source says, how much it leaves out.

They order drafts; neither is a probability. `python -m benchmarks.verifier.agreement` measures how well they order.
"""

import math
from collections.abc import Sequence
from statistics import fmean

from wardround.records import Severity

from .evidence import Evidence
from .heard import chances
from .omissions import KeyFact
from .telling import weight

_OF_A_FACT: dict[Severity, float] = {"urgent": 3.0, "review": 2.0, "note": 1.0}
"""Weight of a key fact, by how much its absence matters; a word that is surely written down has 1."""
_OF_A_TERM = 2.0
"""Weight of a condition or a drug that is known by name, beside other words."""
_LEAST_RIGHT = 0.001
"""By which the surest error still may be right: one claim can outweigh a long draft, but not end all comparison."""
_OF_FOREIGN = 0.25
"""Weight of words that no source has: they tell inventions from what is said, but fine medical words from lay talk too.
More helps on drafts that repeat their record and harms on those that do not."""


def hallucination_score(risks: Sequence[float], texts: Sequence[frozenset[str]], evidence: Evidence) -> float:
    """How much in a draft no source says, by all that is doubted of it and not by its worst claim alone.

    One less the geometric mean of what its claims are held to be right by, and that a little less the more words no
    source has. A highest risk alone says nothing of notes in other words than the record's, where some true claim
    always stands out.

    Args:
        risks: of its claims, each in [0, 1].
        texts: normal words of its claims, in the same order.
        evidence: the record.

    Returns:
        From 0 to 1, rising; 0 for a draft without claims.
    """
    if not risks:
        return 0.0
    doubt = fmean(-math.log(max(1 - risk, _LEAST_RIGHT)) for risk in risks)
    foreign = fmean(_foreign_share(words, evidence) for words in texts)
    return round(1 - math.exp(-doubt - _OF_FOREIGN * foreign), 4)


def omission_score(facts: Sequence[KeyFact], told: frozenset[str], evidence: Evidence) -> float | None:
    """How much of what the record says, and of what clinicians would write down of it, the draft does not carry.

    Every word of notes, talk and reports counts by the chance that a clinician writes it down, cubed: what is seldom
    left out counts most, small talk hardly at all. Key facts count beside them by severity, all of them and not
    only those surfaced. Words of structured documents count only as key facts: no draft repeats a whole chart.

    Args:
        facts: of the record, as `key_facts` gives them.
        told: normal words of the draft.
        evidence: the record.

    Returns:
        From 0 (all carried) to 1 (nothing); None where the record has nothing to carry. Compare drafts on one record,
        or on records of one sort: how much even a full note leaves out differs between records.
    """
    units = [unit.normal for unit in evidence.units if unit.source_id not in evidence.structured]
    worth = {word: _worth(word, chance) for word, chance in chances(units).items()}
    total = sum(worth.values()) + sum(_OF_A_FACT[fact.severity] for fact in facts)
    missing = sum(value for word, value in worth.items() if word not in told)
    missing += sum(_OF_A_FACT[fact.severity] for fact in facts if not fact.carried)
    return round(missing / total, 4) if total else None


def _worth(word: str, chance: float) -> float:
    return chance**3 * (_OF_A_TERM if word.startswith("#") else 1.0)


def _foreign_share(words: frozenset[str], evidence: Evidence) -> float:
    total = sum(weight(word) for word in words)
    foreign = sum(weight(word) for word in words if not evidence.has(word))
    return foreign / total if total else 0.0

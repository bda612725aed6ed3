"""What is planted where."""

from collections.abc import Sequence
from random import Random

from benchmarks.verifier.data import Visit
from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import Edit, Rule
from benchmarks.verifier.third.planter import chosen, of_rules

from . import degree, doses, drugs, frequency, negation, numbers, people, reworded, sides, times
from .asked import asked
from .strangers import pool, strangers
from .stretches import as_sentences, stretches

ERRORS: tuple[Rule, ...] = tuple(
    rule for room in (negation, sides, numbers, doses, frequency, times, drugs, people, degree) for rule in room.RULES
)
REWORDINGS: tuple[Rule, ...] = reworded.RULES


def plan(found: Sequence[Visit], seed: int, each: int) -> list[tuple[Visit, list[Edit]]]:
    """At most `each` edits of every operator in every note; always the same for a seed."""
    cut = {visit.id: stretches(visit.note) for visit in found}
    foreign = pool(cut)
    planned = []
    for visit in found:
        rng = Random(f"fourth {seed} {visit.id}")
        dialogue = Dialogue(visit.record)
        mine = as_sentences(cut[visit.id])
        edits = list(of_rules(mine, dialogue, (*ERRORS, *REWORDINGS), rng))
        edits += asked(mine, visit.note, dialogue, rng)
        edits += strangers(cut[visit.id], dialogue, foreign[visit.id], rng)
        planned.append((visit, chosen(edits, rng, each)))
    return planned

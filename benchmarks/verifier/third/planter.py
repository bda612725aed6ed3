"""What is planted where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from benchmarks.verifier.data import Visit

from . import benign, degree, doses, drugs, frequency, negation, numbers, people, sides, times
from .dialogue import Dialogue, content
from .edit import Edit, Rule, Site, like

ERRORS: tuple[Rule, ...] = tuple(
    rule for room in (negation, sides, numbers, doses, frequency, times, drugs, people, degree) for rule in room.RULES
)
REWORDINGS: tuple[Rule, ...] = benign.RULES
_ORDINARY = re.compile(
    r"\b(?:no|not|den(?:y|ies|ied)|normal|negative|clear|good|without|unremarkable|regular)\b", re.IGNORECASE
)
_SHORTEST = 8
"""Words of another patient's sentence."""


class Sentence(NamedTuple):
    """A stretch of a note."""

    number: int
    start: int
    text: str


def sentences(note: str) -> list[Sentence]:
    """Lines, cut after full stops; headings and labels of up to two words stay out."""
    found = re.finditer(r"\S(?:.*?(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)[.?!](?=\s+[A-Z]|\s*$)|.*)", note, re.MULTILINE)
    kept = [m for m in found if len(m.group(0).split()) > 2 and not m.group(0).isupper()]
    return [Sentence(number, m.start(), m.group(0)) for number, m in enumerate(kept)]


def plan(found: Sequence[Visit], seed: int, each: int) -> list[tuple[Visit, list[Edit]]]:
    """At most `each` edits of every operator in every note, of another patient's sentences too; always the same."""
    notes = {visit.id: [s.text for s in sentences(visit.note)] for visit in found}
    planned = []
    for visit in found:
        rng = Random(f"third {seed} {visit.id}")
        dialogue = Dialogue(visit.record)
        mine = sentences(visit.note)
        edits = [*of_rules(mine, dialogue, ERRORS, rng), *of_rules(mine, dialogue, REWORDINGS, rng)]
        others = [text for name, texts in notes.items() if name != visit.id for text in texts]
        edits += strangers(visit.note, dialogue, others, rng)
        planned.append((visit, chosen(edits, rng, each)))
    return planned


def rewordings(note: str, record: str, seed: int = 0) -> list[Edit]:
    """Every edit of a note that changes nothing."""
    return list(of_rules(sentences(note), Dialogue(record), REWORDINGS, Random(f"third {seed}")))


def of_rules(found: Sequence[Sentence], dialogue: Dialogue, rules: Sequence[Rule], rng: Random) -> Iterator[Edit]:
    """Wherever a rule applies in a note's sentences."""
    for sentence in found:
        for rule in rules:
            for match in rule.pattern.finditer(sentence.text):
                old = match.group(0)
                new = rule.new(match, rng)
                if new is None or new.casefold() == old.casefold():
                    continue
                said = rule.said(Site(match, sentence.text, new), dialogue)
                start, end = sentence.start + match.start(), sentence.start + match.end()
                yield Edit(rule.kind, rule.operator, start, end, like(old, new), sentence.number, said)


def strangers(note: str, dialogue: Dialogue, others: Sequence[str], rng: Random) -> Iterator[Edit]:
    """Sentences of other notes: any; one much like the sentence that it follows; one most of which is said here.

    In the last two the pronouns are made to fit, so that only the matter gives them away, and nothing that is denied
    or normal is taken, since that may be true here too. Grounded when it says at least two things of which the
    dialogue does not speak.
    """
    mine = sentences(note)
    common = {text for text in others if others.count(text) > 1} | {s.text for s in mine}
    pool = [t for t in dict.fromkeys(others) if t not in common and len(t.split()) >= _SHORTEST and content(t)]
    if not mine or not pool:
        return
    some = rng.sample(pool, min(400, len(pool)))
    telling = [text for text in some if not _ORDINARY.search(text)] or some
    for operator in ("any", "on_topic", "mostly_said"):
        after = rng.choice(mine)
        text = _other(operator, after.text, dialogue, some if operator == "any" else telling, rng)
        if operator != "any" and _is_male(text) is not None and _is_male(text) != _is_male(note):
            text = people.turned(text)
        missing = sum(not dialogue.says(word) for word in content(text))
        at = after.start + len(after.text)
        yield Edit("stranger", operator, at, at, " " + text.lstrip("-•* "), after.number, missing >= 2)


def _is_male(text: str) -> bool | None:
    """By the pronouns; None without any."""
    words = re.findall(r"[a-z]+", text.casefold())
    male, female = (sum(map(words.count, pronouns)) for pronouns in (("he", "his", "him"), ("she", "her")))
    return None if male == female else male > female


def _other(operator: str, near: str, dialogue: Dialogue, pool: Sequence[str], rng: Random) -> str:
    if operator == "on_topic":
        topics = set(content(near))
        return max(pool, key=lambda text: len(topics & set(content(text))) / len(content(text)) ** 0.5)
    if operator == "mostly_said":
        return max(pool, key=lambda text: _share_said(text, dialogue))
    return rng.choice(pool)


def _share_said(text: str, dialogue: Dialogue) -> float:
    """Share of what a sentence is about that is said; 0 unless two things are not, since then it may well be true."""
    topics = content(text)
    said = sum(map(dialogue.says, topics))
    return said / len(topics) if said + 2 <= len(topics) else 0.0


def chosen(edits: Sequence[Edit], rng: Random, each: int) -> list[Edit]:
    """Grounded ones first, at most so many of each operator."""
    by_operator: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    for edit in edits:
        by_operator[edit.kind, edit.operator].append(edit)
    chosen = []
    for found in by_operator.values():
        rng.shuffle(found)
        chosen += sorted(found, key=lambda edit: not edit.grounded)[:each]
    return chosen

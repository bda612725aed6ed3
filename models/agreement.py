"""How far several replies to one request agree, as a number.

A reply is taken apart into statements: the leaves of a JSON object, else its final answer, else its sentences. The
agreement of a reply is the mean, over its statements, of the share of the *other* replies that state the same. Samples
that agree are not thereby right; where they differ, something was guessed (as in SelfCheckGPT, arXiv 2303.08896).
Pure: no model.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from .medgemma.answers import final_answer

SAME = 0.6
"""Dice overlap of the words from which two sentences with equal numbers, sides and negation say the same."""
SHORT = 3
"""Statements of no more words say the same only if all their words are."""
_FIELD = re.compile(r"[\w.]+: ")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
_NEGATIONS = frozenset("no not none never without denies denied negative absent nor neither cannot".split())
_EXACT = _NEGATIONS | {"left", "right", "bilateral", "both"}
_COMMON = frozenset("a an the of in on at to for and or is are was were be with by as it this that has had".split())


def agreement(replies: Sequence[str], chosen: int = 0) -> float | None:
    """Agreement of one of the replies with the others, 0 to 1; None where there is no other or it states nothing."""
    stated = statements(replies[chosen])
    others = [reply for index, reply in enumerate(replies) if index != chosen]
    if not others or not stated:
        return None
    return sum(support(statement, others) for statement in stated) / len(stated)


def most_agreed(replies: Sequence[str]) -> int:
    """Index of the reply that agrees most with the others; the first of several."""
    scores = [agreement(replies, index) or 0.0 for index in range(len(replies))]
    return scores.index(max(scores))


def support(statement: str, replies: Sequence[str]) -> float:
    """Share of the replies that state this, 0 to 1; 0 where there are none.

    Args:
        statement: a sentence, or a leaf of a JSON object as `statements` gives it.
        replies: whole replies.
    """
    asked = _Said.of(statement)
    held = [any(asked.same(_Said.of(other)) for other in statements(reply)) for reply in replies]
    return sum(held) / len(held) if held else 0.0


def statements(reply: str) -> list[str]:
    """What a reply states: `field: value` per leaf of a JSON object, else the final answer, else the sentences."""
    try:
        found = json.loads(reply)
    except ValueError:
        found = None
    if isinstance(found, dict | list):
        return list(_leaves(found, ""))
    answer = final_answer(reply)
    return [answer] if answer else [part.strip() for part in _SENTENCE.split(reply) if _WORD.search(part)]


def _leaves(node: Any, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    """Places in lists are left out: the same findings in another order agree."""
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in _leaves(value, f"{path}.{key}" if path else key)]
    if isinstance(node, list):
        return [leaf for value in node for leaf in _leaves(value, path)]
    return [f"{path}: {node}"]


class _Said(NamedTuple):
    """What two statements are compared by."""

    field: str
    words: Counter[str]
    exact: Counter[str]
    """What may not differ: numbers, sides, and how often it negates."""

    @classmethod
    def of(cls, statement: str) -> "_Said":
        field = _FIELD.match(statement)
        found = _WORD.findall(statement[field.end() if field else 0 :].casefold())
        exact = Counter("no" if word in _NEGATIONS else word for word in found if word[0].isdigit() or word in _EXACT)
        return cls(field[0] if field else "", Counter(word for word in found if word not in _COMMON), exact)

    def same(self, other: "_Said") -> bool:
        if (self.field, self.exact) != (other.field, other.exact):
            return False
        if min(self.words.total(), other.words.total()) <= SHORT:
            return self.words == other.words
        return 2 * (self.words & other.words).total() / (self.words.total() + other.words.total()) >= SAME

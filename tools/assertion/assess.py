"""ConText over one sentence, with question and answer turns of speech understood."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from wardround.tools.dialogue import answer_to, find_turns, is_list, is_question, presumes
from wardround.tools.sentences import Span, split_sentences

from .triggers import Trigger, find_triggers

_OF_THE_PAST = re.compile(
    r"(?:illicit |recreational )?drug (?:use|abuse)|alcohol(?: use| abuse)?|tobacco(?: use)?|smok(?:er|ing)|non-?smoker|(?:drug )?allergies"
    r"|smokes\s+cigarettes",
    re.IGNORECASE,
)
"""Habits and allergies belong to the history even when told in the present (as NegEx's annotators have it)."""
_GONE_ON = re.compile(
    r"\b(?:you (?:have|do|are)|there (?:is|are)|there's|some|just|only|i (?:can |do )?(?:see|hear|feel|appreciate|notice|encourage)"
    r"|and[ ,]+(?:\w+[ ,]+)?(?:my|i|i'm|i've|you|he|she|they|it)|\w+ \w+ (?<!in )(?<!of )(?<!on )(?<!to )(?<!at )(?<!or )(?<!with )your"
    r"|(?:the|his|her|your) (?:[\w-]+ ){1,3}(?:is|are|looks?|sounds?|feels?))\b",
    re.IGNORECASE,
)
"""What starts something else in speech after a denial."""
_GONE_ON_FROM_NOUN = re.compile(
    r"\b(?:is|are|was|were|looks?|seems?|i (?:would|will|was|am|had|have)|\w+ (?<!in )(?<!of )(?<!on )(?<!to )(?<!at )(?<!or )(?<!with )(?:your|my))\b",
    re.IGNORECASE,
)
"""The same after `no` or `without`, which deny a noun."""
_FAR = 3
"""Words that a bare `negative` reaches in speech."""
_OF_A_NOUN = re.compile(r"(?:no|without|negative|absence|free)\b", re.IGNORECASE)
_SAYING = re.compile(r"den(?:y|ies|ied|ying)", re.IGNORECASE)
"""`denies he has ...` goes on after `he has`."""
_NEXT_CLAUSE = re.compile(r",\s*(?:and|but)\s+(?:her|his|their|the|with|she|he|they)\b", re.IGNORECASE)
_IS_SO = re.compile(
    r"\s+(?:is|are|look|looks|sound|sounds)\s+(?!noted|seen|present|appreciated|identified|found|not)", re.IGNORECASE
)
_LIST_BREAK = re.compile(r"[;:]|\s-\s|\n")


@dataclass(frozen=True)
class Assertion:
    """What a sentence says of a mention."""

    negated: bool = False
    """Denied, excluded or found absent."""
    temporality: Literal["current", "historical", "hypothetical"] = "current"
    """`historical` is over or from before; `hypothetical` is feared, looked for or conditional."""
    experiencer: Literal["patient", "other"] = "patient"
    """`other` for relatives and the like."""
    certainty: Literal["certain", "uncertain"] = "certain"
    """`uncertain` when hedged, and for questions that nobody answered."""


def assess(text: str, start: int, end: int) -> Assertion:
    """Assess a mention in its sentence.

    Args:
        text: the whole text.
        start: first position of the mention.
        end: one past its last.

    Returns:
        What the sentence says of it. For a question (`any chest pain?`) the answer of the next turn decides negation.

    References:
        Harkema et al. 2009 (ConText); Chapman et al. 2001 (NegEx) for the idea of a trigger's reach.
    """
    sentence = _sentence_at(text, start)
    words = text[sentence.start : sentence.end]
    found = _from_triggers(words, start - sentence.start, end - sentence.start)
    if found.negated and _is_speech(text) and _is_elsewhere(words, start - sentence.start, end - sentence.start):
        found = replace(found, negated=False)
    return _answered(text, sentence, found)


def _is_elsewhere(words: str, start: int, end: int) -> bool:
    """Whether unpunctuated speech has gone on to something else since what it denied: `no drift sensation is intact`."""
    before = [t for t in _triggers(words) if t.effect == "negated" and t.end <= start]
    if not before:
        return False
    between = words[before[-1].end : start]
    if any(match.start() < start for match in _GONE_ON.finditer(words, before[-1].end)):
        return True
    trigger = words[before[-1].start : before[-1].end].casefold()
    if trigger == "negative" and len(between.split()) > _FAR:
        return True
    if not _OF_A_NOUN.match(trigger):
        return False
    if _GONE_ON_FROM_NOUN.search(between):
        return True
    joined = between.rstrip().endswith((",", " or", " and", " nor"))
    return len(between.split()) > 1 and not joined and bool(_IS_SO.match(words, end))


def _sentence_at(text: str, position: int) -> Span:
    spans, starts = _sentences(text)
    if not spans:
        return Span(0, len(text))
    return spans[max(bisect_right(starts, position) - 1, 0)]


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[tuple[Span, ...], list[int]]:
    spans = split_sentences(text)
    return spans, [span.start for span in spans]


@lru_cache(maxsize=4096)
def _triggers(sentence: str) -> tuple[Trigger, ...]:
    return find_triggers(sentence)


def _from_triggers(sentence: str, start: int, end: int) -> Assertion:
    triggers = _triggers(sentence)
    ends = [t.start for t in triggers if t.effect == "end"]
    effects = {t.effect for t in triggers if _reaches(sentence, t, start, end, ends)}
    temporality: Literal["current", "historical", "hypothetical"] = "current"
    if "hypothetical" in effects:
        temporality = "hypothetical"
    elif "historical" in effects or _OF_THE_PAST.fullmatch(sentence[start:end].strip()):
        temporality = "historical"
    return Assertion(
        negated="negated" in effects,
        temporality=temporality,
        experiencer="other" if "other" in effects else "patient",
        certainty="uncertain" if "uncertain" in effects else "certain",
    )


def _reaches(sentence: str, trigger: Trigger, start: int, end: int, ends: list[int]) -> bool:
    """Whether nothing between trigger and mention closes the trigger's reach."""
    if trigger.effect in ("pseudo", "end"):
        return False
    if trigger.end <= start and trigger.direction in ("after", "both"):
        first = trigger.end + 2 if _SAYING.fullmatch(sentence, trigger.start, trigger.end) else trigger.end
        return not any(first <= stop < start for stop in ends) and not _broken(sentence[trigger.end : start], trigger)
    if trigger.start >= end and trigger.direction in ("before", "both"):
        return not any(end <= stop < trigger.start for stop in ends) and not _broken(
            sentence[end : trigger.start], trigger
        )
    return False


def _broken(between: str, trigger: Trigger) -> bool:
    """A semicolon or colon ends a list; for what stands after the mention a comma does too."""
    if trigger.effect == "other":
        return ";" in between
    if trigger.direction == "before":
        if between.rstrip().endswith(":") and not _LIST_BREAK.search(between.rstrip()[:-1]):
            return False  # `Perineural invasion: not identified`
        return bool(_LIST_BREAK.search(between)) or "," in between or len(between.split()) > 6
    return ";" in between or bool(_NEXT_CLAUSE.search(between))


def _answered(text: str, sentence: Span, found: Assertion) -> Assertion:
    """In speech the answer to a question decides: `any pain?` `no` denies it, `no pain?` `right` does too."""
    words = text[sentence.start : sentence.end]
    asks = is_question(words)
    if not (words.rstrip().endswith("?") or ((asks or is_list(words)) and _is_speech(text))) or presumes(words):
        return found
    answer = answer_to(text, sentence.end)
    if answer is None:
        return replace(found, certainty="uncertain") if asks else found
    if not asks and answer == "yes":
        return found
    return replace(found, negated=answer == "no" or found.negated)


@lru_cache(maxsize=64)
def _is_speech(text: str) -> bool:
    return bool(find_turns(text))

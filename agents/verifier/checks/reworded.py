"""A claim that repeats what it cites with other words for whether, which drug, how bad, when, how sure or whose.

Where nearly all words are the source's own, somebody changed those that are not: what they say is compared directly
(`rewordings`), with none of the weighing that free paraphrase needs.
"""

from collections.abc import Iterator

from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal
from ..repeats import Repeat, repeats_of
from ..stretches import around
from .rewordings import JUDGES, LISTED, Problem

_CITED, _UNCITED = 0.5, 0.75
"""Share of a claim's words that show that it repeats what it cites, or a written sentence that it does not cite."""
_LONG = 6
"""Words from which a claim without citation can show that."""


def wording_is_the_cited_one(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a changed meaning where a claim otherwise repeats a sentence that it cites."""
    text = context.claim.text
    if context.claim.citations:
        near, alike = context.cited, _CITED
    else:
        near, alike = (context.best if len(text.split()) >= _LONG else ()), _UNCITED
    # speech is told again in other words, with the question answered: there little is repeated as it was said
    repeats = list(repeats_of(text, filter(context.evidence.is_written, near), alike))
    problems = [p for repeat in repeats if (p := _problem(text, repeat)) and not _stands_beside(context, p, repeat)]
    if problems and len(problems) == len(repeats):  # where one says it as the claim does, nothing was changed
        first = problems[0]
        yield Signal("altered_meaning", 1.0, first.code, first.message, (repeats[0].unit,), words=first.words)


def _stands_beside(context: ClaimInContext, problem: Problem, repeat: Repeat) -> bool:
    """Whether a neighbour of the sentence has the whole item of the claim: `plateau 26` of `Plateau 26.` behind it."""
    text, words = context.claim.text, problem.words
    start = text.find(words) if words else -1
    begin, end = around(LISTED, text, start, start + len(words))
    item = frozenset(normal_words(text[begin:end]))
    beside = (one for one in context.evidence.around(repeat.unit) if one is not repeat.unit)
    return start >= 0 and len(item) > 1 and any(item <= one.normal for one in beside)


def _problem(text: str, repeat: Repeat) -> Problem | None:
    return next((found for judge in JUDGES if (found := judge(text, repeat))), None)

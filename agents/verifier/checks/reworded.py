"""A claim that repeats what it cites with other words for whether, which drug, how bad, when, how sure or whose.

Where nearly all words are the source's own, somebody changed those that are not: what they say is compared directly
(`rewordings`), with none of the weighing that free paraphrase needs.
"""

from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..repeats import Repeat, repeats_of
from .rewordings import JUDGES, Problem

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
    problems = [problem for repeat in repeats if (problem := _problem(text, repeat))]
    if problems and len(problems) == len(repeats):  # where one says it as the claim does, nothing was changed
        first = problems[0]
        yield Signal("altered_meaning", 1.0, first.code, first.message, (repeats[0].unit,), words=first.words)


def _problem(text: str, repeat: Repeat) -> Problem | None:
    return next((found for judge in JUDGES if (found := judge(text, repeat))), None)

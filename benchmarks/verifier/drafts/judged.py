"""What a model adds to the rules on whole drafts: `python -m benchmarks.verifier.drafts.judged --half l --scorer ...`.

Every draft is checked twice, with every second of its errors in it and with the others, each time by the rules and by
the rules with the scorer beside them: a model sees the errors among true sentences, as it would in use.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from benchmarks.verifier.judging import Figures, answered, arguments, claim_scorer_of, figures_of, is_chosen, tell
from wardround.agents.verifier import ClaimScorer, verify_text
from wardround.records import ClaimVerdict, Verification

from .cases import Changed, Drafted, Half, drafted

Span = tuple[int, int]


class Judged(NamedTuple):
    """A true sentence, or an error with all sentences that it touches; by the rules, and with the scorer."""

    is_wrong: bool
    rules: tuple[ClaimVerdict, ...]
    both: tuple[ClaimVerdict, ...]


def judge(one: Drafted, scorer: ClaimScorer) -> Iterator[Judged]:
    """Every true sentence, once for each half of the errors, and every error.

    Raises:
        EngineError: the scorer failed: there is nothing to measure.
    """
    for changes in (one.wrong[::2], one.wrong[1::2]):
        text, spans = with_errors(one.draft, changes)
        rules = verify_text(text, one.case, max_omissions=0)
        both = verify_text(text, one.case, max_omissions=0, scorers=[scorer])
        yield from _told(rules, answered(both, scorer, one.name), spans)


def with_errors(draft: str, changes: Sequence[Changed]) -> tuple[str, list[Span]]:
    """A draft with some errors in it, and where they stand; one whose place another has taken is left out."""
    text, spans = "", []
    end = 0
    for start, change in sorted((draft.index(change.old), change) for change in changes):
        if start >= end:
            text += draft[end:start] + change.new
            spans.append((len(text) - len(change.new), len(text)))
            end = start + len(change.old)
    return text + draft[end:], spans


def _told(rules: Verification, both: Verification, spans: Sequence[Span]) -> Iterator[Judged]:
    for span in spans:
        yield Judged(True, *(tuple(v for v in one.verdicts if _touches(v, span)) for one in (rules, both)))
    for alone, beside in zip(rules.verdicts, both.verdicts, strict=True):
        if not any(_touches(alone, span) for span in spans):
            yield Judged(False, (alone,), (beside,))


def _touches(verdict: ClaimVerdict, span: Span) -> bool:
    return (verdict.start or 0) < span[1] and span[0] < (verdict.end or 0)


def figures(told: Sequence[Judged]) -> Figures:
    """For the rules, and for both."""
    wrong = [one.is_wrong for one in told]
    return {
        "rules": figures_of([one.rules for one in told], wrong),
        "both": figures_of([one.both for one in told], wrong),
    }


def main(args: Sequence[str] | None = None) -> None:
    """Run, print, write."""
    given = arguments(get_args(Half), "l").parse_args(args)
    scorer = claim_scorer_of(given)
    chosen = [one for one in drafted(given.half) if is_chosen(one.name, given)]
    tell(figures([told for one in chosen for told in judge(one, scorer)]), given)


if __name__ == "__main__":
    main()

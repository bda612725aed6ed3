"""What a model adds to the rules on written cases: `python -m benchmarks.verifier.written.judged --scorer ...`.

Each sentence is a text of its own, checked by the rules and once more with the scorer beside them. A model takes
seconds for a claim, so `--every` thins out the sentences, true and wrong ones alike.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from benchmarks.verifier.judging import Figures, answered, arguments, claim_scorer_of, figures_of, is_chosen, tell
from wardround.agents.verifier import ClaimScorer, verify_text
from wardround.records import Verification

from .cases import Half, Written, written


class Judged(NamedTuple):
    """A sentence with and without the scorer."""

    is_true: bool
    rules: Verification
    both: Verification


def judge(case: Written, scorer: ClaimScorer, every: int) -> Iterator[Judged]:
    """Every so-manieth true sentence and wrong one.

    Raises:
        EngineError: the scorer failed: there is nothing to measure.
    """
    texts = [(True, text) for text in case.true[::every]] + [(False, one.text) for one in case.wrong[::every]]
    for is_true, text in texts:
        rules = verify_text(text, case.case, max_omissions=0)
        both = verify_text(text, case.case, max_omissions=0, scorers=[scorer])
        yield Judged(is_true, rules, answered(both, scorer, case.name))


def figures(told: Sequence[Judged]) -> Figures:
    """For the rules, and for both."""
    wrong = [not one.is_true for one in told]
    return {
        "rules": figures_of([one.rules.verdicts for one in told], wrong),
        "both": figures_of([one.both.verdicts for one in told], wrong),
    }


def main(args: Sequence[str] | None = None) -> None:
    """Run, print, write."""
    parser = arguments(get_args(Half), "x")
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args(args)
    scorer = claim_scorer_of(given)
    chosen = [one for one in written(given.half) if is_chosen(one.name, given)]
    tell(figures([told for case in chosen for told in judge(case, scorer, given.every)]), given)


if __name__ == "__main__":
    main()

"""What a model adds to the rules on written cases: `python -m benchmarks.verifier.written.judged --scorer ...`.

Each sentence is a text of its own, checked by the rules and once more with the scorer beside them. A model takes
seconds for a claim, so `--every` thins out the sentences, true and wrong ones alike.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from benchmarks.verifier.agreement import auroc
from wardround.agents.verifier import ClaimScorer, load_scorers, verify_text
from wardround.models import load_model
from wardround.records import EngineError, Verification

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
        if any(flag.code == "check_failed" for flag in both.all_flags()):
            raise EngineError(f"the scorer {scorer.name} failed on a sentence of {case.name}")
        yield Judged(is_true, rules, both)


def figures(told: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """For the rules, and for both: true and wrong sentences, those flagged, and the area under the curve of risks."""
    return {
        "rules": _of([(one.is_true, one.rules) for one in told]),
        "both": _of([(one.is_true, one.both) for one in told]),
    }


def _of(told: Sequence[tuple[bool, Verification]]) -> dict[str, float]:
    flagged = [any(verdict.is_for_a_person for verdict in one.verdicts) for _, one in told]
    risks = [max((verdict.risk for verdict in one.verdicts), default=0.0) for _, one in told]
    wrong = [not is_true for is_true, _ in told]
    return {
        "true": wrong.count(False),
        "true flagged": sum(is_flagged and not is_wrong for is_flagged, is_wrong in zip(flagged, wrong, strict=True)),
        "wrong": wrong.count(True),
        "wrong flagged": sum(is_flagged and is_wrong for is_flagged, is_wrong in zip(flagged, wrong, strict=True)),
        "area under the curve": auroc(risks, wrong),
    }


def main(args: Sequence[str] | None = None) -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="What does a model add to the rules on written cases?")
    parser.add_argument("--half", choices=get_args(Half), default="x")
    parser.add_argument("--cases", nargs="*", default=[], help="beginnings of names of cases: x22 x24; all of the half")
    parser.add_argument("--scorer", required=True, help="nli:FOLDER_OR_ID[@REVISION], model, model:closest")
    parser.add_argument("--text-model", help="for `model`: transformers:ID, openai:URL#MODEL, scripted:FILE")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(args)
    text_model = load_model(given.text_model) if given.text_model else None
    (scorer,) = load_scorers([given.scorer], text_model=text_model)
    chosen = [one for one in written(given.half) if not given.cases or one.name.startswith(tuple(given.cases))]
    found = figures([told for case in chosen for told in judge(case, scorer, given.every)])
    print(json.dumps(found, indent=1))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

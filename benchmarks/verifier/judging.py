"""What the two benchmarks of a model beside the rules share: `written.judged` and `drafts.judged`."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.verifier.agreement import auroc
from wardround.agents.verifier import ClaimScorer, OmissionScorer, Scorer, load_scorers
from wardround.models import load_model
from wardround.records import ClaimVerdict, EngineError, Verification

Figures = dict[str, dict[str, float]]
"""By who judged: true sentences and wrong ones, those flagged, and the area under the curve of risks."""


def arguments(halves: Sequence[str], half: str) -> argparse.ArgumentParser:
    """Those that both commands take."""
    parser = argparse.ArgumentParser(description="What does a model add to the rules?")
    parser.add_argument("--half", choices=halves, default=half)
    parser.add_argument("--cases", nargs="*", default=[], help="beginnings of names: x22 x24; all of the half")
    parser.add_argument("--scorer", required=True, help="nli:FOLDER_OR_ID[@REVISION], model[:closest][:adjudicate]")
    parser.add_argument("--text-model", help="for `model`: transformers:ID, openai:URL#MODEL, scripted:FILE")
    parser.add_argument("--json", type=Path)
    return parser


def scorer_of(given: argparse.Namespace) -> Scorer:
    """The scorer that was asked for, on the model that was given."""
    text_model = load_model(given.text_model) if given.text_model else None
    (scorer,) = load_scorers([given.scorer], text_model=text_model)
    return scorer


def claim_scorer_of(given: argparse.Namespace) -> ClaimScorer:
    """The same, of those that judge claims."""
    return of_claims(scorer_of(given))


def of_claims(scorer: Scorer) -> ClaimScorer:
    """A scorer, if it judges claims; the run ends where it does not."""
    if isinstance(scorer, OmissionScorer):
        raise SystemExit(f"{scorer.name} judges no claims: benchmarks.verifier.drafts.left_out measures it")
    return scorer


def is_chosen(name: str, given: argparse.Namespace) -> bool:
    """Whether a case is among those that were asked for."""
    return not given.cases or name.startswith(tuple(given.cases))


def answered(found: Verification, scorer: ClaimScorer, name: str) -> Verification:
    """What was found with a scorer.

    Raises:
        EngineError: it failed on a claim: there is nothing to measure.
    """
    if any(flag.code == "check_failed" for flag in found.all_flags()):
        raise EngineError(f"the scorer {scorer.name} failed on a sentence of {name}")
    return found


def figures_of(found: Sequence[Sequence[ClaimVerdict]], wrong: Sequence[bool]) -> dict[str, float]:
    """The figures of one way to judge.

    Args:
        found: the verdicts on each sentence.
        wrong: whether the sentence is.
    """
    flagged = [any(verdict.is_for_a_person for verdict in verdicts) for verdicts in found]
    risks = [max((verdict.risk for verdict in verdicts), default=0.0) for verdicts in found]
    return {
        "true": wrong.count(False),
        "true flagged": sum(is_flagged and not is_wrong for is_flagged, is_wrong in zip(flagged, wrong, strict=True)),
        "wrong": wrong.count(True),
        "wrong flagged": sum(is_flagged and is_wrong for is_flagged, is_wrong in zip(flagged, wrong, strict=True)),
        "area under the curve": auroc(risks, wrong),
    }


def tell(found: Figures, given: argparse.Namespace) -> None:
    """Print, and write where it was asked for."""
    print(json.dumps(found, indent=1))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")

"""What scorers by models add to the rules: `python -m benchmarks.verifier.scored --data PATH --scorer nli:FOLDER`.

Several can be asked at once, each for its own row (`--scorer nli:FOLDER --scorer model --text-model
transformers:google/medgemma-27b-text-it`). Errors are the second planter's in notes on dialogues. Three rows each: the
rules, the scorer alone (its strongest doubt for the risk) and both, at thresholds that 5% and 2% of the tuning half's
true sentences reach. `--most` limits the visits of each half: a model reads every note once as it is and several times
with errors. `image` asks about images and `samples` about the drafts of one model: neither has anything to ask here.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.verifier.data import Visit, visits
from benchmarks.verifier.judging import of_claims
from benchmarks.verifier.planted import tell
from benchmarks.verifier.scorers import Scored, Scorer, wardround
from benchmarks.verifier.second.measure import figures, plan, table
from benchmarks.verifier.second.planter import applied
from wardround.agents.verifier import load_scorers, verify_text
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.scorers import ClaimScorer
from wardround.agents.verifier.whole import Whole
from wardround.models import load_model
from wardround.records import EngineError


def alone(model: ClaimScorer) -> Scorer:
    """A scorer without the rules: its strongest doubt is the risk.

    What it could not answer counts as no doubt here; where it fails altogether, so does the run.
    """

    def scored(text: str, visit: Visit) -> list[Scored]:
        placed = claims_in(text)
        whole, evidence = Whole(tuple(claim.text for claim, _, _ in placed)), Evidence(visit.case)
        signals = model.score([ClaimInContext(claim, evidence, whole) for claim, _, _ in placed]) if placed else {}
        found = []
        for place, (_, start, end) in enumerate(placed):
            doubts = [signal for signal in signals.get(place, ()) if signal.code != "check_failed"]
            risk = max((doubt.strength for doubt in doubts), default=0.0)
            found.append(Scored(start, end, risk, frozenset(doubt.code for doubt in doubts)))
        return found

    return scored


def beside_the_rules(model: ClaimScorer) -> Scorer:
    """As `wardround verify --scorer` has it."""

    def scored(text: str, visit: Visit) -> list[Scored]:
        found = verify_text(text, visit.case, max_omissions=0, scorers=[model])
        if any(flag.check == model.name for flag in found.flags):
            raise EngineError(f"the scorer {model.name} failed on a note: there is nothing to measure")
        return [Scored(v.start or 0, v.end or 0, v.risk, frozenset(f.code for f in v.flags)) for v in found.verdicts]

    return scored


def measure(halves: dict[str, Sequence[Visit]], models: dict[str, ClaimScorer], seed: int) -> dict[str, Any]:
    """Figures of the rules, and of each model alone and beside them; thresholds are the tuning half's."""
    scorers: dict[str, Scorer] = {"rules": wardround}
    for name, model in models.items():
        scorers |= {f"{name} alone": alone(model), f"rules and {name}": beside_the_rules(model)}
    planned = plan(halves["report"], seed, 2)
    found: dict[str, Any] = {}
    for name, scorer in scorers.items():
        began = time.perf_counter()
        tune = [scored.risk for visit in halves["tune"] for scored in scorer(visit.note, visit)]
        clean, told = tell(scorer, planned, applied)
        found[name] = figures(tune, [scored.risk for scored in clean], told)
        print(f"\n{name} ({time.perf_counter() - began:.0f} s)\n{table(found[name])}")
    return found


def main(args: Sequence[str] | None = None) -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="What do scorers by models add to the rules?")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", action="append", required=True, help="nli:FOLDER_OR_ID[@REVISION], model")
    parser.add_argument("--text-model", help="for `model`: transformers:ID, openai:URL#MODEL, scripted:FILE")
    parser.add_argument("--context", type=int, default=32_000, help="tokens of the record that `model` may read")
    parser.add_argument("--corpus", choices=("aci_bench", "mts_dialog"), default="aci_bench")
    parser.add_argument("--most", type=int, default=20, help="visits of each half")
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(args)
    text_model = load_model(given.text_model) if given.text_model else None
    made = [of_claims(one) for one in load_scorers(given.scorer, text_model=text_model, context_tokens=given.context)]
    halves = {half: visits(given.data, given.corpus, half)[: given.most] for half in ("tune", "report")}
    found = measure(halves, dict(zip(given.scorer, made, strict=True)), given.seed)
    if given.json:
        given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

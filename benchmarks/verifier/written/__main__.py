"""How many true sentences are flagged and how many wrong ones, at the thresholds that ship: by half and by kind."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import verdicts_within
from wardround.records import ClaimVerdict

from .cases import Half, Written, written

TRUE = "true"
"""Kind of the sentences that nothing is wrong with."""


class Told(NamedTuple):
    """A sentence with what the verifier says of it."""

    case: str
    kind: str
    text: str
    verdict: ClaimVerdict

    @property
    def is_flagged(self) -> bool:
        """Whether a person is sent to it."""
        return self.verdict.is_for_a_person

    @property
    def is_urgent(self) -> bool:
        """Whether it is said to be grave."""
        return any(flag.severity == "urgent" for flag in self.verdict.flags)


def tell(one: Written) -> Iterator[Told]:
    """Each sentence of the true draft, then each wrong one in its place in it."""
    evidence = Evidence(one.case)
    for place, text in enumerate(one.true):
        yield Told(one.name, TRUE, text, _verdict(evidence, one.true, place))
    for wrong in one.wrong:
        yield Told(one.name, wrong.kind, wrong.text, _verdict(evidence, one.draft(wrong), wrong.place))


def _verdict(evidence: Evidence, sentences: Sequence[str], place: int) -> ClaimVerdict:
    """The verdict on one sentence of a draft; sentences are paragraphs, so that none is joined or cut."""
    start = sum(len(text) + 2 for text in sentences[:place])
    found = verdicts_within("\n\n".join(sentences), evidence, start, start + len(sentences[place]))
    return max(found, key=lambda verdict: verdict.risk)


def figures(told: Sequence[Told]) -> dict[str, dict[str, int]]:
    """By kind: how many sentences, flagged, urgent; `all wrong` is every kind but the true ones."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: {"sentences": 0, "flagged": 0, "urgent": 0})
    for one in told:
        for kind in (one.kind,) if one.kind == TRUE else (one.kind, "all wrong"):
            found[kind]["sentences"] += 1
            found[kind]["flagged"] += one.is_flagged
            found[kind]["urgent"] += one.is_urgent
    return {kind: found[kind] for kind in (TRUE, "all wrong", *sorted(found.keys() - {TRUE, "all wrong"}))}


def main() -> None:
    """Print the figures, and with `--show` what went wrong in the open halves."""
    parser = argparse.ArgumentParser(description="Written records: true and wrong sentences flagged.")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--half", choices=get_args(Half))
    parser.add_argument("--show", action="store_true", help="list the misses of halves a, c and h")
    asked = parser.parse_args()
    halves: tuple[Half, ...] = (asked.half,) if asked.half else get_args(Half)
    out = {}
    for half in halves:
        told = [one for case in written(half) for one in tell(case)]
        out[half] = figures(told)
        print(f"half {half}")
        print(
            "\n".join(
                f"  {kind:12} {n['flagged']:3} of {n['sentences']:3} flagged, {n['urgent']:3} urgent"
                for kind, n in out[half].items()
            )
        )
        if asked.show and half in ("a", "c", "h"):
            _show(told)
    if asked.json:
        asked.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


def _show(told: Sequence[Told]) -> None:
    for one in told:
        if one.is_flagged == (one.kind == TRUE):
            print(f"{one.case} [{one.kind}] {one.verdict.risk:.2f} {one.text}")
            print(
                "".join(f"    {flag.severity} {flag.check}: {flag.message}\n" for flag in one.verdict.flags[:3]), end=""
            )


if __name__ == "__main__":
    main()

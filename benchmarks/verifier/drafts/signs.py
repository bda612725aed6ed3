"""What each sign for review stands on, in drafts: `python -m benchmarks.verifier.drafts.signs --halves cdgijl`.

For each sign that sends a person to a claim by itself where no talk is in the record: the true sentences and the wrong
ones that have it at full strength, and those that nothing else sends anybody to. A sign that stands on more true
sentences than wrong ones, in drafts that nobody read, is hardly a reason for review by itself, unless it tells of
errors that the records' authors seldom plant, as another sex.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import cast

from wardround.agents.verifier.calibration import BY_THEMSELVES, IN_WRITING
from wardround.agents.verifier.check import strongest
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import signals_within

from .cases import Drafted, Half, drafted

_ALONE = frozenset({*BY_THEMSELVES, *IN_WRITING})
_FULL = 0.9


def signs_of(one: Drafted) -> Iterator[tuple[str, frozenset[str]]]:
    """`true` or `wrong`, and the signs, of each sentence of a written record's draft and of each wrong one."""
    evidence = Evidence(one.case)
    if not evidence.is_all_written:
        return
    for found in signals_within(one.draft, evidence, 0, len(one.draft)):
        yield "true", _signs(strongest(found))
    for change in one.wrong:
        start = one.draft.index(change.old)
        text = one.draft[:start] + change.new + one.draft[start + len(change.old) :]
        inside = signals_within(text, evidence, text.rfind("\n", 0, start) + 1, start + len(change.new))
        yield "wrong", frozenset().union(*(_signs(strongest(found)) for found in inside))


def _signs(strengths: dict[str, float]) -> frozenset[str]:
    return frozenset(name for name, strength in strengths.items() if strength >= _FULL and name in _ALONE)


def main() -> None:
    """Print a line for each sign, those with the most true sentences first."""
    parser = argparse.ArgumentParser(description="What each sign for review stands on.")
    parser.add_argument("--halves", default="cdgijl")
    counts: dict[str, Counter[str]] = {"true": Counter(), "wrong": Counter()}
    only: dict[str, Counter[str]] = {"true": Counter(), "wrong": Counter()}
    for half in parser.parse_args().halves:
        for one in drafted(cast(Half, half)):
            for kind, signs in signs_of(one):
                counts[kind].update(signs)
                only[kind].update(signs if len(signs) == 1 else ())
    for name in sorted(_ALONE, key=lambda name: (-counts["true"][name], name)):
        true, wrong = counts["true"][name], counts["wrong"][name]
        print(
            f"{name:24} true {true:3} ({only['true'][name]:3} alone)  wrong {wrong:3} ({only['wrong'][name]:3} alone)"
        )


if __name__ == "__main__":
    main()

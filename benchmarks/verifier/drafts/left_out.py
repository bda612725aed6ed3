"""What a model adds to what the rules surface as left out: `python -m benchmarks.verifier.drafts.left_out --half l`.

    --scorer omissions:adjudicate --text-model openai:http://127.0.0.1:8080/v1

Of every draft, every second sentence that may be left out is taken out, then the others, then none. What was taken out
should be among the five omissions that are surfaced; of a whole draft, few should be.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from benchmarks.verifier.judging import Figures, arguments, is_chosen, scorer_of, tell
from wardround.agents.verifier import OmissionScorer
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.left_out import left_out
from wardround.agents.verifier.verify import claims_as_read
from wardround.records import EngineError, Flag

from .__main__ import is_at
from .cases import Drafted, Half, LeftOut, drafted

_SURFACED = 5


class Read(NamedTuple):
    """A draft without some of its sentences: what was taken out, and what is surfaced by the rules and with a model."""

    lost: tuple[LeftOut, ...]
    one: Drafted
    rules: tuple[Flag, ...]
    both: tuple[Flag, ...]


def read(one: Drafted, scorer: OmissionScorer) -> Iterator[Read]:
    """The draft without every second of what may be left out, without the others, and whole.

    Raises:
        EngineError: the scorer failed: there is nothing to measure.
    """
    evidence = Evidence(one.case)
    for lost in (one.left_out[::2], one.left_out[1::2], ()):
        text = one.draft
        for each in lost:
            text = text.replace(each.sentence, "")
        found = left_out(claims_as_read(text, evidence), evidence, _SURFACED, [scorer])
        if found.flags:
            raise EngineError(f"the scorer {scorer.name} failed on {one.name}")
        yield Read(lost, one, found.by_rules, tuple(omission.flag for omission in found.omissions))


def figures(found: Sequence[Read]) -> Figures:
    """For the rules, and for both."""
    return {
        "rules": _figures([(one, one.rules) for one in found]),
        "both": _figures([(one, one.both) for one in found]),
    }


def _figures(found: Sequence[tuple[Read, tuple[Flag, ...]]]) -> dict[str, float]:
    whole = [flags for one, flags in found if not one.lost]
    return {
        "left out": sum(len(one.lost) for one, _ in found),
        "surfaced": sum(_is_among(lost, one.one, flags) for one, flags in found for lost in one.lost),
        "whole drafts": len(whole),
        "surfaced on whole drafts": sum(map(len, whole)),
        "for a person on whole drafts": sum(flag.severity != "note" for flags in whole for flag in flags),
    }


def _is_among(lost: LeftOut, one: Drafted, flags: Sequence[Flag]) -> bool:
    return any(is_at(place, lost.record, one.case) for flag in flags for place in flag.citations)


def main(args: Sequence[str] | None = None) -> None:
    """Run, print, write."""
    given = arguments(get_args(Half), "l").parse_args(args)
    scorer = scorer_of(given)
    if not isinstance(scorer, OmissionScorer):
        raise SystemExit(f"{scorer.name} reads no omissions: --scorer omissions[:adjudicate]")
    chosen = [one for one in drafted(given.half) if is_chosen(one.name, given)]
    tell(figures([told for one in chosen for told in read(one, scorer)]), given)


if __name__ == "__main__":
    main()

"""How many sentences of true drafts are flagged, and how many wrong ones: `python -m benchmarks.verifier.drafts`.

Each draft is a document as models are asked for: a discharge summary, a letter, a handover, a table of medicines,
a note in telegram style, a summary in plain words. A wrong sentence takes its place in the draft, one at a time.
"""

import argparse
from typing import get_args

from wardround.agents.verifier import verify_text

from .cases import Changed, Drafted, Half, drafted


def figures(one: Drafted) -> dict[str, int]:
    """How many sentences of a draft and wrong ones there are, and how many a person is sent to."""
    verdicts = verify_text(one.draft, one.case, max_omissions=0).verdicts
    return {
        "true": len(verdicts),
        "true flagged": sum(verdict.is_for_a_person for verdict in verdicts),
        "wrong": len(one.wrong),
        "wrong flagged": sum(is_found(one, change) for change in one.wrong),
    }


def is_found(one: Drafted, change: Changed) -> bool:
    """Whether a claim within the changed sentence is flagged."""
    start = one.draft.index(change.old)
    text = one.draft[:start] + change.new + one.draft[start + len(change.old) :]
    end = start + len(change.new)
    return any(
        verdict.is_for_a_person
        for verdict in verify_text(text, one.case, max_omissions=0).verdicts
        if verdict.start is not None and verdict.end is not None and verdict.start < end and start < verdict.end
    )


def main() -> None:
    """Print the figures of each draft, then of the half."""
    parser = argparse.ArgumentParser(description="Whole drafts: true and wrong sentences flagged.")
    parser.add_argument("--half", choices=get_args(Half))
    asked = parser.parse_args()
    halves: tuple[Half, ...] = (asked.half,) if asked.half else get_args(Half)
    for half in halves:
        total: dict[str, int] = {}
        for one in drafted(half):
            found = figures(one)
            total = {key: total.get(key, 0) + value for key, value in found.items()}
            print(one.name, found)
        print("half", half, total)


if __name__ == "__main__":
    main()

"""How many sentences of true drafts are flagged, and how many wrong ones: `python -m benchmarks.verifier.drafts`.

Each draft is a document as models are asked for: a discharge summary, a letter, a handover, a table of medicines,
a note in telegram style, a summary in plain words. A wrong sentence takes its place in the draft, one at a time; what
may be left out is taken out, one at a time, and then should be among the five omissions that are surfaced.
"""

import argparse
from typing import get_args

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import omissions_of, verdicts_within
from wardround.records import Case, Citation

from .cases import Changed, Drafted, Half, LeftOut, drafted


def figures(one: Drafted) -> dict[str, int]:
    """How many sentences of a draft and wrong ones there are, and how many a person is sent to."""
    verdicts, evidence = verify_text(one.draft, one.case, max_omissions=0).verdicts, Evidence(one.case)
    return {
        "true": len(verdicts),
        "true flagged": sum(verdict.is_for_a_person for verdict in verdicts),
        "wrong": len(one.wrong),
        "wrong flagged": sum(is_found(one, change, evidence) for change in one.wrong),
        "left out": len(one.left_out),
        "surfaced": sum(is_surfaced(one, left, evidence) for left in one.left_out),
    }


def is_found(one: Drafted, change: Changed, evidence: Evidence) -> bool:
    """Whether a claim within the changed sentence is flagged."""
    start = one.draft.index(change.old)
    text = one.draft[:start] + change.new + one.draft[start + len(change.old) :]
    line, end = text.rfind("\n", 0, start) + 1, start + len(change.new)
    return any(
        verdict.is_for_a_person
        for verdict in verdicts_within(text, evidence, line, end)
        if verdict.end is not None and start < verdict.end
    )


def is_surfaced(one: Drafted, left: LeftOut, evidence: Evidence) -> bool:
    """Whether an omission cites the place of the record that says what was taken out."""
    text = one.draft.replace(left.sentence, "")
    citations = [place for omission in omissions_of(text, evidence) for place in omission.flag.citations]
    return any(is_at(place, left.record, one.case) for place in citations)


def is_at(place: Citation, words: str, case: Case) -> bool:
    """Whether a cited place touches words of a document."""
    text = next((document.text for document in case.documents if document.id == place.source_id), "")
    start = text.find(words)
    return start >= 0 and place.start < start + len(words) and start < place.end


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

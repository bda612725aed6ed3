"""Plain statements of one thing, as somebody tries first: `python -m benchmarks.verifier.plain`.

In a short invented visit one more thing is told: asked for and answered, or stated. A note then says it, or the
contrary. Counted are contraries that a person is sent to and true statements that one is sent to, by how it was told.
Half `a` is a list of what was missed by the hand that writes checks, and says nothing of other talk; `c` does.
"""

import argparse
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import wardround as wr
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.verify import verdicts_within

_BEFORE = """Doctor: Good morning, what brings you in?
Patient: My knee has been bothering me since I slipped on the ice two weeks ago.
Doctor: Which knee is it?
Patient: The right one. It swells up in the evening.
Doctor: Have you tried anything for it?
Patient: I put ice on it and took some ibuprofen. That helped a little.
"""
_BEHIND = """Doctor: Let me take a look. Any tenderness here?
Patient: Yes, right there on the inside.
Doctor: I think this is a mild sprain. We'll get an x-ray to be safe.
Doctor: Keep using the ice, and come back in two weeks.
"""
_NOTE = "The patient slipped on ice two weeks ago and has right knee pain. "
_FOLDER = Path(__file__).parent / "plain_things"
HALVES = ("a", "b", "c")
"""`a` is by the hand that writes checks, `b` and `c` by one that had seen none; what is missed of `c` was read by nobody."""
_DENIED = ("{ask}?|No.", "{ask}?|No, not yet.", "{ask}?|Not really.", "{ask}?|Never.", "{no}.", "No, {no}.")
_TOLD = ("{ask}?|Yes.", "{ask}?|Yeah, I have.", "{yes}.", "Yes, {yes}.")


class _Thing(NamedTuple):
    """One thing: how it is asked for, denied and told, and how a note says that it is so, and that it is not."""

    ask: str
    no: str
    yes: str
    so: str
    not_so: str


def things(half: str) -> list[_Thing]:
    """The things of one half, a line each."""
    lines = (_FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [_Thing(*line.split(" / ")) for line in lines]


class Told(NamedTuple):
    """One sentence of a note, with what came of it."""

    form: str
    """How talk told the thing."""
    is_contrary: bool
    """Whether the note says the contrary."""
    text: str
    is_flagged: bool
    """Whether a person is sent to it."""


def tell(half: str) -> Iterator[Told]:
    """Of each thing of a half, in each way to tell it, the sentence that it is so and the one that it is not."""
    for forms, is_denied in ((_DENIED, True), (_TOLD, False)):
        for form in forms:
            for thing in things(half):
                talk = _talk(form.format(**thing._asdict()))
                for text, is_contrary in ((thing.so, is_denied), (thing.not_so, not is_denied)):
                    yield Told(form, is_contrary, text, _is_flagged(text, talk))


def _talk(told: str) -> str:
    asked, _, answer = told.partition("|")
    said = f"Doctor: {asked}\nPatient: {answer}" if answer else f"Doctor: Tell me more.\nPatient: {asked}"
    return f"{_BEFORE}{said}\n{_BEHIND}"


@lru_cache(maxsize=2)
def _evidence(talk: str) -> Evidence:
    return Evidence(wr.load_case({"visit": talk}))


def _is_flagged(text: str, talk: str) -> bool:
    found = verdicts_within(_NOTE + text, _evidence(talk), len(_NOTE), len(_NOTE) + len(text))
    return any(verdict.is_for_a_person for verdict in found)


def _line(name: str, told: Sequence[Told]) -> str:
    contrary, true = ([one.is_flagged for one in told if one.is_contrary is which] for which in (True, False))
    return f"{name:28} contrary {sum(contrary):3} of {len(contrary):3}, true {sum(true)} of {len(true)}"


def main() -> None:
    """Print the counts by how it was told, with `--show` what was missed."""
    parser = argparse.ArgumentParser(description="Plain statements of one thing: contraries and true ones flagged.")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    options = parser.parse_args()
    is_shown, told = options.show, list(tell(options.half))
    for form in (*_DENIED, *_TOLD):
        found = [one for one in told if one.form == form]
        missed = [one.text for one in found if one.is_contrary and not one.is_flagged]
        print("\n    missed: ".join([_line(form, found), *(missed if is_shown else ())]))
    print(_line("all", told))


if __name__ == "__main__":
    main()

"""Plain statements of one thing, as somebody tries first: `python -m benchmarks.verifier.plain`.

In a short invented visit one more thing is told: asked for and answered, or stated. A note then says it, or the
contrary. Counted are contraries that a person is sent to and true statements that one is sent to, by how it was told.
Written by the hand that writes checks; it is a list of what is still missed, and says nothing of other talk.
"""

import argparse
from collections.abc import Iterator, Sequence
from functools import lru_cache
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
_DENIED = ("{ask}?|No.", "{ask}?|No, not yet.", "{ask}?|Not really.", "{ask}?|Never.", "{no}.", "No, {no}.")
_TOLD = ("{ask}?|Yes.", "{ask}?|Yeah, I have.", "{yes}.", "Yes, {yes}.")


class _Thing(NamedTuple):
    """One thing: how it is asked for, denied and told, and how a note says that it is so, and that it is not."""

    ask: str
    no: str
    yes: str
    so: str
    not_so: str


_THINGS = tuple(
    _Thing(*line.split(" / "))
    for line in """
Have you had a mammogram / I haven't had a mammogram / I had a mammogram in the spring / She has had a mammogram. / She has not had a mammogram.
Have you ever had a colonoscopy / I've never had a colonoscopy / I had a colonoscopy once / She has had a colonoscopy. / She has never had a colonoscopy.
Did you get your flu shot / I didn't get the flu shot / I got my flu shot / She received her flu vaccine. / She has not received her flu vaccine.
Are you working / I'm not working / I'm working at the bank / The patient is working. / The patient is not working.
Are you exercising / I don't exercise anymore / I exercise every other day / She is exercising. / She does not exercise.
Do you smoke / I don't smoke / I smoke about half a pack / She smokes. / She does not smoke.
Do you drink any alcohol / I don't drink / I have wine most nights / She drinks alcohol. / She does not drink alcohol.
Are you married / I'm not married / I'm married / She is married. / She is not married.
Do you live alone / I don't live alone / I live alone / She lives alone. / She does not live alone.
Have you had any fever / I haven't had any fever / I've had a fever since Sunday / She has had a fever. / She has had no fever.
Any chest pain / I haven't had any chest pain / I get chest pain on the stairs / She reports chest pain. / She denies chest pain.
Do you have diabetes / I don't have diabetes / I have diabetes / She has diabetes. / She does not have diabetes.
Have you had any surgeries / I've never had surgery / I had surgery as a child / She has had surgery. / She has had no surgeries.
Are you sleeping well / I don't sleep well / I sleep well / She sleeps well. / She does not sleep well.
Are you taking the metformin / I'm not taking the metformin / I take the metformin every day / She is taking metformin. / She is not taking metformin.
Are you allergic to penicillin / I'm not allergic to penicillin / I'm allergic to penicillin / She is allergic to penicillin. / She is not allergic to penicillin.
Are you pregnant / I'm not pregnant / I'm pregnant / She is pregnant. / She is not pregnant.
Were you wearing a helmet / I wasn't wearing a helmet / I was wearing a helmet / She was wearing a helmet. / She was not wearing a helmet.
Have you done any physical therapy / I haven't done any physical therapy / I did physical therapy / She has done physical therapy. / She has not done physical therapy.
Have you seen a dentist / I haven't seen a dentist / I saw my dentist / She has seen a dentist. / She has not seen a dentist.
Have you lost any weight / I haven't lost any weight / I've lost some weight / She has lost weight. / She has not lost weight.
Are you driving / I'm not driving / I drive every day / She is driving. / She is not driving.
Do you have any children / I don't have any children / I have children / She has children. / She has no children.
Do you use a cane / I don't use a cane / I use a cane / She uses a cane. / She does not use a cane.
Did the brace help / The brace didn't help / The brace helped a lot / The brace helped. / The brace did not help.
Did you fall / I didn't fall / I fell down the steps / She fell. / She did not fall.
""".strip().splitlines()
)


class Told(NamedTuple):
    """One sentence of a note, with what came of it."""

    form: str
    """How talk told the thing."""
    is_contrary: bool
    """Whether the note says the contrary."""
    text: str
    is_flagged: bool
    """Whether a person is sent to it."""


def tell() -> Iterator[Told]:
    """Of each thing, in each way to tell it, the sentence that it is so and the one that it is not."""
    for forms, is_denied in ((_DENIED, True), (_TOLD, False)):
        for form in forms:
            for thing in _THINGS:
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
    is_shown, told = parser.parse_args().show, list(tell())
    for form in (*_DENIED, *_TOLD):
        found = [one for one in told if one.form == form]
        missed = [one.text for one in found if one.is_contrary and not one.is_flagged]
        print("\n    missed: ".join([_line(form, found), *(missed if is_shown else ())]))
    print(_line("all", told))


if __name__ == "__main__":
    main()

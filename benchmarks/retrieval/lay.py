"""Questions as lay people ask them: some written for this benchmark, some made from others by noise."""

import random
import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from .data import Question, Row

LAY_SETS = ("first", "second")
"""Ours: the first was looked at while the search was made, the second was written afterwards and never tuned on."""
_BEFORE = (
    "Hello, I hope that somebody can help me. I am 47 and live with my two children and a dog.",
    "Dear doctor, I am writing on behalf of my mother, who does not use a computer.",
    "Hi all! Yesterday we sat in the waiting room for three hours and the nurse had no time for us.",
    "Good morning. I have been reading a lot on the internet and now I am more confused than before.",
    "My neighbour told me to write to you, he says that you always answer.",
)
_AFTER = (
    "I have not slept well since. Thank you very much in advance and have a nice day.",
    "My insurance will change next month, so please answer soon. Best regards, Maria",
    "We live far from the next big town and I work nights. Thanks!",
    "Sorry for my bad english and for the long message.",
    "Please send it to my email, god bless you all.",
)


def lay_questions(rows: Sequence[Row], name: str) -> list[Question]:
    """A set of our own questions, graded: 3 for subject and kind of answer, 2 for its overview, 1 for the subject."""
    written = tomllib.loads(Path(__file__).with_name(f"lay_{name}.toml").read_text(encoding="utf-8"))["question"]
    found = [Question(one["text"], dict(_grades(one["about"], one["wants"], rows))) for one in written]
    return [question for question in found if question.grades]


def _grades(about: Sequence[str], wants: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    for row in rows:
        focus = (row["focus"] or "").casefold()
        if any(fnmatchcase(focus, pattern) for pattern in about):
            overview = 2 if row["qtype"] == "information" else 1
            yield row["key"], 3 if row["qtype"] in wants else overview


def in_a_story(questions: Sequence[Question]) -> list[Question]:
    """The same questions with a greeting, a story and a good-bye around them, and typing mistakes in between."""
    draw = random.Random(11)
    told = []
    for question in questions:
        text = " ".join((draw.choice(_BEFORE), _mistyped(question.text, draw), draw.choice(_AFTER)))
        told.append(question._replace(text=text))
    return told


def _mistyped(text: str, draw: random.Random) -> str:
    """One word in eight of six letters and more has two letters swapped, one left out or one doubled."""
    return " ".join(_slip(word, draw) if len(word) > 5 and draw.random() < 0.125 else word for word in text.split())


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    one, other = word[at], word[at + 1]
    return word[:at] + draw.choice((other + one, other, one + one + other)) + word[at + 2 :]

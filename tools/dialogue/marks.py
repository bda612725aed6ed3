"""Where turns of speech may begin: labels at the start of lines, on lines of their own, and within a line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .captions import STAMP
from .labels import Role, is_titled, may_be_name, may_be_of_pair, told_role
from .legends import legend_of

_LABEL = r"[^\W\d_](?:[^\W_]|[.'’-])*(?:[ _][^\W_](?:[^\W_]|[.'’-])*){0,3}"
_OPENS = r"(?:\[|[(<](?=[^()<>:\n]{1,40}[)>]))?"
"""`[doctor]`, `(Doctor)`, `<Doctor>`; other lines in brackets are no turns."""
_MARK = re.compile(
    rf"^[ \t]*(?:>[ \t]*|\#{{1,6}}[ \t]+|[-*•][ \t]+)?(?:\*{{2}}|__|\*|_)?{_OPENS}(?P<label>{_LABEL})(?:[ ]?\((?P<aside>[^()\n]{{1,40}})\))?"
    rf"(?:[ \t]{{1,9}}{STAMP})?(?:\*{{2}}|__|\*|_)?"
    r"(?:[\])>][ \t]*:?|[ \t]?:(?:\*{2}|__|\*|_)?(?!\d)|[ ][-–—](?=[ ])|(?=[ \t]*$))(?P<gap>[ \t]*)(?P<alone>\n\s*)?",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"(?<=[.?!])[ ](?=(?:doctor|dr|patient|pt|physician|clinician|provider|nurse|interviewer|mother|father) ?: )",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"[ \t]*(?:doctor|dr|patient|pt|physician|clinician|provider|nurse|interviewer) ?: ", re.IGNORECASE
)
_LEAST_INLINE = 2


class Mark(NamedTuple):
    """The label of a turn."""

    label: str
    """In lower case, without what is said of it in brackets, blanks made one."""
    role: Role | None
    """The part that it tells; None where it tells none."""
    start: int
    """First position of the label."""
    end: int
    """First position of what is said."""
    is_alone: bool
    """Whether it has a line of its own."""
    is_titled: bool
    """Whether it is a person with a title: `Mr. Jones`."""


def with_lines(text: str) -> str:
    """A talk that was written in one line, each turn on its own: as long as before, a line end for the blank before it."""
    lines = text.split("\n")
    return "\n".join(map(_parted, lines)) if any(len(line) > 1 and ":" in line for line in lines) else text


def _parted(line: str) -> str:
    is_talk = _PARTED.match(line) and len(_INLINE.findall(line)) >= _LEAST_INLINE
    return _INLINE.sub("\n", line) if is_talk else line


def find_marks(text: str) -> list[Mark]:
    """Labels that may begin turns, in order: those that tell a part, and names and letters that come again."""
    found = [mark for match in _MARK.finditer(text) if (mark := _mark(match, legend_of(text)))]
    often = Counter(mark.label for mark in found)
    kept = [mark for mark in found if _is_kept(mark, often[mark.label])]
    is_mixed = any(not mark.is_alone for mark in kept)
    nexts = [mark.start for mark in kept[1:]] + [len(text)] if kept else []
    return [mark for mark, at in zip(kept, nexts, strict=True) if not _is_title(mark, at, often[mark.label], is_mixed)]


def labels_of(marks: Iterable[Mark]) -> frozenset[str]:
    """Each label once."""
    return frozenset(mark.label for mark in marks)


def turns_of(marks: list[Mark], text: str) -> Iterator[tuple[Mark, str]]:
    """Each label with what is said behind it."""
    ends = [*(mark.start for mark in marks[1:]), len(text)][: len(marks)]
    for mark, end in zip(marks, ends, strict=True):
        yield mark, text[mark.end : end].strip()


def _mark(match: re.Match[str], legend: Mapping[str, Role]) -> Mark | None:
    written, aside = match["label"], match["aside"] or ""
    label = " ".join(written.casefold().replace("_", " ").split()).strip(".")
    is_alone = match["alone"] is not None
    if is_alone and len(written) > 1 and not written[0].isupper():
        return None
    role = legend.get(label) or told_role(written) or (told_role(aside) if aside and not is_alone else None)
    if role is None and not (may_be_name(written) or may_be_of_pair(label)):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Mark(label, role, start, match.end(), is_alone, is_titled(written))


def _is_title(mark: Mark, following: int, often: int, is_mixed: bool) -> bool:
    """Whether what stands alone on a line is no label: nothing is said below it, or all other labels stand before words."""
    return mark.is_alone and (mark.end == following or (is_mixed and often == 1))


def _is_kept(mark: Mark, often: int) -> bool:
    return mark.role is not None or often > 1 or mark.is_titled

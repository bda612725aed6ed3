"""Lists of medicines that the title of a document names (`TTO / MEDS REC`), and the headings within: `CEASED`, `CONTINUE`."""

import re
from functools import lru_cache

from wardround.tools.terms import find_drugs

from ...evidence import Evidence
from ...stretches import first_line, line_end, line_start
from ...units import Unit

_TITLE = re.compile(
    r"\b(?:TT[OA]s?|(?:discharge|d/c) (?:meds?|medic\w+|drugs?|rx|prescri\w+)|(?:meds?|medic\w+|prescri\w+) (?:on|at|for) (?:discharge|d/c))\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 60
_ENDED = (
    r"ceas\w*|stop(?:ped)?|discontinued|d/?c['’]?d|held|on hold|withheld|not (?:to be )?(?:continued|taken)|do not take"
)
_GOING = (
    r"start\w*|continu\w*|new|unchanged|changed|current|take|taking|same|regular|as needed|prn|when required|ongoing"
)
_HEADING = re.compile(
    rf"^[ \t*#=-]*(?:(?:medic\w+|meds|drugs|tablets) )?(?:(?P<ended>{_ENDED})|(?:{_GOING}))\b[^\n:]{{0,30}}:?[ \t*=-]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says no more than what became of the medicines on the lines below it."""
_BEFORE_NAME = re.compile(r"[ \t*•\d.)-]*(?:(?:T|Tab|Tabs|Cap|Inj|Syp|Tablet|Capsule)\.? )?\Z", re.IGNORECASE)
_DOSED = re.compile(r"[ \t]+(?:(?:MR|SR|XL|ER|XR|CR|EC|patch|inhaler|cream|drops)[ \t]+)?\d", re.IGNORECASE)


def is_item_to_take(evidence: Evidence, unit: Unit) -> bool:
    """Whether it begins a line of a titled list with a medicine and its dose, under no heading of those that ended."""
    return unit.source_id in titled_lists(evidence) and _is_item(unit) and not is_under_ended(unit)


@lru_cache(maxsize=8)
def titled_lists(evidence: Evidence) -> frozenset[str]:
    """The documents whose title says that they list what is taken home."""
    return frozenset(one.id for one in evidence.case.documents if _TITLE.search(first_line(one.text)[:_LONGEST_TITLE]))


def is_under_ended(unit: Unit) -> bool:
    """Whether the last heading above its line is of medicines that ended: `CEASED`."""
    begin = line_start(unit.text, unit.start)
    above = [is_ended for place, is_ended in _headings(unit.text) if place < begin]
    return bool(above) and above[-1] and _is_line_of_one(unit)


@lru_cache(maxsize=256)
def _headings(text: str) -> tuple[tuple[int, bool], ...]:
    own = (match for match in _HEADING.finditer(text) if not find_drugs(match.group()))
    return tuple((match.start(), bool(match["ended"])) for match in own)


def _is_item(unit: Unit) -> bool:
    line, end = _line(unit), _end_of_name(unit)
    return bool(end) and bool(_DOSED.match(line, end))


def _is_line_of_one(unit: Unit) -> bool:
    """Whether its line begins with a medicine, as the lines below such a heading do."""
    return bool(_end_of_name(unit))


def _line(unit: Unit) -> str:
    begin = line_start(unit.text, unit.start)
    return unit.text[begin : line_end(unit.text, begin)]


def _end_of_name(unit: Unit) -> int:
    """Where the medicine ends with which the line of a unit begins; 0 where it begins with none."""
    line = _line(unit)
    first = next(iter(find_drugs(line)), None)
    return first.end if first and _BEFORE_NAME.fullmatch(line, 0, first.start) else 0

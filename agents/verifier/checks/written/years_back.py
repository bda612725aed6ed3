"""`Twenty years ago`, of a year that a record names: counted back from the day on which it was written."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention

from ...check import ClaimInContext
from ...evidence import Evidence
from ...stamps import written_on

_AGO = re.compile(r"\s*(?:ago|earlier|back|before)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d)")


def is_years_back(context: ClaimInContext, said: Mention) -> bool:
    """Whether a claim counts back as many years as lie between the record and a year that a close place names."""
    if said.unit != "year" or len(said.value) != 1 or not _AGO.match(context.claim.text, said.end):
        return False
    then = {int(match.group()) for unit in context.best for match in _YEAR.finditer(unit.words)}
    # a birthday of the event may be to come yet
    return any(abs(now - year - said.value[0]) <= 1 for now in _now(context.evidence) for year in then)


def _now(evidence: Evidence) -> set[int]:
    """The years in which the record was written; where no document tells its day, the last that it names."""
    written = {int(day[:4]) for unit in evidence.units if (day := written_on(evidence, unit))[:4].isdigit()}
    return written or set(sorted(_named(evidence))[-1:])


def _named(evidence: Evidence) -> Iterator[int]:
    for unit in evidence.units:
        yield from (int(match.group()) for match in _YEAR.finditer(unit.words))
        yield from (int(one.value[0]) for one in unit.quantities if one.kind == "date" and one.value[0])

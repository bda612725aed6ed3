"""Times of the day by the clock."""

import re

from .mention import Mention
from .numbers import SPOKEN
from .values import values_of

_CLOCK = re.compile(
    rf"(?<![\w./:])(?:(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?:\s*[ap]\.?m\b\.?)?|(?P<w>\d{{1,2}}|{SPOKEN})\s*(?:[ap]\.?m\b\.?|o'?clock))(?![\w:])",
    re.IGNORECASE,
)


def find_clocks(text: str) -> list[Mention]:
    """`7:30 pm`, `seven o'clock`: on a dial of twelve hours."""
    found = []
    for match in _CLOCK.finditer(text):
        hours, minutes = values_of(match["h"] or match["w"]), float(match["m"] or 0)
        if len(hours) == 1 and hours[0] <= 24 and minutes < 60:
            found.append(Mention(match.start(), match.end(), "clock", (hours[0] % 12, minutes), ""))
    return found

"""What changed words come to where a claim otherwise repeats its source: one file for each kind of word."""

from collections.abc import Callable

from ...repeats import Repeat
from .amounts import other_amount, other_dosing, other_drug
from .degrees import degree_changed, other_degree, other_sureness, other_time
from .denied import denied
from .problem import LISTED, Problem
from .whose import other_side, whose

Judge = Callable[[str, Repeat], Problem | None]
"""Of a claim's text and what it repeats: what was changed; None where nothing of its kind was."""
JUDGES: tuple[Judge, ...] = (
    denied,
    other_drug,
    other_amount,
    other_dosing,
    other_side,
    other_degree,
    other_time,
    other_sureness,
    degree_changed,
    whose,
)
"""In this order; the first that finds something tells it."""

__all__ = ["JUDGES", "LISTED", "Judge", "Problem"]

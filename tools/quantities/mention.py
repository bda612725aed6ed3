"""What a quantity of a text is."""

from typing import Literal, NamedTuple

MentionKind = Literal["dose", "frequency", "duration", "age", "date", "clock", "pressure", "ratio", "measure", "number"]
"""`dose` an amount of a drug; `measure` any other amount with a unit; `ratio` one number out of another, as in `2/6`;
`number` one without."""


class Mention(NamedTuple):
    """One quantity."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    kind: MentionKind
    """What it counts."""
    value: tuple[float, ...]
    """The numbers: one; two for a range, a ratio or a blood pressure; more for the sides of a thing and for a range out of
    another number, which stands last (`7-8/10`). Year, month, day for
    dates (0 where not given); hour from 0 to 11 and minute for clock times; times per day for frequencies."""
    unit: str
    """Normal form of the unit (`mg`, `day`, `per day`); empty for bare numbers."""

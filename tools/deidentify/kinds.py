"""What identifies a person: the kinds of 45 CFR 164.514(b)(2), the Safe Harbor."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

PhiKind = Literal[
    "name", "place", "date", "age", "phone", "fax", "email", "ssn", "record_number", "plan_number", "account_number", "licence",
    "vehicle", "device", "url", "ip", "biometric", "other_number",
]  # fmt: skip
"""`place` smaller than a state; `date` finer than a year; `age` over 89; `plan_number` of a health plan; `licence` or
certificate; `vehicle` number or plate; `device` number; `biometric` identifiers by their labels; `other_number` any other
unique number or code. Photographs, the one kind that is no text, are a matter of the images."""


class Found(NamedTuple):
    """An identifier in a text."""

    kind: PhiKind
    start: int
    """First code point."""
    end: int
    """One past the last."""


Detector = Callable[[str], Iterable[Found]]
"""Finds identifiers; another backend, such as presidio's analyzer, plugs in as one more of these."""

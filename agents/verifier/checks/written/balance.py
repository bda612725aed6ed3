"""The way of a fluid balance: `net positive 2.8 L`, where written records have 2.8 L negative."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...check import ClaimInContext, Signal
from ...units import Unit

_WAY = r"(?P<{}>positive|negative|\+(?:ve)?|[-–−](?:ve)?|in excess|in deficit)"
_AMOUNT = r"(?P<{}>\d[\d,]*(?:\.\d+)?)\s?(?P<{}>l\b|lit(?:re|er)s?\b|mls?\b|millilit(?:re|er)s?\b)"
_BALANCE = re.compile(
    rf"\b(?:(?:net|fluid|cumulative|overall|daily)\s+)*(?<![\w.]){_WAY.format('before')}\s*(?:(?:fluid )?balance\s*)?(?:(?:of|by|at)\s+)?(?:(?:about|around)\s+)?{_AMOUNT.format('a', 'in_a')}"
    rf"|{_AMOUNT.format('b', 'in_b')}\s+(?:net\s+|cumulatively\s+)?(?P<after>positive|negative|in excess|in deficit|\+ve|-ve)(?![\w-])",
    re.IGNORECASE,
)
_IS_OF_FLUID = re.compile(
    r"\b(?:net|fluids?|balance|diure\w+|intake|output|i/?o|cumulative)\b|\d\s?(?:l|ml|lit(?:re|er)s?) (?:positive|negative)\b",
    re.IGNORECASE,
)
_ROUNDED = 0.05


class _Balance(NamedTuple):
    """By how many millilitres, with its sign."""

    amount: float
    start: int
    end: int


def balances_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a balance of fluid that written records have the other way, and nowhere in the claim's way."""
    told = [(one.amount, unit) for one, unit in context.evidence.each(_balances)]
    for said in _balances(context.claim.text):
        against = [unit for amount, unit in told if _is(-said.amount, amount)]
        if against and not any(_is(said.amount, amount) for amount, _ in told):
            words = context.claim.text[said.start : said.end]
            message = f"the claim has a balance of “{words}”; the record has it the other way"
            yield _signal(message, against[0], words)


def _balances(text: str) -> Iterator[_Balance]:
    for match in _BALANCE.finditer(text) if _IS_OF_FLUID.search(text) else ():
        value = float((match["a"] or match["b"]).replace(",", ""))
        times = 1 if (match["in_a"] or match["in_b"]).casefold().startswith("m") else 1000
        is_up = (match["before"] or match["after"]).casefold().startswith(("pos", "+", "in ex"))
        yield _Balance(value * times if is_up else -value * times, *match.span())


def _is(one: float, other: float) -> bool:
    return abs(one - other) <= _ROUNDED * abs(one)


def _signal(message: str, unit: Unit, words: str) -> Signal:
    return Signal("written_balance", 1.0, "comparison_mismatch", message, (unit,), words=words)

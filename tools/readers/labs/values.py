"""Written laboratory values as numbers: `<0.01 ng/mL`, `4,1`, `136 - 145`, `H*`."""

import re
from typing import Literal, cast

from wardround.records import Interpretation, Quantity, ReferenceRange

Comparator = Literal["<", "<=", ">=", ">"]

_COMPARATORS = {
    "≤": "<=",
    "≥": ">=",
    "=<": "<=",
    "=>": ">=",
    "less than": "<",
    "greater than": ">",
    "below": "<",
    "above": ">",
    "under": "<",
    "over": ">",
    "more than": ">",
    "at least": ">=",
    "at most": "<=",
}
_BOUND = r"<=|>=|=<|=>|<|>|≤|≥|less than|greater than|more than|below|above|under|over|at least|at most"
_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.,]\d+|(?<=\d))(?:[eE][-+]?\d+)?"
_QUANTITY = re.compile(rf"\s*(?P<bound>{_BOUND})?\s*(?P<number>{_NUMBER})\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(rf"\s*[(\[]?\s*(?P<low>{_NUMBER})\s*(?:-|–|—|to|\.\.\.?)\s*(?P<high>{_NUMBER})", re.IGNORECASE)
_ONE_SIDED = re.compile(rf"\s*[(\[]?\s*(?P<bound>{_BOUND}|up to)\s*(?P<number>{_NUMBER})", re.IGNORECASE)
_TRAILING_FLAG = re.compile(r"(?:(?:^|\s+)\(?(?:HH|LL|H|L|A|N|high|low|critical)\)?|\s*\*+)\s*$")

_FLAGS: dict[str, Interpretation] = {
    **dict.fromkeys(("n", "normal", "wnl", "within normal limits", "in range", "ok"), "normal"),
    **dict.fromkeys(("l", "low", "↓", "<", "below", "below low normal", "-", "niedrig", "erniedrigt", "bas", "bajo", "disminuido"), "low"),
    **dict.fromkeys(("h", "high", "↑", ">", "above", "above high normal", "+", "hoch", "erhöht", "eleve", "élevé", "haut", "alto", "elevado"), "high"),
    **dict.fromkeys(("ll", "critical low", "critically low", "panic low", "↓↓", "--", "l*", "lc", "cl"), "critical_low"),
    **dict.fromkeys(("hh", "critical high", "critically high", "panic high", "↑↑", "++", "h*", "hc", "ch"), "critical_high"),
    **dict.fromkeys(("a", "abnormal", "aa", "abn", "*", "auffällig", "pathologisch", "anormal", "yes", "true", "critical", "critical abnormal", "pos", "positive"), "abnormal"),
}  # fmt: skip


def read_quantity(text: str, unit: str | None = None, *, decimal_comma: bool = False) -> Quantity | None:
    """A measured value, or None when the text is not one number (`negative`, `120/80`, `2-3`).

    Args:
        text: as written, with or without comparator, unit and a trailing flag.
        unit: from a column of its own; else what follows the number.
        decimal_comma: read `4,1` as 4.1; else a comma followed by three digits parts thousands, any other is decimal.
    """
    match = _QUANTITY.fullmatch(text.strip())
    if not match:
        return None
    rest = _TRAILING_FLAG.sub("", match["rest"]).strip()
    if rest[:1].isdigit() or rest[:1] in ("/", "-", "–", ":", "+", ",", "."):
        return None
    value = read_number(match["number"], decimal_comma=decimal_comma)
    bound = (match["bound"] or "").casefold()
    comparator = cast("Comparator | None", _COMPARATORS.get(bound, bound) or None)
    return Quantity(value=value, unit=(unit or "").strip() or rest or None, comparator=comparator)


def read_number(text: str, *, decimal_comma: bool = False) -> float:
    """A number with thousands and decimal marks as `read_quantity` takes them."""
    if "," in text:
        thousands = not decimal_comma and ("." in text or bool(re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+", text)))
        text = text.replace(",", "" if thousands else ".")
    return float(text)


def has_decimal_commas(text: str) -> bool:
    """Some number has a comma where another writer has a point, and none has a point."""
    return bool(re.search(r"\d,\d{1,2}(?!\d)", text)) and not re.search(r"\d\.\d+(?![.\d])", text)


def read_range(text: str, *, decimal_comma: bool = False) -> ReferenceRange | None:
    """`136-145`, `3.5 to 5.1`, `<5`, `up to 40` as bounds; anything else keeps its text alone; None when empty."""
    written = text.strip()
    if not written or written in ("-", "–", "N/A", "n/a"):
        return None
    if match := _BETWEEN.match(written):
        low, high = (read_number(match[side], decimal_comma=decimal_comma) for side in ("low", "high"))
        return ReferenceRange(low=min(low, high), high=max(low, high), text=written)
    if match := _ONE_SIDED.match(written):
        number = read_number(match["number"], decimal_comma=decimal_comma)
        upper = match["bound"].casefold() in ("<", "<=", "=<", "≤", "less than", "below", "under", "at most", "up to")
        return ReferenceRange(high=number, text=written) if upper else ReferenceRange(low=number, text=written)
    return ReferenceRange(text=written)


def read_flag(text: str) -> Interpretation | None:
    """What an abnormal flag means; None when it is empty or not known."""
    return _FLAGS.get(text.strip().strip("()[]").casefold())


def interpret(quantity: Quantity | None, interval: ReferenceRange | None) -> Interpretation | None:
    """Low, normal or high by the source's own range; None where that cannot be said.

    A value that is only a bound counts when every value it allows lies on one side: `<0.01` against `<5` is normal,
    `>100` against `<5` is high, `<5` against `3-10` is not said.
    """
    if not quantity or not interval or (interval.low is None and interval.high is None):
        return None
    below, above = _extent(quantity)
    low = interval.low if interval.low is not None else float("-inf")
    high = interval.high if interval.high is not None else float("inf")
    if above < low:
        return "low"
    if below > high:
        return "high"
    if quantity.comparator in ("<", "<=") and interval.low is None and above <= high:
        return "normal"
    if quantity.comparator in (">", ">=") and interval.high is None and below >= low:
        return "normal"
    if quantity.comparator:
        return None
    return "normal"


def _extent(quantity: Quantity) -> tuple[float, float]:
    """The least and greatest value that it can be; a strict bound is treated as reached."""
    if quantity.comparator in ("<", "<="):
        return float("-inf"), quantity.value
    if quantity.comparator in (">", ">="):
        return quantity.value, float("inf")
    return quantity.value, quantity.value

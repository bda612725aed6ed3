"""Written dates as ISO 8601, with the precision that the writer gave."""

import re
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may may|jun june|jul july|aug august|sep september|oct october"
        "|nov november|dec december".split("|"),
        start=1,
    )
    for name in [*names.split(), "sept" if number == 9 else names.split()[0]]
}
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Month names and their usual short forms, the longest first, as a pattern."""
DATE = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<iso>\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))"
    r"|(?P<year_first>\d{4}[/.]\d{1,2}[/.]\d{1,2})"
    r"|(?P<dot>\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?P<dash>\d{1,2}-\d{1,2}-\d{4})"
    rf"|(?P<month_first>(?:{MONTH_NAMES})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
    rf"|(?P<day_first>\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -](?:{MONTH_NAMES})\.?,?[ -]\d{{4}})"
    rf"|(?P<exported>\d{{1,2}}(?:-(?:{MONTH_NAMES})-\d{{2}}|(?:{MONTH_NAMES})\d{{4}}))"
    rf"|(?P<month_year>(?:{MONTH_NAMES})\.?,?\s+(?:1[89]|2\d)\d{{2}})"
    r")(?![\d])",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_COMPACT = re.compile(r"(?<!\d)(?:19|20)\d{6}(?!\d)")
_PARTS = re.compile(r"\d+|[a-z]+", re.IGNORECASE)


def iso_date(text: str) -> str | None:
    """The first date in the text as ISO 8601, or None.

    `03/04/2026` is read month first, as American exports write it, unless that is no date; dots and dashes are read day
    first. Two-digit years are of this century up to 30, else of the last.
    """
    match = DATE.search(text)
    return _read(match.lastgroup or "", match[0]) if match else None


def date_in_name(stem: str) -> str | None:
    """The date that a file's name carries: `2026-03-05_note`, `note 5 March 2026`, `20260305_note`; None without one."""
    compact = _COMPACT.search(stem)
    return iso_date(stem.replace("_", " ")) or (compact_date(compact[0]) if compact else None)


def read_day_first(text: str) -> str:
    """The text with its dates of slashes so written that `iso_date` reads them day first: `3/4/24` as `3.4.2024`."""
    return _SLASHED.sub(lambda match: f"{match[1]}.{match[2]}.{_century(int(match[3]), match[3])}", text)


def compact_date(text: str | None) -> str | None:
    """`YYYY[MM[DD[hhmm[ss]]]][+ZZZZ]` of DICOM and HL7 as ISO 8601 with its precision; None when it is not that."""
    match = re.match(r"(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?(?:\.\d+)?([+-]\d{4})?", (text or "").strip())
    if not match:
        return iso_date(text) if text else None
    year, month, day, hour, minute, second, zone = match.groups()
    if not _is_date(int(year), int(month or 1), int(day or 1)):
        return None
    written = "-".join(part for part in (year, month, day) if part)
    if not (day and hour and minute) or hour == minute == second == "00":
        return written
    return f"{written}T{hour}:{minute}:{second or '00'}{zone[:3] + ':' + zone[3:] if zone else ''}"


def _read(form: str, text: str) -> str | None:
    if form == "iso":
        year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10] or 1)
        return text.replace(" ", "T", 1) if _is_date(year, month, day) else None
    parts = _PARTS.findall(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text, flags=re.IGNORECASE))
    if form == "month_year":
        return f"{int(parts[1]):04}-{MONTHS[parts[0].casefold()]:02}"
    return _ordered(form, parts)


def _ordered(form: str, parts: list[str]) -> str | None:
    if form == "month_first":
        day, month, year = int(parts[1]), MONTHS[parts[0].casefold()], int(parts[2])
    elif form in ("day_first", "exported"):
        day, month, year = int(parts[0]), MONTHS[parts[-2].casefold()], _century(int(parts[-1]), parts[-1])
    elif form == "year_first":
        year, month, day = (int(part) for part in parts)
    else:
        day, month, year = int(parts[0]), int(parts[1]), _century(int(parts[2]), parts[2])
        if form == "slash" and _is_date(year, day, month):
            day, month = month, day
    return f"{year:04}-{month:02}-{day:02}" if _is_date(year, month, day) else None


def _century(year: int, written: str) -> int:
    return year if len(written) > 2 else year + (2000 if year <= 30 else 1900)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        Date(year, month, day)
    except ValueError:
        return False
    return True

"""What the first lines of a note say about it: who, when, by whom."""

import re
from typing import Literal, NamedTuple

from wardround.records import Subject

from .dates import DATE, iso_date, read_day_first

Sex = Literal["female", "male", "other", "unknown"]

_LABELS = {
    "name": r"patient(?:'s)?(?: full)? name|patient|name of patient|pt\.? name|pt|name",
    "birth": r"dob|d\.o\.b\.?|date of birth|birth ?date|born(?: on)?",
    "number": r"mrn|mr ?#|medical record (?:no\.?|number|#)|patient (?:id|no\.?|number|identifier)|hospital (?:no\.?|number)"
    r"|record (?:no\.?|number)|chart (?:no\.?|number|#)|patient-id",
    "sex": r"sex|gender|administrative sex",
    "end": r"date of discharge|discharge date|discharged(?: on)?",
    "date": r"(?:date|day) of (?:visit|service|admission|exam(?:ination)?|study|report|encounter|procedure|consultation|dictation)"
    r"|(?:visit|admission|exam|study|report|encounter|service|note|collection|collected|procedure) date|date|dos"
    r"|admission|admitted|collected|dictated",
    "author": r"author|provider|physician|dictated by|(?:electronically )?signed by|attending(?: physician)?|clinician|radiologist"
    r"|consultant|doctor",
}
_FIELD = re.compile(
    r"(?:^|(?<=[\t|;,])|(?<=\s\s)|(?<=\()|(?<=\d\s)|(?<=[MF]\s))[ \t*_>#-]*(?:"
    + "|".join(f"(?P<{field}>{label})" for field, label in _LABELS.items())
    + r")[ \t]*(?:\*\*|__)?[ \t]*[:#=][ \t]*(?:\*\*|__)?[ \t]*(?P<value>[^\n|;]*)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_CHARACTERS = 3_000
_TITLE_OF_NOTE = re.compile(
    r"(?!.*\b(?:born|birth|dob)\b)(?:(?:[A-Za-z/-]+,?|\([^()]*\)|\d{1,2}) ){1,6}?(?:of |on |from )?\d[^.:]*$",
    re.IGNORECASE,
)
"""`Phone note 2026-01-22`, `Visit of 3 March 2026`, `Day 1 (surgical ward) 2026-05-11`."""
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
_MONTHS = 12
_LETTERHEAD = 15
"""Lines among which a letter has its date."""
_VALUE_END = re.compile(
    r"\s{2,}|\t|\s+\(?(?=(?:dob|d\.o\.b|date of birth|born|mrn|medical record|patient id|sex|gender|age|date|visit)\b[^,\n]{0,12}[:#])"
    r"|,\s*(?=(?:dob|mrn|date of birth|sex|gender|age|born)\b)|\s*\((?=dob|mrn|born|m\b|f\b|age)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*\d[A-Za-z0-9./_-]*|\d{2,}")
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof)\b\.?\s*", re.IGNORECASE)
_NAME_TOKEN = re.compile(r"[^\W\d_][\w.'’-]*,?")
_PARTICLES = {
    "de",
    "da",
    "do",
    "dos",
    "del",
    "der",
    "den",
    "di",
    "la",
    "le",
    "van",
    "von",
    "bin",
    "ibn",
    "al",
    "el",
    "y",
    "zu",
    "ter",
}
_NO_NAME = {
    "the", "patient", "unknown", "male", "female", "man", "woman", "he", "she", "is", "was", "has", "yes", "no", "and", "presents",
    "seen", "denies", "reports", "information", "name", "none", "redacted", "not", "with", "see", "for", "history", "discharged",
}  # fmt: skip
_KIN = (
    "mother|father|mum|mom|dad|parent|wife|husband|spouse|partner|son|daughter|child|sister|brother|twin|aunt|uncle|cousin|niece|nephew"
    r"|grand\w+|step\w+|guardian|carer|newborn|baby|infant|nok|next of kin|contact|emergency|informant|donor|recipient|fetus"
)
_HEADED_BY_NAME = re.compile(
    rf"(?:re|ref|regarding|patient name|patient|pt|name)?\b[ \t:.*#-]*(?!(?:{_KIN}|dear|dr|prof)\b)(?P<name>[^\W\d_][^\n\d:;|(]{{2,60}}?)[ \t,(*-]+"
    r"(?:d\.?o\.?b\.?|date of birth|geb\.)[ \t:]*(?P<birth>\d[^\n]{0,30}|[A-Z][a-z]+ \d[^\n]{0,20})",
    re.IGNORECASE,
)
"""`RE: Erika Muster, d.o.b. 2 April 1961`: a line of a letter that labels only the birthday."""
_BARE_BIRTH = re.compile(r"[ \t*]*(?:d\.?o\.?b\.?|date of birth)[ \t]+(?P<birth>\d[^\n]{0,30})", re.IGNORECASE)
_SPEAKER = re.compile(r"^\W*(?:patient|pt)\W*:", re.IGNORECASE | re.MULTILINE)


class Header(NamedTuple):
    """What a text says about itself; None where it says nothing."""

    subject: Subject | None = None
    date: str | None = None
    author: str | None = None


def read_header(text: str) -> Header:
    """Labelled fields among the first lines (`Patient:`, `DOB:`, `MRN:`, `Date:`, `Author:`), the first of each kind.

    `Patient:` more than once is taken for turns of speech, not for names.
    """
    head = text[:_HEAD_CHARACTERS]
    found = _first_of_each(head, text)
    date = found.get("end") or found.get("date") or _date_line(head)  # of a stay, the day on which it was summed up
    return Header(subject=_subject(found), date=date, author=found.get("author"))


def read_subject(text: str) -> Subject | None:
    """Whom the first lines name, as `read_header` has it."""
    head = text[:_HEAD_CHARACTERS]
    return _subject(_first_of_each(head, head))


def _first_of_each(head: str, text: str) -> dict[str, str]:
    """The fields of a head.

    Days of the note are read as the whole text shows, a birthday as the head alone does: alike on each page of a file.
    """
    fields = _fields(head)
    if any(field == "name" for field, _ in fields) and len(_SPEAKER.findall(head)) > 1:
        fields = [(field, value) for field, value in fields if field != "name"]
    found: dict[str, str] = {}
    in_head = has_the_day_first(head)
    in_text = in_head or has_the_day_first(text)
    day_first = {"birth": in_head, "date": in_text, "end": in_text}
    for field, written in fields:
        value = read_day_first(written) if day_first.get(field) else written
        if read := _READ[field](value):
            found.setdefault(field, read)
    return found


def has_the_day_first(head: str, *, likely: bool = False) -> bool:
    """Whether a date such as `14/01/2026` shows how the writer orders `03/02/1944`, and none such as `01/14/2026`.

    Args:
        head: with the dates.
        likely: what is thought of a writer whose dates show nothing.
    """
    parts = [(int(one), int(other)) for one, other in _SLASHED.findall(head)]
    shown = any(day > _MONTHS for day, _ in parts)
    return (shown or likely) and not any(day > _MONTHS for _, day in parts)


def _date_line(head: str) -> str | None:
    """A day that stands alone on one of the first lines, as letters have it, or behind a short title on the very first.

    All figures (`03/04/2026`) could be a birthday's.
    """
    lines = [line.strip() for line in head.split("\n")[:_LETTERHEAD] if line.strip()]
    if lines and _TITLE_OF_NOTE.match(lines[0]) and (found := list(DATE.finditer(lines[0]))):
        lines[0] = found[-1].group()
    for line in lines:
        match = DATE.fullmatch(line)
        if (
            match
            and match.lastgroup in ("iso", "month_first", "day_first")
            and (date := iso_date(line))
            and len(date) > len("2026-03")
        ):
            return date
    return None


def subject_of(
    name: str | None, birth: str | None = None, number: str | None = None, sex: str | None = None
) -> Subject | None:
    """A subject from loose strings as tables and messages carry them; None when nothing is said."""
    clean = (name or "").strip() or None
    numbers = ((number or "").strip(),) if (number or "").strip() else ()
    born = iso_date(birth) if birth else None
    known = read_sex(sex) if sex else None
    if not (clean or born or numbers):
        return None
    return Subject(name=clean, birth_date=born, identifiers=numbers, sex=known)


def read_sex(text: str) -> Sex | None:
    """Administrative sex from `F`, `female`, `Male`, ...; None when it is not one of them."""
    word = re.split(r"[\s,/(]", text.strip().casefold(), maxsplit=1)[0].strip(".")
    known: dict[str, Sex] = {
        "f": "female",
        "female": "female",
        "w": "female",
        "woman": "female",
        "m": "male",
        "male": "male",
    }
    known |= {"man": "male", "o": "other", "other": "other", "u": "unknown", "unknown": "unknown"}
    return known.get(word)


def _fields(head: str) -> list[tuple[str, str]]:
    """Every labelled value; a value ends where the next label on its line begins."""
    found = []
    for line in head.split("\n"):
        found += _named_line(line)
        if ":" not in line and "#" not in line and "=" not in line:
            continue
        position = 0
        while match := _FIELD.search(line, position):
            field = next(name for name in _LABELS if match[name])
            value = _VALUE_END.split(match["value"], maxsplit=1)[0].strip(" \t*_,")
            found.append((field, value))
            position = match.start("value") + max(len(value), 1)
    return found


def _named_line(line: str) -> list[tuple[str, str]]:
    """A name and a birthday, or the birthday alone, that begin a line without a label before the name."""
    match = _HEADED_BY_NAME.match(line.strip())
    if match and _name(match["name"].strip(" ,*")) and iso_date(match["birth"]):
        return [("name", match["name"].strip(" ,*")), ("birth", match["birth"])]
    bare = _BARE_BIRTH.match(line)
    return [("birth", bare["birth"])] if bare and iso_date(bare["birth"]) else []


def _name(value: str) -> str | None:
    value = _HONORIFIC.sub("", value).strip(" .*_")
    tokens = value.split()
    if not 1 < len(tokens) <= 6 and not ("," in value.strip(",") or "^" in value):
        return None
    return value if all(_is_name_token(token) for token in value.replace(",", ", ").replace("^", " ").split()) else None


def _is_name_token(token: str) -> bool:
    bare = token.strip(",.").casefold()
    if bare in _PARTICLES:
        return True
    return bool(_NAME_TOKEN.fullmatch(token)) and not token[0].islower() and bare not in _NO_NAME


def _number(value: str) -> str | None:
    match = _NUMBER.match(value.lstrip("#: "))
    return match[0].rstrip("./-_") if match else None


def _author(value: str) -> str | None:
    return value if 3 <= len(value) <= 100 and not value[0].islower() else None


def _subject(found: dict[str, str]) -> Subject | None:
    if not any(field in found for field in ("name", "birth", "number")):
        return None
    numbers = (found["number"],) if "number" in found else ()
    sex = read_sex(found["sex"]) if "sex" in found else None
    return Subject(name=found.get("name"), birth_date=found.get("birth"), identifiers=numbers, sex=sex)


_READ = {
    "name": _name,
    "birth": iso_date,
    "number": _number,
    "sex": lambda value: value if read_sex(value) else None,
    "end": iso_date,
    "date": iso_date,
    "author": _author,
}

"""Rows of lists as statements."""

import re
from collections.abc import Callable
from typing import NamedTuple

from wardround.records import FactKind

from ..dates import compact_date, iso_date, read_day_first
from ..fhir.entry import Entry, labelled, line, titled
from ..fhir.problems import says_none
from .columns import ListColumns, ListKind
from .states import goes_on, has_ended, read_state

_NONE = re.compile(
    r"(?:none|nil|no|not on any|keine?|aucune?|ninguna?)(?: (?:known|current|regular|active|other|weiter\w*|sonstig\w*|bekannt\w*|connue?|conocid\w*))*"
    r"(?: (?:medications?|medicines?|drugs?|problems?|conditions?|diagnos[ei]s|allerg\w+|procedures?|vaccin\w+|immuni[sz]ations?|surger\w+))*\W*",
    re.IGNORECASE,
)
_FAMILY = "family"
_LONGEST_LETTER = 3
_SELF = {"self", "patient", "selbst", "-", "none"}
_OF_DRUGS = {"resolved": "stopped", "refuted": "not-taken", "not-done": "not-taken"}
_SYSTEMS = {
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "atc": "http://www.whocc.no/atc",
    "icd10": "http://hl7.org/fhir/sid/icd-10",
    "snomed": "http://snomed.info/sct",
}


class Row(NamedTuple):
    """A row of a list, by what its columns hold."""

    header: list[str]
    cells: list[str]
    columns: ListColumns
    known: str | None
    """The day of the list."""
    day_first: bool
    """`03/02/2026` is in February."""
    titled: str = ""
    """What a title above says of all its items: `inactive`, `draft`, or `family`."""

    def cell(self, field: str) -> str:
        """Stripped; empty where there is none."""
        number = self.columns.known.get(field)
        return " ".join(self.cells[number].split()) if number is not None and number < len(self.cells) else ""

    def day(self, field: str) -> str | None:
        """ISO 8601, with the precision of the cell."""
        written = self.cell(field)
        found = iso_date(read_day_first(written) if self.day_first else written)
        return found or (compact_date(written) if re.fullmatch(r"\d{4}(?:\d{4})?", written) else None)

    @property
    def state(self) -> str | None:
        """By its status column, else by an end that has come to pass."""
        number = self.columns.known.get("status")
        said = read_state(self.cell("status"), self.header[number] if number is not None else "")
        said = said or (self.titled if self.titled != _FAMILY else "") or None
        stop = self.cell("stop")
        if said or not stop or goes_on(stop):
            return said
        return "stopped" if read_state(stop, "") == "stopped" or has_ended(self.day("stop"), self.known) else None

    @property
    def codes(self) -> tuple[str, ...]:
        """`system|code`, of columns whose headings name a system."""
        return tuple(f"{system}|{self.cell(field)}" for field, system in _SYSTEMS.items() if self.cell(field))

    @property
    def rest(self) -> str:
        """What no field has: comments, codes, and columns of no known meaning with their headings."""
        fields = [*(self.columns.known[one] for one in _SYSTEMS if one in self.columns.known), *self.columns.other]
        unnamed = range(len(self.header), len(self.cells))
        told = (_titled_cell(self.header, self.cells, number) for number in [*fields, *unnamed])
        return line(self.cell("comment"), *told)


def entry_of(row: Row) -> Entry:
    """What a row states; the name is empty where it names nothing."""
    return _WRITERS[row.columns.kind](row)


def _titled_cell(header: list[str], cells: list[str], number: int) -> str:
    written = " ".join(cells[number].split()) if number < len(cells) else ""
    title = header[number].strip() if number < len(header) else ""
    return labelled(title, written) if title else written


def _medication(row: Row) -> Entry:
    name, since = row.cell("name"), row.day("start")
    status = _OF_DRUGS.get(row.state or "", row.state)
    none = bool(_NONE.fullmatch(name))
    how = " ".join(
        filter(None, (row.cell("dose"), _unit(row), row.cell("route"), row.cell("frequency"), _schedule(row)))
    )
    text = line(
        titled(name, _shown(row, status)),
        how,
        labelled("since", row.cell("start")),
        labelled("until", row.cell("stop")),
        labelled("for", row.cell("reason")),
        row.rest,
    )
    return Entry("medication", "", name, text, row.codes, value=how or None, status=status, negated=none, date=since)


def _schedule(row: Row) -> str:
    """`1-0-1-0`, of columns for the times of the day; a number that is not given is none."""
    given = [row.cell(time) for time in ("morning", "noon", "evening", "night")]
    return "-".join(one or "0" for one in given) if any(given) else ""


def _problem(row: Row) -> Entry:
    relative = row.cell("relative")
    if row.titled == _FAMILY or (relative and relative.casefold() not in _SELF):
        return _relative_s(row, relative or "relative")
    name, status, none = row.cell("name"), row.state, bool(_NONE.fullmatch(row.cell("name")))
    status = "resolved" if status == "stopped" else status
    refuted = status == "refuted"
    text = line(
        titled(f"No {name}" if refuted else name, _shown(row, status)),
        labelled("severity", row.cell("severity")),
        labelled("onset", row.cell("start")),
        labelled("resolved", row.cell("stop")),
        row.rest,
    )
    negated = none or refuted
    return Entry("problem", "", name, text, row.codes, status=status, negated=negated, date=row.day("start"))


def _relative_s(row: Row, relative: str) -> Entry:
    name, none = row.cell("name"), bool(_NONE.fullmatch(row.cell("name")))
    text = line(f"Family: {relative}: {name}", labelled("onset", row.cell("start")), row.cell("status"), row.rest)
    return Entry("family_history", "", name, text, row.codes, value=relative, negated=none, date=row.day("start"))


def _allergy(row: Row) -> Entry:
    name, status = row.cell("name"), row.state
    none = says_none(name) or bool(_NONE.fullmatch(name))
    refuted = status == "refuted"
    reaction = titled(row.cell("reaction"), row.cell("severity") or None) if row.cell("reaction") else ""
    shown = name if none else f"No allergy to {name}" if refuted else f"Allergy to {name}"
    text = line(
        titled(shown, _shown(row, status)),
        labelled("category", row.cell("category")),
        labelled("reaction", reaction),
        labelled("severity", "" if reaction else row.cell("severity")),
        labelled("onset", row.cell("start")),
        row.rest,
    )
    return Entry(
        "allergy", "", name, text, row.codes, value=reaction or None, status=status, negated=none or refuted, date=row.day("start")
    )  # fmt: skip


def _immunization(row: Row) -> Entry:
    name, status = row.cell("name"), row.state
    missed = status == "not-done" or bool(_NONE.fullmatch(name))
    shown = titled(f"Not given: {name}" if status == "not-done" else name, _shown(row, status))
    text = line(shown, labelled("dose", row.cell("dose")), labelled("on", row.cell("start")), row.rest)
    return Entry("immunization", "", name, text, status=status, negated=missed, date=row.day("start"))


def _procedure(row: Row) -> Entry:
    name, status = row.cell("name"), row.state
    missed = status == "not-done" or bool(_NONE.fullmatch(name))
    planned = status == "draft"
    shown = titled(f"Not done: {name}" if status == "not-done" else name, _shown(row, status))
    when = labelled("planned" if planned else "on", row.cell("start"))
    text = line(shown, when, labelled("site", row.cell("site")), row.rest)
    kind: FactKind = "plan" if planned else "procedure"
    return Entry(kind, "", name, text, status=status, negated=missed, date=row.day("start"))


def _shown(row: Row, status: str | None) -> str | None:
    """As written, where the list has a word for it; below `Active`, a `Y` is none."""
    written = row.cell("status")
    return written if len(written) > _LONGEST_LETTER else status


def _unit(row: Row) -> str:
    """Of a column of its own; what the dose has already is not said twice."""
    return row.cell("unit") if not row.cell("dose").casefold().endswith(row.cell("unit").casefold()) else ""


_WRITERS: dict[ListKind, Callable[[Row], Entry]] = {
    "medication": _medication,
    "problem": _problem,
    "allergy": _allergy,
    "immunization": _immunization,
    "procedure": _procedure,
}

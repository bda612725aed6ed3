"""Whether two sources speak of one patient.

    compare(a, b).verdict     # "same" | "near" | "different" | "unknown"

A hospital's own rule of thumb: two identifiers that agree outweigh one that is misspelt; one that differs with nothing
that agrees is another person. Near matches (typing errors, a married name, day and month swapped) are for a person to
decide.
"""

import re
import unicodedata
from typing import Literal, NamedTuple

from wardround.records import Subject

Verdict = Literal["same", "near", "different", "unknown"]
"""`same` all that both give agrees; `near` it nearly agrees: a person must look; `different` another patient; `unknown`
nothing to compare."""
Agreement = Literal["agree", "near", "differ", "silent"]
"""Of one field; `silent` when either side does not give it."""

FHIR_ID = "fhir-patient-id"
"""System of an identifier that is only a server's id of a Patient: it tells patients apart where nothing else does."""

_HONORIFICS = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "sir",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "md",
    "phd",
    "mister",
    "herr",
    "frau",
}


class Comparison(NamedTuple):
    """The verdict with what it rests on."""

    verdict: Verdict
    fields: tuple[tuple[str, Agreement], ...]
    """`name`, `birth date`, `identifier`, `sex` with how they agree."""

    @property
    def reason(self) -> str:
        """The fields that do not agree, in words without their values."""
        words = {"near": ("nearly agrees", "nearly agree"), "differ": ("differs", "differ")}
        found: dict[str, list[str]] = {}
        for field, agreement in self.fields:
            if agreement in words:
                found.setdefault(agreement, []).append(field)
        return "; ".join(f"{' and '.join(fields)} {words[how][len(fields) > 1]}" for how, fields in found.items())


def compare(one: Subject, other: Subject) -> Comparison:
    """Compare two subjects field by field."""
    name, birth = compare_names(one.name, other.name), compare_dates(one.birth_date, other.birth_date)
    nothing_else = name == birth == "silent"
    fields: dict[str, Agreement] = {
        "name": name,
        "birth date": birth,
        "identifier": compare_identifiers(one.identifiers, other.identifiers, server_ids=nothing_else),
        "sex": _sexes(one.sex, other.sex),
    }
    return Comparison(_verdict(fields), tuple(fields.items()))


def compare_names(one: str | None, other: str | None) -> Agreement:
    """Names as sets of parts, whatever their order: case, accents, titles and initials aside.

    `near` when one part is misspelt (one edit in up to seven letters, else two), when only the family name or only a
    given name differs, or when parts are missing on one side without a part that differs.
    """
    left, right = _parts(one), _parts(other)
    if not left or not right:
        return "silent"
    if len(left) == 1 or len(right) == 1:
        return "agree" if left & right or _initials(left, right) else "near" if _misspelt(left, right) else "differ"
    common = left & right
    rest_left, rest_right = left - common, right - common
    if not rest_left or not rest_right or _initials(rest_left, rest_right):
        return "agree" if common else "differ"
    if len(rest_left) == len(rest_right) == 1 and _misspelt(rest_left, rest_right):
        return "near"
    if common:
        return "near"
    return "near" if all(_misspelt({part}, rest_right) for part in rest_left) else "differ"


def compare_dates(one: str | None, other: str | None) -> Agreement:
    """Birth dates up to the coarser precision; `near` when day and month are swapped or one digit differs."""
    if not one or not other:
        return "silent"
    left, right = one[:10], other[:10]
    shared = min(len(left), len(right))
    if left[:shared] == right[:shared]:
        return "agree"
    if len(left) == len(right) == 10:
        swapped = f"{right[:4]}-{right[8:]}-{right[5:7]}"
        if left == swapped or sum(a != b for a, b in zip(left, right, strict=True)) == 1 or _transposed(left, right):
            return "near"
    return "differ"


def compare_identifiers(one: tuple[str, ...], other: tuple[str, ...], *, server_ids: bool = False) -> Agreement:
    """Identifiers of one system, or without a system on both sides; a value that is the same in any system agrees.

    Args:
        one: as `system|value`, or bare values.
        other: likewise.
        server_ids: whether ids that a FHIR server gave count, where a side has nothing better.
    """
    left, right = _numbers(one), _numbers(other)
    if server_ids and (not left or not right):
        left, right = _numbers(one, FHIR_ID), _numbers(other, FHIR_ID)
    if not left or not right:
        return "silent"
    if {number for _, number in left} & {number for _, number in right}:
        return "agree"
    shared = {system for system, _ in left} & {system for system, _ in right}
    if not shared:
        return "silent"
    pairs = [(a, b) for system, a in left for other_system, b in right if system == other_system]
    return "near" if any(len(a) > 4 and _edits(a, b, 1) <= 1 for a, b in pairs) else "differ"


def _verdict(fields: dict[str, Agreement]) -> Verdict:
    """Agreement of name with birth date, or of an identifier, makes what differs a slip; else it is another patient."""
    ways = set(fields.values())
    if ways <= {"silent"} or (ways <= {"silent", "agree"} and ways == {"agree", "silent"} and _only_sex(fields)):
        return "unknown"
    if not ways & {"near", "differ"}:
        return "same"
    agreeing = [field for field in ("name", "birth date", "identifier") if fields[field] == "agree"]
    close = [field for field in ("name", "birth date", "identifier") if fields[field] == "near"]
    differing = [field for field in fields if fields[field] == "differ"]
    if not differing:
        return "near" if agreeing or len(close) > 1 or fields["name"] == "near" else "different"
    if len(agreeing) >= 2 or (differing == ["sex"] and (agreeing or close)):
        return "near"
    if len(agreeing) == 1 and len(differing) == 1 and close:
        return "near"
    return (
        "near"
        if differing == ["name"] and "identifier" in agreeing and fields["birth date"] == "silent"
        else "different"
    )


def _only_sex(fields: dict[str, Agreement]) -> bool:
    return all(agreement == "silent" for field, agreement in fields.items() if field != "sex")


def _sexes(one: str | None, other: str | None) -> Agreement:
    if one not in ("female", "male") or other not in ("female", "male"):
        return "silent"
    return "agree" if one == other else "differ"


def _parts(name: str | None) -> frozenset[str]:
    """Lower-case parts without accents, titles and the numbers that test systems append."""
    plain = unicodedata.normalize("NFKD", name or "")
    letters = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    letters = re.sub(r"['’`]", "", re.sub(r"\d+", " ", letters))
    words = re.split(r"[\s,.^=()-]+", letters)
    return frozenset(word for word in words if word and word not in _HONORIFICS)


def _initials(left: frozenset[str] | set[str], right: frozenset[str] | set[str]) -> bool:
    """Every part of the shorter side is the first letter of a part of the other, or the part itself."""
    few, many = sorted((left, right), key=len)
    return all(any(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for b in many) for a in few)


def _misspelt(left: frozenset[str] | set[str], right: frozenset[str] | set[str]) -> bool:
    return any(
        _edits(a, b, 2) <= (1 if max(len(a), len(b)) <= 7 else 2)
        for a in left
        for b in right
        if min(len(a), len(b)) > 2
    )


def _transposed(one: str, other: str) -> bool:
    """Two digits next to each other changed places."""
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def _numbers(identifiers: tuple[str, ...], only: str | None = None) -> set[tuple[str, str]]:
    """System and value of all but server ids, or of one system only."""
    pairs = [(system, value) for one in identifiers for system, _, value in [one.rpartition("|")] if value]
    wanted = [pair for pair in pairs if (pair[0] == only if only else pair[0] != FHIR_ID)]
    return {(system, re.sub(r"[\s-]", "", value).casefold().lstrip("0")) for system, value in wanted}


def _edits(one: str, other: str, most: int) -> int:
    """Levenshtein distance with neighbouring letters swapped counting once; `most + 1` when greater than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row, older = row, [i], before
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]

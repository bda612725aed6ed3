"""What a stretch of the record names that a draft must name too, in whatever words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from wardround.tools.quantities import find_quantities
from wardround.tools.terms import drugs_of_groups, find_analytes, find_drugs, find_groups, normal_words

from ..allergies import classes_in
from ..chart_letters import drugs_by_letters
from ..checks.written.short import things_in
from ..keys import values_of
from ..patterns import whole_words

_SAYS_LITTLE = frozenset(
    normal_words(
        "please kindly arrange book booked chase urgent urgently made sent pending awaited outstanding discharge need"
        " needs planned due day days week weeks month months year today tomorrow ensure result results report review"
        " doctor dr call ring phone back see seen advised told tell know get got take give given going want let like"
        " just really okay alright right now then avoid stop stopped never again repeat rpt recheck follow up follow-up"
        " appointment appt clinic refer referral order ordered requested req next first one two new patient pt only"
        " because above below if when till until also good bad thing things way time come make sure ever anything per any wk wks mo mos mth mths yr yrs hr hrs return rtc clinic opd min max instead oh stuff em inside into though anyway sure fine well actually already still yet mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday"
    )
) | {"~secondary to", "~stopping", "~immediately"}
_LEAST = 4
"""Letters of a short form that may be the beginning of a word: `gluc`, `histo`."""
_WORDS = re.compile(r"[A-Za-z]+")

_PANELS = {
    whole_words(words): parts
    for words, parts in (
        (r"thyroid (?:function|tests?|bloods?)|TFTs?", ("tsh", "free t4")),
        (
            r"U ?[&+] ?Es?|BMP|CMP|renal function|kidney function|electrolytes",
            ("creatinine", "potassium", "sodium", "urea"),
        ),
        (r"LFTs?|liver (?:function|tests?|enzymes)", ("alt", "ast", "bilirubin", "alkaline phosphatase")),
        (
            r"FBC|CBC|(?:full|complete) blood counts?|blood counts?",
            ("hemoglobin", "white blood cells", "platelets", "neutrophils"),
        ),
    )
}
"""What is measured under the name of several: `thyroid function` is awaited where TSH is."""
_TESTS = """
B ?Cx?s?: blood cultures
MSU|CSU|UCx: urine culture
HVS|LVS: vaginal swab
CSF: cerebrospinal fluid
FLCs?: free light chains
FMH: kleihauer fetomaternal haemorrhage
G ?[&+] ?S: group and save
XM: cross-match crossmatched
XR: films radiograph
"""
"""What charts shorten of tests, in the words of drafts."""
Name = frozenset[str]
"""One thing by all its keys."""


@lru_cache(maxsize=32768)
def names_in(text: str) -> tuple[Name, ...]:
    """The telling things of a stretch, in order; what is measured under its name besides."""
    measured = [(one.start, one.end, f"={one.name}") for one in find_analytes(text)]
    written_out = [
        *((one.start, one.end, {f"#{one.ingredient}"}) for one in drugs_by_letters(text)),
        *((*match.span(), keys) for pattern, keys in _tests() for match in pattern.finditer(text)),
    ]
    found = [
        one.keys
        | {key for a, b, key in measured if a < one.end and one.start < b}
        | {key for a, b, keys in written_out if a < one.end and one.start < b for key in keys}
        | {f"^{part}" for part in _parts(text[one.start : one.end])}
        for one in things_in(text)
        if not one.keys & _SAYS_LITTLE and not any(key.isdigit() for key in one.keys)
    ]
    told = frozenset().union(*found) if found else frozenset()
    found += [frozenset({key}) for _, _, key in measured if key not in told]
    return tuple(dict.fromkeys(frozenset(one) for one in found))


@lru_cache(maxsize=1)
def _tests() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple(
        (pattern, frozenset().union(*(one.keys for one in things_in(words)))) for words, pattern in _lines(_TESTS)
    )


def _lines(table: str) -> Iterable[tuple[str, re.Pattern[str]]]:
    """Each line of a table: what is written out, and the pattern for its letters, in capitals as charts have them."""
    for line in table.strip().splitlines():
        letters, _, words = line.partition(": ")
        yield words, re.compile(rf"(?<![\w-])(?:{letters})(?![\w-])")


def _parts(word: str) -> Iterable[str]:
    """A word with its longer parts: `nu-salt` is some salt."""
    whole = word.casefold()
    return {whole, *(part for part in re.split(r"[-/]", whole) if len(part) >= _LEAST)}


@lru_cache(maxsize=32768)
def signs_in(text: str) -> tuple[Name, ...]:
    """The telling things of a stretch and its numbers: from which value on something is to be done."""
    values = (frozenset({value}) for value in sorted(values_of(find_quantities(text))))
    return (*names_in(text), *values)


@lru_cache(maxsize=32768)
def told_keys(text: str) -> frozenset[str]:
    """All that a claim names, with the medicines of the groups that it names and the groups of its medicines."""
    keys = frozenset().union(*(one.keys for one in things_in(text)))
    keys |= {f"={one.name}" for one in find_analytes(text)}
    keys |= {f"#{one}" for one in drugs_of_groups(text)} | values_of(find_quantities(text))
    keys |= {f"={one}" for panel, parts in _PANELS.items() if panel.search(text) for one in parts}
    return keys | {f"^{one}" for one in _initials(text)} | {f"^{word.casefold()}" for word in _WORDS.findall(text)}


def _initials(text: str) -> Iterable[str]:
    words = _WORDS.findall(text)
    for at in range(len(words)):
        for many in range(3, 6):
            if at + many <= len(words):
                yield "".join(word[0] for word in words[at : at + many]).casefold()


def is_named(name: Name, keys: frozenset[str]) -> bool:
    """Whether keys of a claim have a thing by any of its names, or its short form begins one of the claim's words.

    A wider name is not enough: a central line need not be a PICC.
    """
    meant = {key for key in name if key.startswith("~")}
    if (name - meant) & keys or (meant and meant <= keys):
        return True
    begins = tuple(key for key in name if key[0] == "^" and len(key) > _LEAST and key[1:].isalpha())
    return bool(begins) and any(key.startswith(begins) for key in keys)


def count_named(names: Iterable[Name], keys: frozenset[str]) -> int:
    """How many of some things a claim names."""
    return sum(is_named(name, keys) for name in names)


def is_a_medicine(name: Name) -> bool:
    """Whether a thing is a medicine or a group of them."""
    return any(key.startswith("#") and (find_drugs(key[1:]) or find_groups(key[1:])) for key in name)


def medicines_in(text: str) -> list[Name]:
    """The medicines and groups of them that a stretch names."""
    return [name for name in names_in(text) if is_a_medicine(name)]


def places_of_medicines(words: str) -> dict[int, int]:
    """Where medicines, groups of them and what else allergies are to are named: start and end."""
    named = [(one.start, one.end) for one in find_drugs(words)] + [(one.start, one.end) for one in find_groups(words)]
    return dict(sorted([*named, *(one.span() for one in classes_in(words))]))

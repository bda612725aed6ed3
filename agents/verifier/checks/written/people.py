"""People of a record by what they are: relatives, and those who treat, by their words in letters and charts."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ...kin import KIN, kin_in
from ...patterns import Table, by_name

_TABLE = r"""
GP: gp|general practitioner|pcp|primary care (?:physician|doctor|provider)|family (?:doctor|physician)|practice
surgeon: surgeons?|surgical team|surgery|surgical registrar
consultant: consultants?|attending
registrar: registrar|spr|st[3-8]|resident|fellow
nurse: nurses?|nursing(?! (?:home|facility|care))|rn|cns|sister(?= [A-Z])|sr(?= [A-Z])|matron|nsg
midwife: midwi(?:fe|ves)
physiotherapist: physio\w*|physical therap\w+
occupational therapist: occupational therap\w+|ot
dietitian: dieti[tc]ians?|nutritionist
pharmacist: pharmacists?|pharmacy
speech therapist: speech (?:and language )?therap\w+|(?-i:SALT)|slt|slp
social worker: social (?:worker|services|work)
psychologist: psycholog\w+|talking therap\w+|counsell?or
psychiatrist: psychiatr\w+|psych{short}
paramedics: paramedics?|ambulance|ems|amb|(?:ambulance |amb |999 )?crew|hems|biba|(?-i:QAS|NSWAS|NWAS|WMAS|EMAS|YAS|EEAST|SECAmb|WAST)
police: police
carer: carers?|caregivers?|care staff|home help
neighbour: neighbou?rs?
friend: friends?
colleague: colleagues?|co-?workers?|workmates?
passer-by: passers?-?by|bystanders?|strangers?
teacher: teachers?|school staff
dentist: dentists?
optician: opticians?|optometrists?
anaesthetist: an(?:a)?esthetists?|an(?:a)?esthesiologists?|an(?:a)?esthetics
radiologist: radiolog\w+|rads?(?= (?:report\w*|reg\w*|rec\w*|advis\w+|suggest\w*|called|opinion|cons\w*|aware)\b|:)
pathologist: (?:histo)?patholog\w+
microbiologist: microbiolog\w+|micro
cardiologist: cardiol\w*|cardio{short}|ep(?= \(|:)|cards
neurologist: neurolog\w+|neuro(?= \(|:| reg| r/v| consult)
neurosurgeon: neurosurg\w+
dermatologist: dermatolog\w+|derms?{short}
oncologist: oncolog\w+|onc(?= \(|:| reg| r/v)
haematologist: h(?:a)?ematolog\w+|h(?:a)?em(?= \(|:| reg| r/v)
nephrologist: nephrolog\w+|nephro|renal(?: team| physicians?| reg(?:istrar)?| r/v| review| consult\w*| clinic|(?= \(|:))
gastroenterologist: gastroenterolog\w+|gi(?= (?:team|consult|:))
endocrinologist: endocrinolog\w+|endo(?= \(|:| reg| clinic| r/v)|diabet(?:es|ic) (?:team|nurse|specialist)
rheumatologist: rheumatolog\w+|rheum{short}
urologist: urol\w*|uro{short}
gynaecologist: gyn(?:a)?ecolog\w+|gynae?{short}
obstetrician: obstetric\w*|obs reg\w*|ob/?gyn
ophthalmologist: ophthal\w*
geriatrician: (?:ortho)?geriatric\w*|geris?{short}
paediatrician: p(?:a)?ediatric\w*|pa?eds{short}
intensivist: intensivist\w*|intensive care team|icu team
palliative team: palliative \w+
orthopaedic surgeon: orthop(?:a)?ed\w+|ortho{short}
interpreter: interpreter
chaplain: chaplain|priest|minister|imam|rabbi
"""
_SHORT = r"(?= (?:reg\w*|spr|team|r/v|cons\w*|nurse|clinic|liaison)\b|:)"
"""Behind a short form of a specialty, `{short}` of the table: `rheum nurse`, `uro: stent out`."""
_ROLES = Table(by_name(_TABLE.replace("{short}", _SHORT)))
_SIDES = frozenset({"maternal", "paternal"})
_OF_A_SIDE = re.compile(r" side\b| family\b", re.IGNORECASE)
_EX = re.compile(r"\bex-\Z|\bformer \Z", re.IGNORECASE)


_NEAR = 3
"""Words from one relative to the next whom that one has, at most."""
_OF_KIN = {
    ("mother father", "mother"): "grandmother",
    ("mother father", "father"): "grandfather",
    ("mother father", "sister"): "aunt",
    ("mother father", "brother"): "uncle",
    ("brother sister", "son"): "nephew",
    ("brother sister", "daughter"): "niece",
    ("son daughter", "son"): "grandson",
    ("son daughter", "daughter"): "granddaughter",
}
"""Whose relative somebody is, what of theirs, and what that makes them."""
_RELATION = {(of, what): name for (ofs, what), name in _OF_KIN.items() for of in ofs.split()}
_KIN_NAMED = re.compile(r"(?P<kin>[A-Za-z-]+)(?:,| is| \()? ?(?P<name>[A-Z][a-z]{2,})\b")
_POSSESSIVE = re.compile(r"['’]s?\s+(?:(?:own|late|older|younger)\s+)?\Z", re.IGNORECASE)


class Person(NamedTuple):
    """Somebody that a text names."""

    who: str
    start: int
    end: int
    is_kin: bool


@lru_cache(maxsize=65536)
def people_in(text: str) -> tuple[Person, ...]:
    """The people that a text names by what they are, in order."""
    found = [Person(name, *match.span(), is_kin=False) for name, match in _ROLES.find(text)]
    for match in KIN.finditer(text):
        if match.group().casefold() in _SIDES or _OF_A_SIDE.match(text, match.end()):
            continue  # of a grandmother or an aunt
        for name in kin_in(match.group()) - {"friend"}:
            ex = "ex-" if _EX.search(text, 0, match.start()) else ""
            found.append(Person(ex + name, *match.span(), is_kin=True))
    return _with_relations(text, sorted(found, key=lambda one: one.start))


def _with_relations(text: str, found: Sequence[Person]) -> tuple[Person, ...]:
    """`her mother's father` as one person, who is a grandfather."""
    people: list[Person] = []
    for one in found:
        before = people[-1] if people else None
        between = text[before.start : one.start] if before else ""
        named = _RELATION.get((before.who, one.who)) if before and one.is_kin else None
        if before and named and _POSSESSIVE.search(between) and len(between.split()) <= _NEAR:
            people[-1] = Person(named, before.start, one.end, is_kin=True)
        else:
            people.append(one)
    return tuple(people)


@lru_cache(maxsize=32768)
def first_names(text: str) -> tuple[tuple[str, str], ...]:
    """First names with whose they are: `daughter Pauline`."""
    found = ((match["name"], people_in(match["kin"])) for match in _KIN_NAMED.finditer(text))
    return tuple((name, people[0].who) for name, people in found if people and people[0].is_kin)

"""Conditions, allergies and family history."""

import re
from collections.abc import Iterator

from .entry import Entry, labelled, line, titled
from .narrative import seen_text
from .words import Json, any_text, as_dict, choice, code_of, codes, concept, concepts, dicts, notes, when, word

NO_ALLERGY = {"716186003", "409137002", "428607008", "429625007", "716184000", "716185004", "428197003", "160244002"}
"""SNOMED CT concepts of the form `no known ... allergy`."""
_NONE = re.compile(
    r"no known|nk[dfe]?a\b|none(?: known| reported)?\W*$|nil(?: known)?\W*$|no (?:(?:drug|food|medication) )?allerg|(?:patient )?denies",
    re.IGNORECASE,
)


def condition(resource: Json) -> Iterator[Entry]:
    """A problem; refuted ones are negated."""
    name = concept(resource.get("code")) or seen_text(resource) or "Condition without a name"
    clinical, verification = code_of(resource.get("clinicalStatus")), code_of(resource.get("verificationStatus"))
    refuted = verification == "refuted"
    status = ", ".join(filter(None, (clinical, verification if verification != "confirmed" else ""))) or None
    onset, abated = choice(resource, "onset")[1], choice(resource, "abatement")[1]
    details = line(
        titled(f"Refuted: {name}" if refuted else name, status),
        labelled("severity", concept(resource.get("severity"))),
        labelled("site", concepts(resource.get("bodySite"))),
        labelled("stage", ", ".join(concept(stage.get("summary")) for stage in dicts(resource.get("stage")))),
        labelled("onset", any_text(onset)),
        labelled("resolved", any_text(abated)),
        labelled("recorded", word(resource.get("recordedDate")) if onset is None else ""),
        labelled("note", notes(resource)),
    )
    date = when(resource, "onsetDateTime", "onsetPeriod", "recordedDate")
    status_word = "refuted" if refuted else clinical or verification or None
    yield Entry(
        "problem", "code", name, details, codes(resource.get("code")), status=status_word, negated=refuted, date=date
    )


def allergy(resource: Json) -> Iterator[Entry]:
    """An allergy with its reactions; `no known allergies` and refuted ones are negated."""
    name = concept(resource.get("code")) or _substance(resource) or seen_text(resource) or "Allergy without a name"
    clinical, verification = code_of(resource.get("clinicalStatus")), code_of(resource.get("verificationStatus"))
    refuted = verification == "refuted"
    absent = says_none(name) or bool(NO_ALLERGY & {code.rpartition("|")[2] for code in codes(resource.get("code"))})
    reactions = "; ".join(filter(None, (_reaction(reaction) for reaction in dicts(resource.get("reaction")))))
    status = ", ".join(filter(None, (clinical, verification if verification != "confirmed" else ""))) or None
    details = line(
        titled(f"Refuted: allergy to {name}" if refuted else name if absent else f"Allergy to {name}", status),
        labelled("category", concepts(resource.get("category"))),
        labelled("criticality", word(resource.get("criticality"))),
        labelled("reaction", reactions),
        labelled("onset", any_text(choice(resource, "onset")[1])),
        labelled("note", notes(resource)),
    )
    date = when(resource, "onsetDateTime", "recordedDate")
    yield Entry(
        "allergy", "code", name, details, codes(resource.get("code")), value=reactions or None,
        status="refuted" if refuted else clinical or verification or None, negated=refuted or absent, date=date,
    )  # fmt: skip


def says_none(allergen: str) -> bool:
    """What stands in the place of a substance says that there is none: `NKDA`, `No known allergies`."""
    return bool(_NONE.match(allergen))


def family_history(resource: Json) -> Iterator[Entry]:
    """One entry per condition of the relative, or one for the relative."""
    relative = concept(resource.get("relationship")) or word(resource.get("name")) or "relative"
    status = word(resource.get("status")) or None
    deceased = choice(resource, "deceased")[1]
    fate = labelled("deceased", any_text(deceased)) if deceased not in (None, False) else ""
    date = when(resource, "date")
    conditions = list(dicts(resource.get("condition")))
    if not conditions:
        yield Entry(
            "family_history",
            "relationship",
            relative,
            line(f"Family: {relative}", fate, notes(resource)),
            status=status,
            date=date,
        )
    for number, one in enumerate(conditions):
        name = concept(one.get("code")) or "condition without a name"
        details = line(
            f"Family: {relative}: {name}",
            labelled("onset", any_text(choice(one, "onset")[1])),
            labelled("outcome", concept(one.get("outcome"))),
            "contributed to death" if one.get("contributedToDeath") is True else "",
            fate,
            labelled("note", line(notes(one), notes(resource))),
        )
        yield Entry(
            "family_history",
            f"condition[{number}].code",
            name,
            details,
            codes(one.get("code")),
            value=relative,
            status=status,
            date=date,
        )


def _reaction(reaction: Json) -> str:
    severity = word(reaction.get("severity"))
    return titled(concepts(reaction.get("manifestation")) or word(reaction.get("description")), severity or None)


def _substance(resource: Json) -> str:
    return next(
        (name for one in dicts(resource.get("reaction")) if (name := concept(as_dict(one).get("substance")))), ""
    )

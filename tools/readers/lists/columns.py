"""Which list a row of headings begins, and which of its columns holds what."""

from typing import Literal, NamedTuple

from ..labs import field_of, plain

ListKind = Literal["medication", "problem", "allergy", "immunization", "procedure"]

_START = "start|start date|started|date started|since|begin|began|from|seit|beginn|debut|date de debut|inicio|fecha de inicio"
_STOP = "stop|stop date|stopped|end|end date|ended|date stopped|date ended|until|ende|bis|fin|date de fin|fecha de fin"
_STATUS = "status|state|clinical status|active|current|currently active|still taking|taking|currently taking|statut|etat|estado|aktiv"
_DATE = "date|datum|fecha|recorded|date recorded|noted|date noted"
_COMMENT = (
    "comment|comments|note|notes|remark|remarks|kommentar|bemerkung|commentaire|remarque|comentario|observaciones"
)
_SEVERITY = "severity|grade|schweregrad|gravite|gravedad|severite"
_NAMES: dict[ListKind, dict[str, str]] = {
    "medication": {
        "name": "drug|drugs|drug name|rx|medication|medications|medication name|medicine|medicines|medicine name|current medication"
        "|current medications|generic|generic name|active ingredient|prescription|wirkstoff|medikament|medikamente|arzneimittel|praparat"
        "|handelsname|medikation|medicament|medicaments|dci|medicamento|medicamentos|farmaco|principio activo",
        "dose": "dose|dosage|strength|dose/strength|dose & frequency|dose and frequency|dose/frequency|dosing|dosis|dosierung|starke|einzeldosis|posologie|posologia|concentration",
        "unit": "unit|units|dose unit|einheit|unite|unidad",
        "frequency": "frequency|freq|schedule|how often|interval|directions|instructions|dosage instructions|how taken|how to take|how to use|sig|timing|times per day|haufigkeit|einnahme"
        "|einnahmeschema|frequence|frecuencia|pauta",
        "morning": "morgens|fruh|morning|matin|manana",
        "noon": "mittags|noon|midday|midi|mediodia",
        "evening": "abends|evening|soir|tarde",
        "night": "zur nacht|nachts|night|bedtime|at bedtime|nuit|noche",
        "route": "route|route of administration|applikation|applikationsweg|voie|via",
        "start": f"{_START}|prescribed|date prescribed|ordered|verordnet am",
        "stop": f"{_STOP}|discontinued|date discontinued|abgesetzt|abgesetzt am|arret",
        "status": _STATUS,
        "reason": "indication|reason|indikation|grund|motif|indicacion|motivo",
        "rxnorm": "rxnorm|rxcui|rxnorm code",
        "atc": "atc|atc code",
        "comment": _COMMENT,
    },
    "problem": {
        "name": "problem|problems|problem name|diagnosis|diagnoses|condition|conditions|problem/diagnosis|disease|dx|diagnose|diagnosen"
        "|erkrankung|problem list|diagnostic|pathologie|diagnostico|problema|enfermedad",
        "start": f"{_START}|onset|onset date|date of onset|diagnosed|date diagnosed|diagnosis date|erstdiagnose|{_DATE}",
        "stop": f"{_STOP}|resolved|resolved date|date resolved|resolution date|abatement",
        "status": _STATUS,
        "severity": f"{_SEVERITY}|stage|stadium",
        "relative": "relative|relation|relationship|relationship to patient|family member|verwandtschaft|angehoriger|lien|lien de parente"
        "|parentesco|familiar",
        "icd10": "icd10|icd 10|icd 10 code|icd10 code|icd 10 cm|icd",
        "snomed": "snomed|snomed code|snomed ct",
        "comment": _COMMENT,
    },
    "allergy": {
        "name": "allergen|allergens|allergy|allergies|substance|allergic to|agent|causative agent|allergie|allergien|allergene|alergeno"
        "|alergia|intolerance|allergy/intolerance|drug allergy|drug allergies|medication allergy|medication allergies|food allergy|food allergies",
        "reaction": "reaction|reactions|manifestation|manifestations|symptom|symptoms|reaktion|symptome|reaccion|reaction type",
        "severity": f"{_SEVERITY}|criticality",
        "status": f"{_STATUS}|verification status",
        "start": f"{_START}|onset|onset date|{_DATE}",
        "category": "type|category|allergy type|typ|kategorie|categorie|tipo",
        "comment": _COMMENT,
    },
    "immunization": {
        "name": "vaccine|vaccines|vaccination|immunization|immunisation|immunizations|impfstoff|impfung|vaccin|vacuna",
        "start": f"{_DATE}|date given|given|given on|administered|date administered|impfdatum|fecha de vacunacion",
        "status": _STATUS,
        "dose": "dose|dose number|dose no|series|dosis",
        "comment": _COMMENT,
    },
    "procedure": {
        "name": "procedure|procedures|procedure name|operation|operations|surgery|surgeries|eingriff|prozedur|intervention|cirugia"
        "|procedimiento",
        "start": f"{_DATE}|performed|date performed|performed on|procedure date|surgery date|operation date",
        "status": _STATUS,
        "site": "site|body site|side|laterality|lokalisation",
        "comment": f"{_COMMENT}|outcome|findings",
    },
}  # fmt: skip
_FIELDS = {
    kind: {name: field for field, names in fields.items() for name in names.split("|")}
    for kind, fields in _NAMES.items()
}
_OF_DAYS = {
    "seit",
    "beginn",
    "ende",
    "bis",
    "datum",
    "abgesetzt am",
    "verordnet am",
    "erstdiagnose",
    "impfdatum",
    "debut",
    "date de debut",
    "fin",
    "date de fin",
    "arret",
    "fecha",
    "inicio",
    "fecha de inicio",
    "fecha de fin",
}
"""Headings over dates whose writers put the day before the month."""
_BROAD = {"agent", "substance", "intolerance"}
"""Names of an allergen only beside a reaction."""
_PERSON = ("name", "number", "birth", "sex")
_DOSED = {"dose", "frequency"}
_SHARE = 0.3
_LEAST = 2
"""Columns that make a list."""


class ListColumns(NamedTuple):
    """The columns of a list."""

    kind: ListKind
    known: dict[str, int]
    """Column numbers by field; `name` is of the drug, problem, ...."""
    person: dict[str, int]
    """Those that say whose list it is: `name`, `number`, `birth`, `sex`."""
    other: tuple[int, ...]
    """Columns of no known meaning."""


def list_columns(header: list[str], *, share: float = _SHARE) -> ListColumns | None:
    """What a row of headings says; None where it begins no list, or begins a table of results.

    Args:
        header: a row.
        share: of its filled cells that must be headings, so that `Ibuprofen, Drug, Wheezing, Active` is none.
    """
    titles = [plain(title) for title in header]
    if any(field_of(title) == "value" for title in titles):
        return None
    found = [_columns(kind, titles) for kind in _NAMES]
    fitting = [one for one in found if _fits(one, titles)]
    best = max(fitting, key=lambda one: len(one.known), default=None)
    known = len(best.known) + len(best.person) if best else 0
    return best if known >= share * sum(map(bool, titles)) else None


def writes_the_day_first(header: list[str]) -> bool:
    """A heading over dates is German, French or Spanish."""
    return any(plain(title) in _OF_DAYS for title in header)


def _fits(columns: ListColumns, titles: list[str]) -> bool:
    name = columns.known.get("name")
    if name is None or len(columns.known) < _LEAST:
        return False
    return titles[name] not in _BROAD or "reaction" in columns.known


def _columns(kind: ListKind, titles: list[str]) -> ListColumns:
    known: dict[str, int] = {}
    person: dict[str, int] = {}
    other = []
    for number, title in enumerate(titles):
        field, whose = _FIELDS[kind].get(title), field_of(title)
        if field and field not in known:
            known[field] = number
        elif whose in _PERSON and whose not in person:
            person[whose] = number
        else:
            other.append(number)
    bare = next((number for number in other if titles[number] == "name"), None)
    if bare is not None:
        drug = kind == "medication" and "name" not in known and known.keys() >= _DOSED
        (known if drug else person).setdefault("name", bare)
        other.remove(bare)
    return ListColumns(kind, known, person, tuple(other))

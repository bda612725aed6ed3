"""What the columns of a table are called, in English, German, French and Spanish."""

import re
import unicodedata
from collections.abc import Iterable

_NAMES: dict[str, tuple[str, ...]] = {
    "analyte": (
        "analyte|test|test name|component|component name|lab|lab test|lab name|parameter|measurement|investigation|observation"
        "|item|result name|assay|description|label|test description|panel component|examination|analyte name|lbtest",
        "labor|analyt|untersuchung|messgrosse|bezeichnung|laborparameter|laborwert|analyse|bestimmung|kenngrosse",
        "parametre|examen|libelle|determination|dosage biologique",
        "analisis|prueba|parametro|determinacion|analito",
    ),
    "value": (
        "value|result|results|result value|numeric result|measured value|valuenum|observation value|finding|reading|res|your result|your value|numeric value|result text|patient value|observed value|current result|current value|rslt|lborres",
        "wert|ergebnis|messwert|resultat|messergebnis|befundwert",
        "resultats|valeur|valeur mesuree",
        "resultado|resultados|valor",
    ),
    "unit": (
        "unit|units|uom|unit of measure|valueuom|result unit|result units|units of measure",
        "einheit|einheiten|masseinheit",
        "unite|unites",
        "unidad|unidades",
    ),
    "range": (
        "reference range|ref range|range|normal range|reference|reference interval|ref|ref interval|normal|normal values"
        "|reference values|biological reference interval|standard range|expected range|normal limits|reference limits",
        "referenz|referenzbereich|referenzbereiche|referenzwert|referenzwerte|referenzintervall|normbereich|normalbereich|normwert|normwerte"
        "|normalwert|normalwerte|norm|ref bereich",
        "valeurs de reference|valeur de reference|intervalle de reference|normes|norme|valeurs normales|valeurs usuelles",
        "valores de referencia|valor de referencia|referencia|rango|rango de referencia|intervalo de referencia|valores normales",
    ),
    "low": (
        "low|lower|ref low|reference low|range low|low normal|lower limit|ref range lower|min|lln|normal low",
        "untergrenze|untere grenze|ref von|referenz von|referenz min",
        "limite inferieure|borne inferieure",
        "limite inferior",
    ),
    "high": (
        "high|upper|ref high|reference high|range high|high normal|upper limit|ref range upper|max|uln|normal high",
        "obergrenze|obere grenze|ref bis|referenz bis|referenz max",
        "limite superieure|borne superieure",
        "limite superior",
    ),
    "flag": (
        "flag|abnormal flag|abnormal|interpretation|h/l|abnormality|flags|out of range|alert",
        "bewertung|markierung|auffallig|kennzeichen|abweichung|pathologisch|beurteilung",
        "anomalie|indicateur|drapeau",
        "indicador|alerta|anormal",
    ),
    "date": (
        "date|time|collected|collection date|date/time|datetime|sample date|charttime|result date|collection time|date collected"
        "|collected at|effective date|timestamp|taken|resulted|specimen date|observation date|collection datetime|result time|specimen collected|collected on|dt|event end dt tm|lbdtc",
        "datum|abnahme|abnahmedatum|entnahme|entnahmedatum|abnahmezeit|abnahmezeitpunkt|zeitpunkt|probendatum|befunddatum|datum/uhrzeit",
        "date de prelevement|prelevement|date du prelevement|preleve le|date du bilan",
        "fecha|fecha de toma|fecha de la muestra|fecha de extraccion|fecha de muestra|fecha de resultado",
    ),
    "code": ("loinc|code|loinc code|test code|itemid|loinc nr",),
    "specimen": (
        "specimen|specimen type|specimen source|sample|sample type|sample material|material|fluid|matrix|body fluid",
        "probe|probenmaterial|untersuchungsmaterial|probenart",
        "echantillon|nature de l'echantillon",
        "muestra|tipo de muestra|especimen",
    ),
    "status": ("status|result status|validation status|report status", "befundstatus", "statut", "estado"),
    "comment": (
        "comment|comments|note|notes|remark|remarks",
        "kommentar|kommentare|bemerkung|bemerkungen|anmerkung|hinweis",
        "commentaire|commentaires|remarque|remarques",
        "comentario|comentarios|observaciones",
    ),
    "name": (
        "patient|patient name|patient full name|name of patient|patientname",
        "name des patienten|patientenname|name vorname|name, vorname|nachname, vorname",
        "nom du patient|nom et prenom|nom prenom",
        "paciente|nombre del paciente|nombre y apellidos",
    ),
    "number": (
        "mrn|patient id|patient number|patient mrn|medical record number|pid|patientid|subject id|subject|hospital number",
        "patientennummer|patienten id|pat nr|pat id|fallnummer|patienten nr",
        "numero de patient|ipp|numero patient",
        "numero de historia|historia clinica|nhc|id paciente",
    ),
    "birth": (
        "dob|date of birth|birth date|birthdate|patient dob",
        "geburtsdatum|geb datum|geb|geboren|geboren am",
        "date de naissance|ne le|nee le",
        "fecha de nacimiento|nacimiento",
    ),
    "sex": ("sex|gender|patient sex", "geschlecht", "sexe", "sexo"),
}  # fmt: skip
"""English first; without accents, since some exports lose them."""
_FIELD = {name: field for field, languages in _NAMES.items() for names in languages for name in names.split("|")}
_WORDS = {word for name in _FIELD for word in name.split()}
_ENOUGH = 2
_WHOSE = {"name", "nom", "nombre"}
"""Of what is measured, or of the patient: the other columns tell."""


def field_of(title: str) -> str | None:
    """What a column of this heading holds; None when it is not known. `Name` is an analyte's, where nothing says otherwise."""
    said = plain(title)
    return _FIELD.get(said) or ("analyte" if said in _WHOSE else None)


def speaks_another_language(header: Iterable[str]) -> bool:
    """Headings that are German, French or Spanish and not English: their writers put the day before the month."""
    english = {name for languages in _NAMES.values() for name in languages[0].split("|")}
    titles = [plain(title) for title in header]
    return sum(title in _FIELD and title not in english for title in titles) >= _ENOUGH


def is_a_name(title: str) -> bool:
    """`Name` and nothing more, which may be the patient's."""
    return plain(title) in _WHOSE


def is_of_headings(word: str) -> bool:
    """Some heading has the word, or the words that points part in it: `Ref.Range`."""
    parts = plain(word).split()
    return bool(parts) and _WORDS.issuperset(parts)


def plain(title: str) -> str:
    """In small letters, without accents, points, dashes, and the `(s)` of a plural."""
    bare = title.casefold()
    if not bare.isascii():
        bare = "".join(one for one in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(one))
    return " ".join(re.sub(r"\(e?s\)|[_.\-:#?*]+", " ", bare).split())

"""Results in the other unit that is in use for their analyte, where that is one exact factor.

A conversion between mass and amount of substance holds for one analyte only, so it needs to know which: by LOINC code, else by a
name that can mean nothing else. What depends on the assay (D-dimer in FEU or DDU, haemoglobin in mmol/L per tetramer or monomer,
enzyme activities, insulin) is left alone. Units are UCUM; factors are from molar masses (IUPAC 2021) as stated beside them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from wardround.records import Quantity

LOINC = "http://loinc.org|"


class _Analyte(NamedTuple):
    units: tuple[str, str]
    """Conventional and SI."""
    factor: float
    """SI = conventional x factor + offset."""
    names: str
    """Normal forms, parted by bars."""
    loinc: str
    """Codes of either unit, parted by blanks."""
    offset: float = 0.0


_ANALYTES = (
    _Analyte(("mg/dL", "mmol/L"), 10 / 180.156, "glucose|blood glucose|fasting glucose|blood sugar|random glucose|glucose fasting|glucose random", "2345-7 2339-0 1558-6 2340-8 41653-7 14749-6 15074-8 14771-0"),
    _Analyte(("mg/dL", "umol/L"), 10_000 / 113.12, "creatinine|serum creatinine|creatinine serum", "2160-0 38483-4 14682-9"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 28.0134, "bun|urea nitrogen|blood urea nitrogen|urea nitrogen blood", "3094-0 6299-2 14937-7"),  # two N
    _Analyte(("mg/dL", "mmol/L"), 10 / 60.056, "urea", "3091-6 22664-7"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 386.654, "cholesterol|total cholesterol|cholesterol total|hdl|hdl cholesterol|hdl-c|cholesterol in hdl|ldl|ldl cholesterol|ldl-c|cholesterol in ldl|low density lipoprotein cholesterol|high density lipoprotein cholesterol", "2093-3 2085-9 2089-1 13457-7 18262-6 14647-2 14646-4 22748-8"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 885.4, "triglycerides|triglyceride", "2571-8 14927-8"),  # triolein, by convention
    _Analyte(("mg/dL", "umol/L"), 10_000 / 584.66, "bilirubin|total bilirubin|bilirubin total|direct bilirubin|bilirubin direct|conjugated bilirubin", "1975-2 1968-7 14631-6 14629-0"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 40.078, "calcium|total calcium|calcium total|serum calcium", "17861-6 2000-8"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 24.305, "magnesium|serum magnesium", "19123-9 2601-3"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 30.973762, "phosphate|phosphorus|inorganic phosphate|serum phosphate", "2777-1 14879-1"),  # as P
    _Analyte(("mg/dL", "umol/L"), 10_000 / 168.11, "uric acid|urate|serum uric acid", "3084-1 14933-6"),
    _Analyte(("ug/dL", "umol/L"), 10 / 55.845, "iron|serum iron", "2498-4 14798-3"),
    _Analyte(("mg/dL", "mmol/L"), 10 / 90.08, "lactate|lactic acid", "2524-7 2518-9 14118-4"),
    _Analyte(("ug/dL", "umol/L"), 10 / 17.031, "ammonia", "16362-6"),
    _Analyte(("g/dL", "g/L"), 10.0, "hemoglobin|haemoglobin|hgb|hb", "718-7 20509-6 30350-3"),
    _Analyte(("g/dL", "g/L"), 10.0, "albumin|serum albumin|total protein|protein total", "1751-7 2885-2"),
    _Analyte(("mg/dL", "mg/L"), 10.0, "crp|c-reactive protein|c reactive protein", "1988-5 30522-7"),
    _Analyte(("ng/mL", "ng/L"), 1000.0, "troponin|troponin i|troponin t|high sensitivity troponin", "10839-9 6598-7 89579-7 67151-1"),
    _Analyte(("%", "mmol/mol"), 10.929, "hemoglobin a1c|haemoglobin a1c|hba1c|a1c|glycated hemoglobin|glycated haemoglobin", "4548-4 59261-8 17856-6", -2.15 * 10.929),  # NGSP to IFCC
    _Analyte(("ng/mL", "nmol/L"), 1000 / 400.64, "25-hydroxyvitamin d|vitamin d 25-hydroxy|25-oh vitamin d", "1989-3 62292-8 14635-7"),
    _Analyte(("pg/mL", "pmol/L"), 1000 / 1355.37, "vitamin b12|cobalamin|b12", "2132-9 14685-2"),
    _Analyte(("ng/mL", "nmol/L"), 1000 / 441.4, "folate|folic acid|serum folate", "2284-8 14732-2"),
    _Analyte(("ng/dL", "pmol/L"), 10_000 / 776.87, "free t4|ft4|free thyroxine|t4 free|thyroxine free", "3024-7 14920-3"),
    _Analyte(("ug/dL", "nmol/L"), 10_000 / 362.46, "cortisol", "2143-6 14675-3"),
    _Analyte(("ng/mL", "nmol/L"), 1000 / 780.94, "digoxin", "10535-3 14698-5"),
    _Analyte(("meq/L", "mmol/L"), 1.0, "sodium|na|potassium|k|chloride|cl|bicarbonate|hco3|lithium|total co2|co2", "2951-2 2823-3 2075-0 1963-8 2028-9 14334-7"),  # of one charge each
    _Analyte(("[degF]", "Cel"), 5 / 9, "temperature|body temperature|temp", "8310-5", -160 / 9),
    _Analyte(("[lb_av]", "kg"), 0.45359237, "weight|body weight", "29463-7"),
    _Analyte(("[in_i]", "cm"), 2.54, "height|body height", "8302-2"),
)  # fmt: skip
_UCUM = {
    "mg/dl": "mg/dL", "mg%": "mg/dL", "mmol/l": "mmol/L", "umol/l": "umol/L", "µmol/l": "umol/L", "μmol/l": "umol/L", "micromol/l": "umol/L",
    "mcmol/l": "umol/L", "ug/dl": "ug/dL", "µg/dl": "ug/dL", "μg/dl": "ug/dL", "mcg/dl": "ug/dL", "g/dl": "g/dL", "gm/dl": "g/dL", "g/l": "g/L",
    "mg/l": "mg/L", "ng/ml": "ng/mL", "ng/l": "ng/L", "%": "%", "%{hgb}": "%", "mmol/mol": "mmol/mol", "nmol/l": "nmol/L", "pg/ml": "pg/mL",
    "pmol/l": "pmol/L", "ng/dl": "ng/dL", "meq/l": "meq/L", "[degf]": "[degF]", "°f": "[degF]", "deg f": "[degF]", "f": "[degF]", "cel": "Cel",
    "°c": "Cel", "c": "Cel", "[lb_av]": "[lb_av]", "lb": "[lb_av]", "lbs": "[lb_av]", "kg": "kg", "[in_i]": "[in_i]", "in": "[in_i]", "inches": "[in_i]",
    "cm": "cm",
}  # fmt: skip
_BY_NAME = {name: analyte for analyte in _ANALYTES for name in analyte.names.split("|")}
_BY_CODE = {code: analyte for analyte in _ANALYTES for code in analyte.loinc.split()}
_SPECIMEN = re.compile(
    r"\s*\[[^\]]*\](?: in .*)?$|,? (?:in|of) (?:serum or plasma|serum|plasma|blood|capillary blood|whole blood)\b.*$|\s*\((?:serum|plasma|blood)\)$"
)
_DIGITS = 6


def converted(quantity: Quantity | None, name: str, codes: tuple[str, ...] = ()) -> Quantity | None:
    """The amount in the other unit of its analyte, with six significant digits and the same comparator.

    Args:
        quantity: as the source gives it.
        name: of the analyte, in the source's words.
        codes: `system|code`; a LOINC code decides before the name.

    Returns:
        None where the analyte is not known to have one factor, or the unit is not one of its two.
    """
    if quantity is None or quantity.unit is None:
        return None
    unit = _UCUM.get(quantity.unit.casefold())
    analyte = _analyte(name, codes) if unit else None
    if analyte is None or unit not in analyte.units:
        return None
    conventional, international = analyte.units
    if unit == conventional:
        value, other = quantity.value * analyte.factor + analyte.offset, international
    else:
        value, other = (quantity.value - analyte.offset) / analyte.factor, conventional
    return Quantity(value=float(f"{value:.{_DIGITS}g}"), unit=other, comparator=quantity.comparator)


def other_values(value: float, name: str) -> tuple[float, ...]:
    """A value of an analyte in its other unit, for either of the two that it may be in; none where no factor is known."""
    analyte = _BY_NAME.get(_normal(name))
    if analyte is None:
        return ()
    return (value * analyte.factor + analyte.offset, (value - analyte.offset) / analyte.factor)


def _analyte(name: str, codes: tuple[str, ...]) -> _Analyte | None:
    loinc = [code[len(LOINC) :] for code in codes if code.startswith(LOINC)]
    return next((_BY_CODE[code] for code in loinc if code in _BY_CODE), None) if loinc else _BY_NAME.get(_normal(name))


@lru_cache(4096)
def _normal(name: str) -> str:
    """Without the specimen; urine and other specimens stay, so that they are no name of the table."""
    return " ".join(_SPECIMEN.sub("", " ".join(name.casefold().split())).split())

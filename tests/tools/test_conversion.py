"""Conversions between units, against values worked out by hand or printed in reference tables."""

import json

import pytest

from wardround.records import Quantity
from wardround.tools.conversion import _BY_CODE, converted


@pytest.mark.parametrize(
    ("name", "value", "unit", "other", "expected"),
    [
        ("Glucose", 100, "mg/dL", "mmol/L", 5.55),
        ("Glucose", 5.55, "mmol/L", "mg/dL", 100),
        ("Creatinine", 1.0, "mg/dL", "umol/L", 88.4),
        ("Creatinine", 88.4, "µmol/L", "mg/dL", 1.0),
        ("BUN", 14, "mg/dl", "mmol/L", 5.0),
        ("Total cholesterol", 200, "mg/dL", "mmol/L", 5.17),
        ("Triglycerides", 150, "mg/dL", "mmol/L", 1.69),
        ("Bilirubin", 1.0, "mg/dL", "umol/L", 17.1),
        ("Calcium", 10, "mg/dL", "mmol/L", 2.50),
        ("Uric acid", 6.0, "mg/dL", "umol/L", 356.9),
        ("Haemoglobin", 13.5, "g/dL", "g/L", 135),
        ("Potassium", 4.1, "mEq/L", "mmol/L", 4.1),
        ("HbA1c", 7.0, "%", "mmol/mol", 53.0),
        ("HbA1c", 53.0, "mmol/mol", "%", 7.0),
        ("Troponin I", 0.04, "ng/mL", "ng/L", 40),
        ("Body temperature", 98.6, "°F", "Cel", 37.0),
        ("Weight", 150, "lb", "kg", 68.0),
    ],
)
def test_known_pairs(name, value, unit, other, expected):
    found = converted(Quantity(value=value, unit=unit), name)
    assert found is not None
    assert found.unit == other
    assert found.value == pytest.approx(expected, rel=3e-3)


def test_bounds_stay_bounds_and_codes_decide():
    found = converted(Quantity(value=0.2, unit="mg/dL", comparator="<"), "whatever", ("http://loinc.org|2160-0",))
    assert found is not None
    assert (found.comparator, found.unit) == ("<", "umol/L")
    assert converted(Quantity(value=90, unit="mg/dL"), "Creatinine", ("http://loinc.org|2161-8",)) is None  # of urine


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Creatinine, urine", "mg/dL"), ("Glucose", "mg"), ("Glucose", None), ("D-dimer", "ng/mL"), ("Insulin", "mU/L"), ("ALT", "U/L"),
        ("Hemoglobin", "mmol/L"), ("Sodium", "mg/dL"), ("Ionized calcium", "mg/dL"), ("Albumin/creatinine ratio", "mg/g"),
    ],
)  # fmt: skip
def test_what_is_not_safe_is_left_alone(name, unit):
    assert converted(Quantity(value=5, unit=unit), name) is None


FILES = {
    "labs.csv": b"Test,Result,Unit\nGlucose,99,mg/dL\n",
    "m.hl7": b"MSH|^~\\&|LAB|X|Y|Z|20260102||ORU^R01|1|P|2.5\rOBR|1|||11^Lab\rOBX|1|NM|2345-7^Glucose^LN||99|mg/dL|||||F\r",
    "o.json": json.dumps(
        {
            "resourceType": "Observation", "id": "o", "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "2345-7", "display": "Glucose"}]},
            "valueQuantity": {"value": 99, "unit": "mg/dL"},
        }
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_both_values_are_on_the_fact(tmp_path, name):
    from wardround.agents.intake import load_case

    (tmp_path / name).write_bytes(FILES[name])
    (fact,) = load_case(tmp_path).documents[0].facts
    assert fact.quantity is not None
    assert (fact.quantity.value, fact.quantity.unit) == (99, "mg/dL")
    assert fact.converted is not None
    assert (fact.converted.value, fact.converted.unit) == (pytest.approx(5.49524, abs=1e-5), "mmol/L")


@pytest.mark.parametrize("code", sorted(_BY_CODE))
def test_a_code_has_its_check_digit(code):
    number, check = code.split("-")
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(reversed(number)))
    assert (sum(map(int, doubled)) + int(check)) % 10 == 0

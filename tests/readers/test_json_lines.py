"""JSON of no clinical form is read as lines, so that an invented system's export is not lost."""

import json

import pytest

import wardround as wr
from wardround.records import PLAIN_JSON

ORDERS = {
    "meds": [
        {"name": "cefalexin", "dose": "500 mg", "freq": "TDS", "days": 5},
        {"name": "paracetamol", "dose": "1 g", "freq": "QDS", "stopped": None, "as_needed": True},
    ],
    "follow_up": ["Wound clinic in 6 weeks", "GP for bloods"],
    "ward": {"name": "Lavender", "beds": {"count": 4}},
}


def read(value):
    case = wr.load_case({"orders.json": value if isinstance(value, str) else json.dumps(value)})
    (line,) = case.coverage
    return case.documents[0].text if case.documents else "", line


def test_each_value_has_a_line_and_an_object_of_a_list_one():
    text, line = read(ORDERS)
    assert text.splitlines() == [
        "ward: Lavender; beds: count: 4",
        "meds:",
        "- cefalexin 500 mg TDS; days: 5",
        "- paracetamol 1 g QDS; as needed: yes",
        "",
        "follow up:",
        "- Wound clinic in 6 weeks",
        "- GP for bloods",
    ]
    assert (line.status, line.reason) == ("read", PLAIN_JSON)


def test_what_it_says_is_checked_and_a_note_says_how_it_was_read():
    found = wr.verify(
        "Cefalexin 250 mg three times daily. Wound clinic in six weeks.", {"orders.json": json.dumps(ORDERS)}
    )
    assert [verdict.verdict for verdict in found.verdicts] == ["contradicted", "supported"]
    assert [flag.severity for flag in found.flags if flag.code == "not_read"] == ["note"]


@pytest.mark.parametrize(
    ("value", "status"),
    [("{broken", "unreadable"), ("[]", "refused"), ('{"a":' * 40 + '"b"' + "}" * 40, "refused")],
)
def test_what_does_not_parse_or_says_nothing_is_refused(value, status):
    text, line = read(value)
    assert (text, line.status) == ("", status)


def test_a_note_within_it_keeps_its_lines():
    text, _ = read({"id": 7, "note": "HPI: a cough.\nMedications:\n- cefalexin 500 mg TDS", "ward": "Lavender"})
    assert text.splitlines() == [
        "id: 7",
        "ward: Lavender",
        "note:",
        "HPI: a cough.",
        "Medications:",
        "- cefalexin 500 mg TDS",
    ]


SAID = [
    ("doctor", "Any fever?"),
    ("patient", "No."),
    ("doctor", "Any chest pain?"),
    ("patient", "A little, on the left."),
]


@pytest.mark.parametrize(
    "value",
    [
        [{"speaker": who, "text": what} for who, what in SAID],
        [{"role": who, "content": what} for who, what in SAID],
        {"language": "en", "segments": [{"id": 1, "start": 0.5, "speaker": who, "text": what} for who, what in SAID]},
    ],
)
def test_a_transcript_is_heard_as_talk(value):
    case = wr.load_case({"visit.json": json.dumps(value)})
    assert case.documents[0].kind == "dialogue"
    found = wr.verify("He has a fever. He denies chest pain.", case)
    assert [verdict.verdict for verdict in found.verdicts] == ["contradicted", "contradicted"]

"""Resources without rules of their own keep what they say."""

import base64
import json

import pytest


def line_of(read, **fields):
    (document, *_) = read(json.dumps({"id": "x", **fields}).encode(), "one.json").documents
    (fact,) = document.facts
    return document.text[fact.start : fact.end], fact


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("AdverseEvent", {"event": {"text": "Flushing after contrast"}}, "AdverseEvent: Flushing after contrast"),
        ("DeviceUseStatement", {"device": {"display": "Insulin pump"}}, "Insulin pump"),
        ("DetectedIssue", {"detail": "lithium with ibuprofen"}, "detail: lithium with ibuprofen"),
        ("NutritionOrder", {"oralDiet": {"type": [{"text": "Puree"}], "instruction": "upright"}}, "type: Puree, instruction: upright"),
        ("RiskAssessment", {"prediction": [{"outcome": {"text": "Fall"}, "probabilityDecimal": 0.4}]}, "outcome: Fall, probability decimal: 0.4"),
        ("Communication", {"payload": [{"contentString": "Sister was told."}]}, "Sister was told."),
        ("SomethingOfOurs", {"remark": [{"text": "He fainted"}, {"text": "twice"}]}, "remark: He fainted, twice"),
    ],
)  # fmt: skip
def test_every_element_is_in_the_line(kind, fields, said, read):
    line, _ = line_of(read, resourceType=kind, **fields)
    assert said in line


def test_addresses_and_base64_are_no_words(read):
    data = base64.b64encode(b"\x01\x02 no form").decode()
    about = {"device": {"reference": "Device/7"}, "content": {"contentType": "image/png", "data": data}}
    line, fact = line_of(read, resourceType="Media", **about)
    assert (line, fact.name) == ("Media: Media", "Media")


def test_what_is_not_to_be_done_is_denied(read):
    what = {"category": [{"text": "Call the brother"}], "doNotPerform": True}
    _, fact = line_of(read, resourceType="CommunicationRequest", **what)
    assert (fact.name, fact.negated) == ("Call the brother", True)

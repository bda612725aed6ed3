"""Text that FHIR resources carry for people, where no element says the same."""

import json

import pytest


def bundle(*resources):
    entries = [{"resource": {"id": f"r{number}", **one}} for number, one in enumerate(resources)]
    return json.dumps({"resourceType": "Bundle", "type": "document", "entry": entries}).encode()


def narrative(words, status="generated"):
    return {"status": status, "div": f"<div xmlns='http://www.w3.org/1999/xhtml'>{words}</div>"}


def test_the_sections_of_a_composition_are_a_document(read):
    inner = {"title": "On the ward", "text": narrative("A fall on the second night.")}
    sections = [
        {"title": "Course", "text": narrative("<p>Given <b>tranexamic acid</b> 1 g.</p>")},
        {"title": "Events", "section": [inner]},
        {"title": "Plan", "text": narrative("none", "empty")},
    ]
    composition = {
        "resourceType": "Composition",
        "title": "Discharge of an invented patient",
        "date": "2026-03-04",
        "section": sections,
    }
    result = read(bundle(composition), "bundle.json")
    document = result.documents[-1]
    assert (document.title, document.date) == ("Discharge of an invented patient", "2026-03-04")
    assert "Given tranexamic acid 1 g." in document.text
    assert "On the ward\n" in document.text
    assert "A fall on the second night." in document.text
    assert "none" not in document.text
    assert [line.source_id for line in result.coverage if line.item.endswith("#section")] == [document.id]


@pytest.mark.parametrize("kind", ["Condition", "AllergyIntolerance", "Procedure"])
def test_a_resource_without_a_code_is_named_by_its_text(kind, read):
    (document,) = read(bundle({"resourceType": kind, "text": narrative("Sarcoid &amp; uveitis")}), "b.json").documents
    assert document.facts[0].name == "Sarcoid & uveitis"


def test_text_that_says_more_than_the_elements_is_a_document(read):
    said = {"code": {"text": "Spirometry"}, "valueString": "done"}
    more = {"resourceType": "Observation", **said, "text": narrative("Poor effort throughout.", "additional")}
    same = {"resourceType": "Observation", **said, "text": narrative("Spirometry: done")}
    documents = read(bundle(more, same), "b.json").documents
    assert [one.text.strip() for one in documents[1:]] == ["Poor effort throughout."]

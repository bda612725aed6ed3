"""The FHIR document against R4's own rules for documents: required elements, bindings, references that resolve."""

import json
import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

import wardround as wr
from wardround.agents.release import report_fhir, report_html
from wardround.files import FORMS, write_run

CASES = Path(__file__).parents[2] / "examples" / "cases"

REQUIRED = {
    "Composition": {"status", "type", "date", "author", "title"},
    "Provenance": {"target", "recorded", "agent"},
    "Task": {"status", "intent"},
    "DocumentReference": {"status", "content"},
    "Patient": set(),
    "Practitioner": set(),
    "Device": set(),
}
"""Elements of cardinality 1..* in R4 (4.0.1)."""

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@pytest.fixture(params=["pneumonia", "medication_conflict"])
def final(request):
    run = wr.run(CASES / request.param)
    return wr.decide(run.id, wr.Review(decision="approve", reviewer="Dr A. <Example>"))


@pytest.fixture
def bundle(final):
    return report_fhir(final, wr.case_of(final))


def resources(bundle, kind):
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def references(value):
    if isinstance(value, dict):
        yield from ([value["reference"]] if "reference" in value else [])
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from references(item)


def test_it_is_a_document_bundle(bundle):
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "document")
    assert bundle["identifier"]["system"]  # bdl-9
    assert bundle["identifier"]["value"]
    assert INSTANT.fullmatch(bundle["timestamp"])  # bdl-10
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"  # bdl-11
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(urls)) == len(urls)  # bdl-7
    assert urls == [f"urn:uuid:{entry['resource']['id']}" for entry in bundle["entry"]]


def test_required_elements_are_there_and_nothing_is_empty(bundle):
    for entry in bundle["entry"]:
        resource = entry["resource"]
        assert REQUIRED[resource["resourceType"]] <= resource.keys()
    assert not re.search(r'(""|\[\]|\{\}|null)', json.dumps(bundle))  # ele-1: an element has a value or children


def test_every_reference_resolves_and_everything_is_reached(bundle):
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    assert set(references(bundle)) <= urls
    roots = {"Composition", "Provenance", "Task"}
    reached = set(references(bundle))
    assert all(e["fullUrl"] in reached or e["resource"]["resourceType"] in roots for e in bundle["entry"])


def test_the_model_wrote_it_and_the_person_attested_it(bundle, final):
    (composition,) = resources(bundle, "Composition")
    (device,) = resources(bundle, "Device")
    (person,) = resources(bundle, "Practitioner")
    assert composition["author"] == [{"reference": f"urn:uuid:{device['id']}"}]
    assert device["deviceName"][0]["name"] == final.draft.engine
    (attester,) = composition["attester"]
    assert attester["party"] == {"reference": f"urn:uuid:{person['id']}"}
    assert person["name"] == [{"text": "Dr A. <Example>"}]
    (provenance,) = resources(bundle, "Provenance")
    codes = [agent["type"]["coding"][0]["code"] for agent in provenance["agent"]]
    assert codes == ["assembler", "attester"]
    (task,) = resources(bundle, "Task")
    assert task["output"][0]["valueString"] == "approve by Dr A. <Example>"


def test_narratives_are_xhtml_and_each_claim_names_its_source(bundle, final):
    (composition,) = resources(bundle, "Composition")
    sources = {r["identifier"][0]["value"] for r in resources(bundle, "DocumentReference")}
    told = {}
    for section in composition["section"]:
        div = fromstring(section["text"]["div"])
        assert div.tag == "{http://www.w3.org/1999/xhtml}div"  # txt-1
        for item in div.iter("{http://www.w3.org/1999/xhtml}li"):
            told[item.get("id")] = [b.text for b in item.iter("{http://www.w3.org/1999/xhtml}b")]
    for claim in final.draft.claims:
        assert told[claim.id] == [citation.source_id for citation in claim.citations]
        assert set(told[claim.id]) <= sources


def test_a_run_that_nobody_signed_has_no_fhir_document():
    run = wr.run(CASES / "pneumonia")
    with pytest.raises(wr.RunError):
        report_fhir(run, wr.case_of(run))
    assert "PRELIMINARY" in report_html(run, wr.case_of(run))


def test_the_html_links_each_claim_to_its_sources_and_escapes(final):
    html = report_html(final, wr.case_of(final))
    assert "Countersigned by Dr A. &lt;Example&gt;" in html
    assert "<script" not in html
    linked = set(re.findall(r'href="#([^"]+)"', html))
    assert linked <= set(re.findall(r'id="([^"]+)"', html))
    assert all(f'id="{claim.id}"' in html for claim in final.draft.claims)


def test_out_writes_all_forms(final, tmp_path):
    tmp_path = tmp_path / "out"
    write_run(final, tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {"run.json", *FORMS}
    assert json.loads((tmp_path / "report.fhir.json").read_text())["type"] == "document"

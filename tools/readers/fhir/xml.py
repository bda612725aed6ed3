"""FHIR as XML: recognised, its version found, and refused by name."""

from typing import TYPE_CHECKING, Any

from wardround.records import RefusedError

from ..result import Opened, ReadResult
from ..xml import local, parse_xml
from .version import fhir_version
from .words import Json

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def refuse_fhir_xml(opened: Opened) -> ReadResult:
    """Never returns.

    Raises:
        UnreadableError: damaged XML.
        RefusedError: always otherwise, with the version.
    """
    root = parse_xml(opened.data, opened.name)
    resources = [child for one in root.iter() if local(one) == "resource" for child in one] or [root]
    version = fhir_version(_as_json(resource) for resource in resources)
    raise RefusedError(f"{opened.name}: FHIR {version} as XML; only JSON is read", hint="export it as FHIR R4 JSON")


def _as_json(resource: "Element") -> Json:
    """Only as deep as the version shows: each element's JSON type, as far as XML lets it be seen."""
    found: dict[str, Any] = {"resourceType": local(resource)}
    for child in resource:
        name, value = local(child), child.get("value")
        if value is not None:
            found[name] = value
        elif name == "meta":
            found[name] = {"profile": [one.get("value") for one in child if local(one) == "profile"]}
        else:
            found[name] = _container(child)
    return found


def _container(element: "Element") -> Any:  # noqa: ANN401 - JSON
    """Version marks tell lists from objects; XML does not, so these few never vote for a list."""
    return {"concept": True} if any(local(one) == "concept" for one in element) else {}

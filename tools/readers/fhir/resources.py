"""From a file's bytes to the resources in it, each with its address."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic_core import from_json

from wardround.records import RefusedError, UnreadableError

from ..result import Opened
from .words import Json, dicts, word

_DEEPEST = 60


class Resource(NamedTuple):
    """One resource with the address that facts cite."""

    kind: str
    id: str
    """Its own id; else of its fullUrl; else `entry-N`."""
    body: Json
    url: str = ""
    """The fullUrl of its bundle entry."""

    @property
    def ref(self) -> str:
        """`Observation/123`."""
        return f"{self.kind}/{self.id}"


def resources_in(opened: Opened) -> tuple[list[Resource], list[str]]:
    """All resources of a bundle (nested ones too), a list, a bulk export, or a single resource.

    Returns:
        The resources in the file's order, and one message for every piece that is no resource.

    Raises:
        UnreadableError: not JSON, or no FHIR resource in it.
    """
    bodies, broken = _parse(opened)
    found: list[Resource] = []
    for place, body in bodies:
        found.extend(_unpack(body, place, broken, 0))
    if not found:
        raise UnreadableError(f"{opened.name}: JSON without a FHIR resource")
    return found, broken


def _parse(opened: Opened) -> tuple[list[tuple[str, Json]], list[str]]:
    """Whole, else line by line; `place` names a piece that has no id."""
    try:
        value = load_json(opened.data)
    except ValueError:
        return _parse_lines(opened)
    pieces = value if isinstance(value, list) else [value]
    good = [(str(number), piece) for number, piece in enumerate(pieces, start=1) if isinstance(piece, dict)]
    broken = [f"entry {number}" for number, piece in enumerate(pieces, start=1) if not isinstance(piece, dict)]
    return good, broken


def _parse_lines(opened: Opened) -> tuple[list[tuple[str, Json]], list[str]]:
    good: list[tuple[str, Json]] = []
    broken: list[str] = []
    for number, line in enumerate(opened.data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            value = load_json(line)
        except ValueError:
            value = None
        if isinstance(value, dict):
            good.append((str(number), value))
        else:
            broken.append(f"line {number}")
    if not good:
        raise UnreadableError(f"{opened.name}: damaged JSON")
    return good, broken


def load_json(data: bytes) -> Any:  # noqa: ANN401 - JSON
    """Parse JSON bytes of UTF-8, or of what their mark says.

    pydantic's parser bounds nesting; the standard one is for other encodings.

    Raises:
        ValueError: not JSON.
    """
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    try:
        return from_json(data, allow_inf_nan=False)
    except ValueError:
        if b"\x00" not in data[:4]:
            raise
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _unpack(body: Json, place: str, broken: list[str], depth: int, url: str = "") -> Iterator[Resource]:
    kind = body.get("resourceType")
    if not isinstance(kind, str) or not kind:
        broken.append(f"entry {place}")
    elif kind == "Bundle" and depth <= _DEEPEST:
        entries = body.get("entry")
        for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
            inner = entry.get("resource") if isinstance(entry, dict) else None
            if isinstance(inner, dict):
                yield from _unpack(
                    inner, f"{place}.{number}" if depth else str(number), broken, depth + 1, word(entry.get("fullUrl"))
                )
            elif not (isinstance(entry, dict) and ("request" in entry or "response" in entry)):
                broken.append(f"entry {number}")
    else:
        yield Resource(kind, word(body.get("id")) or _id_in(url) or f"entry-{place}", body, url)


def _id_in(url: str) -> str:
    return url.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


class References:
    """Finds the resource that a Reference means: by full URL, `urn:uuid:`, `Type/id`, or `#contained`."""

    def __init__(self, resources: list[Resource]) -> None:
        self._by_name: dict[str, Json] = {}
        for resource in resources:
            self._by_name.setdefault(resource.ref, resource.body)
            if resource.url:
                self._by_name.setdefault(resource.url, resource.body)

    def resolve(self, reference: object, holder: Json) -> Json:
        """The resource that is meant; empty when it is not in the file."""
        name = reference.get("reference") if isinstance(reference, dict) else None
        if not isinstance(name, str):
            return {}
        if name.startswith("#"):
            return next((one for one in dicts(holder.get("contained")) if one.get("id") == name[1:]), {})
        name = name.split("/_history/")[0]
        return self._by_name.get(name) or self._by_name.get("/".join(name.rsplit("/", 2)[-2:])) or {}


def check_version(opened: Opened, version: str) -> None:
    """Only R4 (and R4B) is read.

    Raises:
        RefusedError: any other version.
    """
    if version != "R4":
        raise RefusedError(f"{opened.name}: FHIR {version}; only R4 is read", hint="convert it to FHIR R4")

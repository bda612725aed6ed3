"""From a file's bytes to the resources in it, each with its address."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic_core import from_json

from wardround.records import CoverageStatus, RefusedError, UnreadableError

from ..result import Opened
from .words import Json, as_dict, as_list, dicts, word

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


class Left(NamedTuple):
    """A piece of a file that gives nothing, or not all."""

    piece: str
    """`entry 3`, `line 7`; empty for the file itself."""
    status: CoverageStatus = "unreadable"
    reason: str = "no FHIR resource"


_MORE_PAGES = Left(
    "", "truncated", "one page of a search, which says that more follow; join them, or see that all are here"
)
_FAILED = ("error", "fatal")
_ERROR = "a server's report of an error: what it could not give is not here"


def resources_in(opened: Opened) -> tuple[list[Resource], list[Left]]:
    """All resources of a bundle (nested ones too), a list, a bulk export, or a single resource.

    Returns:
        The resources in the file's order, and every piece that gives none or not all.

    Raises:
        UnreadableError: not JSON, or no FHIR resource in it.
    """
    bodies, left = _parse(opened)
    found: list[Resource] = []
    for place, body in bodies:
        found.extend(_unpack(body, place, left, 0))
    if not found and (left or not bodies):  # a Bundle without entries is an answer, too: nothing was found
        raise UnreadableError(f"{opened.name}: JSON without a FHIR resource")
    return found, left


def _parse(opened: Opened) -> tuple[list[tuple[str, Json]], list[Left]]:
    """Whole, else line by line; `place` names a piece that has no id."""
    try:
        value = load_json(opened.data)
    except ValueError:
        return _parse_lines(opened)
    pieces = value if isinstance(value, list) else [value]
    good = [(str(number), piece) for number, piece in enumerate(pieces, start=1) if isinstance(piece, dict)]
    return good, [Left(f"entry {n}") for n, piece in enumerate(pieces, start=1) if not isinstance(piece, dict)]


def _parse_lines(opened: Opened) -> tuple[list[tuple[str, Json]], list[Left]]:
    good: list[tuple[str, Json]] = []
    left: list[Left] = []
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
            left.append(Left(f"line {number}"))
    if not good:
        raise UnreadableError(f"{opened.name}: damaged JSON")
    return good, left


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


def _unpack(body: Json, place: str, left: list[Left], depth: int, url: str = "") -> Iterator[Resource]:
    kind = body.get("resourceType")
    if not isinstance(kind, str) or not kind:
        left.append(Left(f"entry {place}"))
    elif kind == "Bundle" and depth <= _DEEPEST:
        if any(link.get("relation") == "next" for link in dicts(body.get("link"))):
            left.append(_MORE_PAGES)
        for number, entry in _entries(body, left):
            inner, below = as_dict(entry.get("resource")), f"{place}.{number}" if depth else str(number)
            yield from _unpack(inner, below, left, depth + 1, word(entry.get("fullUrl")))
    else:
        if kind == "OperationOutcome" and any(one.get("severity") in _FAILED for one in dicts(body.get("issue"))):
            left.append(Left(f"{kind} {place}", reason=_ERROR))
        yield Resource(kind, word(body.get("id")) or _id_in(url) or f"entry-{place}", body, url)


def _entries(bundle: Json, left: list[Left]) -> Iterator[tuple[int, Json]]:
    """The entries that hold a resource; of a history, which has the newest first, one for each resource."""
    is_history, seen, earlier = bundle.get("type") == "history", set[str](), 0
    for number, entry in enumerate(map(as_dict, as_list(bundle.get("entry"))), start=1):
        name = _versioned(entry) if is_history else ""
        if name and name in seen:
            earlier += 1
        elif isinstance(entry.get("resource"), dict):
            yield number, entry
        elif _is_refusal(entry):
            left.append(Left(f"entry {number}", reason=_ERROR))
        elif not ("request" in entry or "response" in entry):
            left.append(Left(f"entry {number}"))
        seen.add(name)
    if earlier:
        left.append(Left("history", "read", f"of versions of one resource the last counts; {earlier} earlier left out"))


def _is_refusal(entry: Json) -> bool:
    """A request of a batch that did not succeed, by the status that HTTP has for it."""
    return word(as_dict(entry.get("response")).get("status"))[:1] in ("4", "5")


def _versioned(entry: Json) -> str:
    """Which resource an entry of a history is a version of: by type and id, which a deletion has in its request."""
    inner = as_dict(entry.get("resource"))
    asked = word(as_dict(entry.get("request")).get("url"))
    return f"{inner.get('resourceType')}/{inner['id']}" if inner.get("id") else "/".join(asked.split("/")[-2:])


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

"""The text that people see of a resource (Narrative, FHIR R4), where no element says the same."""

from collections.abc import Iterator
from html import escape

from ..embedded import Embedded
from ..html import html_text
from .resources import Resource
from .words import Json, as_dict, concept, dicts, when, word

_DEEPEST = 20


def seen_text(body: Json) -> str:
    """A resource's narrative on one line; empty where it has none."""
    return " ".join(html_text(_markup(body))[0].split())


def narratives(resource: Resource) -> Iterator[Embedded]:
    """The sections of a Composition, whose text is what was signed; and text that says more than the elements."""
    body = resource.body
    if resource.kind == "Composition":
        title, date = word(body.get("title")) or "Composition", when(body, "date")
        if pieces := list(_sections(body)):
            yield _page(f"{resource.ref}#section", title, "".join(pieces), date)
    elif as_dict(body.get("text")).get("status") == "additional" and (markup := _markup(body)):
        yield _page(f"{resource.ref}#text", resource.kind, markup, None)


def _sections(node: Json, depth: int = 0) -> Iterator[str]:
    for section in dicts(node.get("section")) if depth < _DEEPEST else ():
        below = "".join(_sections(section, depth + 1))
        if (said := _markup(section) or escape(concept(section.get("emptyReason")))) or below:
            yield f"<h2>{escape(word(section.get('title')))}</h2>{said}{below}"


def _markup(body: Json) -> str:
    """The markup of a narrative; one of status `empty` says only that there is none."""
    text = as_dict(body.get("text"))
    return word(text.get("div")) if text.get("status") != "empty" else ""


def _page(ref: str, title: str, markup: str, date: str | None) -> Embedded:
    return Embedded(ref, title, "text/html", f"<html><body>{markup}</body></html>".encode(), date)

"""Structured Product Labels of US drugs, as DailyMed gives them (HL7 SPL)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wardround.records import KnowledgeDocument

_NS = "{urn:hl7-org:v3}"


def spl_label(root: Element, name: str) -> Iterator[KnowledgeDocument]:
    """A label as one document, its sections under headings, with the names of product and active ingredients."""
    text = "\n\n".join(
        filter(
            None,
            (
                _section(one, 2)
                for one in root.iterfind(f"{_NS}component/{_NS}structuredBody/{_NS}component/{_NS}section")
            ),
        )
    )
    label = root.find(f"{_NS}setId")
    number = (label.get("root") if label is not None else None) or ""
    names = dict.fromkeys(_text(one) for one in root.iter(f"{_NS}name") if _text(one))
    if text:
        yield KnowledgeDocument(
            id=f"spl:{number}" if number else name,
            text=text,
            title=_product(root) or _text(root.find(f"{_NS}title")),
            source=f"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={number}" if number else name,
            licence="US drug label (public)",
            date=_date(root.find(f"{_NS}effectiveTime")),
            metadata={"jurisdiction": "US", "synonyms": "; ".join(list(names)[:20])},
        )


def _product(root: Element) -> str:
    brand = root.find(f".//{_NS}manufacturedProduct/{_NS}name")
    if brand is None:
        brand = root.find(f".//{_NS}manufacturedMedicine/{_NS}name")
    generic = root.find(f".//{_NS}genericMedicine/{_NS}name")
    return ", ".join(filter(None, dict.fromkeys((_text(brand), _text(generic)))))


def _section(section: Element, level: int) -> str:
    title = _text(section.find(f"{_NS}title"))
    body = section.find(f"{_NS}text")
    parts = [f"{'#' * min(level, 6)} {title}" if title else ""]
    if body is not None:
        parts += [_text(child) for child in body] or [_text(body)]
    parts += [_section(one, level + 1) for one in section.iterfind(f"{_NS}component/{_NS}section")]
    return "\n\n".join(filter(None, parts))


def _date(element: Element | None) -> str | None:
    """ISO 8601 from YYYYMMDD."""
    value = (element.get("value") if element is not None else None) or ""
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if len(value) >= 8 else None


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())

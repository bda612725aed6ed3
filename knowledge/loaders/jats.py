"""JATS: full articles of PubMed Central (NISO Z39.96)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wardround.records import KnowledgeDocument

_LEFT_OUT = {"table-wrap", "fig", "disp-formula", "inline-formula", "supplementary-material", "ref-list", "xref"}


def jats_articles(root: Element, name: str) -> Iterator[KnowledgeDocument]:
    """One document per article: abstract and body with headings, without tables, figures and references."""
    for place, article in enumerate(root.iter("article"), start=1):
        meta = article.find(".//article-meta")
        body = [_block(part, 2) for part in (*article.iterfind(".//article-meta/abstract"), *article.iterfind("body"))]
        text = "\n\n".join(filter(None, body))
        if meta is not None and text:
            pmc = next(
                (_text(one) for one in meta.iterfind("article-id") if one.get("pub-id-type") in ("pmc", "pmcid")), ""
            )
            title = _text(meta.find("title-group/article-title"))
            number = pmc.upper().removeprefix("PMC")
            yield KnowledgeDocument(
                id=f"pmc:{number}" if number else f"{name}#{place}",
                text=text,
                title=title,
                source=f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{number}/" if number else name,
                licence=_licence(meta),
                date=_date(meta),
                metadata={"retracted": "yes"} if title.casefold().startswith("retracted") else {},
            )


def _block(element: Element, level: int) -> str:
    """An element's paragraphs and sections, one under the other."""
    parts = []
    for child in element:
        if child.tag == "title":
            parts.append(f"{'#' * min(level, 6)} {_text(child)}")
        elif child.tag == "sec":
            parts.append(_block(child, level + 1))
        elif child.tag not in _LEFT_OUT:
            parts.append(_text(child))
    return "\n\n".join(filter(None, parts))


def _licence(meta: Element) -> str:
    licence = meta.find("permissions/license")
    if licence is None:
        return ""
    link = licence.get("{http://www.w3.org/1999/xlink}href") or ""
    return link or _text(licence)[:200]


def _date(meta: Element) -> str | None:
    for element in meta.iterfind("pub-date"):
        parts = [element.findtext(name, "").strip() for name in ("year", "month", "day")]
        if parts[0]:
            known = [part.zfill(2) for part in parts if part.isdecimal()]
            return "-".join(known)
    return None


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(_kept(element)).split())


def _kept(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _LEFT_OUT:
            yield from _kept(child)
        yield child.tail or ""

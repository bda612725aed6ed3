"""PubMed: article sets in XML, and the JSON of PubMedQA."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from wardround.records import KnowledgeDocument

_MONTHS = {
    name: f"{number:02d}" for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_LICENCE = "PubMed abstract (publisher's rights)"
_RETRACTED = ("Retracted Publication", "RetractionIn")


def is_pubmed(value: dict[str, Any]) -> bool:
    """Whether a JSON object is a PubMedQA record."""
    return isinstance(value.get("CONTEXTS"), list)


def pubmed_json(value: dict[str, Any], place: str) -> KnowledgeDocument:
    """A PubMedQA record as its abstract, without the question and the conclusion that were made from its ends."""
    labels = value.get("LABELS") or []
    parts = [f"{label}: {text}" for label, text in zip(labels, value["CONTEXTS"], strict=False)] or value["CONTEXTS"]
    name = str(value.get("id") or value.get("PMID") or place)
    metadata = {"mesh": "; ".join(value["MESHES"])} if value.get("MESHES") else {}
    year = value.get("YEAR")
    return KnowledgeDocument(
        id=name,
        text="\n\n".join(parts),
        source=f"https://pubmed.ncbi.nlm.nih.gov/{name}/",
        licence=_LICENCE,
        date=str(year) if year else None,
        metadata=metadata,
    )


def pubmed_articles(articles: Iterator[Element]) -> Iterator[KnowledgeDocument]:
    """Articles of a `PubmedArticleSet` that have an abstract (PubMed DTD 2025)."""
    for article in articles:
        text = "\n\n".join(filter(None, map(_labelled, article.iterfind(".//Article/Abstract/AbstractText"))))
        name = article.findtext(".//MedlineCitation/PMID", "").strip()
        if text and name:
            yield KnowledgeDocument(
                id=f"pmid:{name}",
                text=text,
                title=_text(article.find(".//Article/ArticleTitle")),
                source=f"https://pubmed.ncbi.nlm.nih.gov/{name}/",
                licence=_LICENCE,
                date=_date(article.find(".//Article/Journal/JournalIssue/PubDate")),
                metadata=_metadata(article),
            )


def _metadata(article: Element) -> dict[str, str]:
    terms = [_text(element) for element in article.iterfind(".//MeshHeading/DescriptorName")]
    types = [_text(element) for element in article.iterfind(".//PublicationType")]
    notices = [element.get("RefType") for element in article.iterfind(".//CommentsCorrections")]
    found = {"mesh": "; ".join(terms), "publication_type": "; ".join(types)}
    if any(word in _RETRACTED for word in [*types, *notices]):
        found["retracted"] = "yes"
    return {key: value for key, value in found.items() if value}


def _labelled(element: Element) -> str:
    label, text = element.get("Label"), _text(element)
    return f"{label}: {text}" if label and text else text


def _date(element: Element | None) -> str | None:
    if element is None:
        return None
    year, month, day = (element.findtext(name, "").strip() for name in ("Year", "Month", "Day"))
    month = _MONTHS.get(month[:3].lower(), month.zfill(2) if month.isdecimal() else "")
    if not year:
        return element.findtext("MedlineDate", "")[:4] or None
    return "-".join(filter(None, (year, month, day.zfill(2) if month and day else "")))


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())

"""MedlinePlus health topics (the daily `mplus_topics` file)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wardround.records import KnowledgeDocument

from .html import plain_html


def health_topics(root: Element, name: str) -> Iterator[KnowledgeDocument]:
    """One document per topic with a summary; the language and the `also called` names go to the metadata."""
    for topic in root.iterfind("health-topic"):
        text = plain_html(topic.findtext("full-summary", ""))
        if text:
            also = "; ".join(filter(None, ((one.text or "").strip() for one in topic.iterfind("also-called"))))
            metadata = {"audience": "patient", "language": topic.get("language", ""), "synonyms": also}
            yield KnowledgeDocument(
                id=f"medlineplus:{topic.get('id') or topic.get('title') or name}",
                text=text,
                title=topic.get("title", ""),
                source=topic.get("url", name),
                licence="MedlinePlus (NLM; public domain with attribution)",
                date=_date(topic.get("date-created", "")),
                metadata={key: value for key, value in metadata.items() if value},
            )


def _date(written: str) -> str | None:
    """ISO 8601 from MM/DD/YYYY."""
    parts = written.split("/")
    return f"{parts[2]}-{parts[0].zfill(2)}-{parts[1].zfill(2)}" if len(parts) == 3 else None

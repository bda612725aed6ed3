"""MedQuAD: answered questions of US health agencies (Ben Abacha & Demner-Fushman 2019)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wardround.records import KnowledgeDocument


def medquad_pairs(root: Element, name: str) -> Iterator[KnowledgeDocument]:
    """One document per answered question; pairs without an answer (removed for copyright) give none."""
    focus = root.findtext("Focus", "").strip()
    synonyms = "; ".join(filter(None, ((one.text or "").strip() for one in root.iterfind(".//Synonym"))))
    for pair in root.iterfind(".//QAPair"):
        question, answer = pair.find("Question"), pair.findtext("Answer", "").strip()
        if question is not None and answer:
            yield KnowledgeDocument(
                id=f"{root.get('source', 'medquad')}:{question.get('qid') or name}",
                text=answer,
                title=focus,
                source=root.get("url", name),
                licence="CC-BY-4.0",
                metadata=_metadata(question, synonyms),
            )


def _metadata(question: Element, synonyms: str) -> dict[str, str]:
    found = {
        "question_type": question.get("qtype", ""),
        "question": (question.text or "").strip(),
        "synonyms": synonyms,
    }
    return {key: value for key, value in found.items() if value}

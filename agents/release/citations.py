"""Numbered citations and the names of what they cite, the same in every form of a document."""

from collections.abc import Iterable, Sequence

from wardround.records import Case, Citation, Claim, Passage


def citation_numbers(claims: Iterable[Claim]) -> dict[Citation, int]:
    """Each place once, numbered from 1 in the order in which claims cite it."""
    cited = dict.fromkeys(citation for claim in claims for citation in claim.citations)
    return {citation: number for number, citation in enumerate(cited, start=1)}


def place_of(citation: Citation, case: Case) -> str:
    """Where in its source: a structured statement by its reference, text by its positions; empty for images."""
    if not citation.quote:
        return ""
    document = case.document(citation.source_id)
    facts = document.facts if document else ()
    refs = (fact.ref for fact in facts if (fact.start, fact.end) == (citation.start, citation.end))
    return next(refs, f"{citation.start}-{citation.end}")


def source_names(case: Case, passages: Sequence[Passage]) -> dict[str, str]:
    """What each source is called, by its id: a file's path, or where knowledge was published."""
    ids = [*(document.id for document in case.documents), *(image.id for image in case.images)]
    names = {source_id: case.name_of(source_id) for source_id in ids}
    return names | {passage.id: passage.source or passage.title for passage in passages}

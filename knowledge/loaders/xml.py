"""XML files, by their root element."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from wardround.records import KnowledgeDocument, KnowledgeError

from .jats import jats_articles
from .medlineplus import health_topics
from .medquad import medquad_pairs
from .pubmed import pubmed_articles
from .spl import spl_label


def xml_documents(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """Documents of a MedQuAD, PubMed, JATS, MedlinePlus or SPL file.

    Entities that the file declares itself are refused: knowledge files need none, and they can be made to blow up.

    Raises:
        KnowledgeError: not XML, or none of these.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(data, forbid_entities=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise KnowledgeError(f"{name} is not XML that can be read safely", hint="check the file") from error
    reader = _READERS.get(_bare(root.tag))
    if reader is None:
        hint = "known: MedQuAD, PubMed, JATS, MedlinePlus health topics, SPL drug labels"
        raise KnowledgeError(f"{name} is XML of no known kind", hint=hint)
    yield from reader(root, name)


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


_READERS: dict[str, Callable[[Element, str], Iterator[KnowledgeDocument]]] = {
    "Document": medquad_pairs,
    "PubmedArticleSet": lambda root, name: pubmed_articles(root.iter("PubmedArticle")),
    "PubmedArticle": lambda root, name: pubmed_articles(iter([root])),
    "article": jats_articles,
    "pmc-articleset": jats_articles,
    "health-topics": health_topics,
    "document": spl_label,
}

"""XML from strangers, without entities and without surprises."""

from typing import TYPE_CHECKING

from wardround.records import UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def parse_xml(data: bytes, name: str) -> "Element":
    """The root element.

    Raises:
        UnreadableError: not well-formed, or with declarations of entities or outside references.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except ParseError as error:
        raise UnreadableError(f"{name}: damaged XML") from error
    except DefusedXmlException as error:
        raise UnreadableError(f"{name}: XML with entity declarations") from error
    except (ValueError, LookupError, RecursionError) as error:  # encodings that do not exist, depth
        raise UnreadableError(f"{name}: damaged XML ({type(error).__name__})") from error
    return root


def local(element: "Element") -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""

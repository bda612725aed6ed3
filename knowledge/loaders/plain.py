"""Plain text and Markdown, with the few facts that a Markdown file may carry in its head."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from wardround.records import KnowledgeDocument, KnowledgeError

_HEAD = re.compile(r"\A---[ \t]*\n(?P<lines>.*?\n)---[ \t]*(?:\n|\Z)", re.S)
_TITLE = re.compile(r"^#[ \t]+(?P<title>\S.*?)[ \t#]*$", re.M)
_OWN = ("id", "title", "source", "licence", "date")


def decoded(data: bytes, name: str) -> str:
    """UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252, with line ends as newlines.

    Raises:
        KnowledgeError: bytes that are no text.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise KnowledgeError(f"{name} is not text", hint="is the file what its name says?")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_document(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """A text file as one document."""
    text = decoded(data, name)
    if text.strip():
        yield KnowledgeDocument(id=name, text=text, title=named_after(name), source=name)


def markdown_document(data: bytes, name: str) -> Iterator[KnowledgeDocument]:
    """A Markdown file as one document; `key: value` lines between `---` at its top become its fields and metadata."""
    text = decoded(data, name)
    head = _HEAD.match(text)
    facts = _facts(head["lines"]) if head else {}
    body = text[head.end() :].lstrip("\n") if head else text
    found = _TITLE.search(body)
    if body.strip():
        given = {"id": name, "title": found["title"] if found else named_after(name), "source": name}
        own = {key: facts[key] for key in _OWN if key in facts}
        extras = {key: value for key, value in facts.items() if key not in _OWN}
        yield KnowledgeDocument.model_validate({**given, **own, "text": body, "metadata": extras})


def _facts(lines: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.splitlines() if ":" in line and not line.startswith((" ", "#", "-")))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs if value.strip()}


def named_after(name: str) -> str:
    """A title for a file that has none of its own."""
    return re.sub(r"[_-]+", " ", PurePosixPath(name).stem).strip()

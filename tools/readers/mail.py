"""E-mails and web pages saved as one file (MIME, RFC 2045 to 2049): the text as a document, what is attached by its own reader."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from wardround.records import RefusedError, UnreadableError

from .dates import iso_date
from .embedded import Embedded, ReadPart, with_embedded
from .encoding import decode
from .result import Opened, ReadResult, read_whole
from .text import note_from

_MOST_PARTS = 200
_TEXTS = ("text/plain", "text/html")
"""Forms of a message's own text, the better first."""
_TABLES = {"csv": "text/csv", "tsv": "text/tab-separated-values"}
_LONGEST_NAME = 80
_DRESS = ("text/css", "text/javascript", "application/javascript", "application/x-javascript", "font/")
"""What a saved page needs to look as it did."""


def read_mail(opened: Opened, read_part: ReadPart) -> ReadResult:
    """The message's own text, and every attachment.

    Raises:
        UnreadableError: it holds no text and no attachment.
        RefusedError: too long, or of too many parts.
    """
    message = _message(opened)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > _MOST_PARTS:
        raise RefusedError(f"{opened.name}: {len(parts)} parts; at most {_MOST_PARTS} are opened")
    body = next((part for kind in _TEXTS for part in parts if _is_filled(part, kind)), None)
    result = _body(opened, message, body, read_part)
    left_out = {id(part) for part in (body, *_without_words(message))}
    other = [part for part in parts if id(part) not in left_out]
    result = with_embedded(result, opened, _attached(other), read_part)
    if not result.coverage:
        raise UnreadableError(f"{opened.name}: there is no text in it")
    return result


def _message(opened: Opened) -> EmailMessage:
    try:
        return message_from_bytes(opened.data, policy=policy.default)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableError(f"{opened.name}: a damaged e-mail") from error


def _is_body(part: EmailMessage, kind: str) -> bool:
    return (
        _type(part) == kind and not part.get_filename() and "attachment" not in str(part.get("Content-Disposition", ""))
    )


def _is_filled(part: EmailMessage, kind: str) -> bool:
    return _is_body(part, kind) and bool((_bytes(part) or b"").strip())


def _without_words(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts with no words of their own: empty texts, what dresses a page, and pages beside the same in plain text.

    The last are those of a multipart/alternative (RFC 2046 5.1.4); other pages of a message say something else.
    """
    for part in message.walk():
        is_empty = any(_is_body(part, kind) and not _is_filled(part, kind) for kind in _TEXTS)
        if is_empty or _type(part).startswith(_DRESS):
            yield part
        same = list(part.walk()) if _type(part) == "multipart/alternative" else []
        if any(_is_filled(one, "text/plain") for one in same):
            yield from (one for one in same if _is_body(one, "text/html"))


def _body(opened: Opened, message: EmailMessage, body: EmailMessage | None, read_part: ReadPart) -> ReadResult:
    data = _bytes(body) if body is not None else None
    if body is None or not data:
        return ReadResult()
    date = iso_date(str(message.get("Date", "")))
    if _type(body) == "text/html":
        return _dated(read_part(opened.part(data), "text/html"), date)
    text = _text(data, body)
    head = "".join(f"{name}: {message[name]}\n" for name in ("Date", "Subject") if message.get(name))
    document = note_from(opened, f"{head}\n{text}" if head else text, "message/rfc822", date=date)
    return read_whole(opened, document, subject=document.subject)


def _dated(result: ReadResult, date: str | None) -> ReadResult:
    """With the message's date where the page has none."""
    documents = tuple(one.model_copy(update={"date": one.date or date}) for one in result.documents)
    return result.model_copy(update={"documents": documents})


def _attached(parts: list[EmailMessage]) -> Iterator[Embedded]:
    for number, part in enumerate(parts, start=1):
        name = _file_name(part)
        ref = f"attachment {number} ({name})" if name else f"attachment {number}"
        yield Embedded(ref, name or ref, _form(part, name), _bytes(part) or None)


def _file_name(part: EmailMessage) -> str:
    """As the sender named it, in a form that may stand in a coverage line."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, AttributeError):
        return ""
    kept = "".join(character for character in name if character.isprintable())
    return kept.replace("\\", "/").rpartition("/")[2].strip()[-_LONGEST_NAME:]


def _form(part: EmailMessage, name: str) -> str:
    """The media type; of tables the name knows better, since mail programs send them as all sorts of things."""
    return _TABLES.get(name.rpartition(".")[2].casefold(), _type(part))


def _text(data: bytes, part: EmailMessage) -> str:
    try:
        return data.decode(part.get_content_charset() or "utf-8").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _bytes(part: EmailMessage) -> bytes | None:
    """Decoded; None for what cannot be."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError):
        return None
    return data if isinstance(data, bytes) else None


def _type(part: EmailMessage) -> str:
    try:
        return part.get_content_type()
    except (ValueError, LookupError, AttributeError, IndexError):  # a header that no one can parse
        return "application/octet-stream"

"""Documents inside a message: OBX of type ED and RP."""

from collections.abc import Iterator

from ..dates import compact_date
from ..embedded import Embedded, decode_base64
from .message import Message, date_of

_MEDIA = {
    "PDF": "application/pdf", "RTF": "application/rtf", "HTML": "text/html", "XML": "text/xml", "JPEG": "image/jpeg", "PNG": "image/png",
    "TIFF": "image/tiff",
}  # fmt: skip


def embedded_in(message: Message, where: str) -> Iterator[Embedded]:
    """OBX of type ED (base64, hexadecimal or plain) and RP (pointed at); HL7 v2.5 2.A.24 and 2.A.67."""
    for segment in message.of("OBX"):
        form = message.get(segment, 2)
        if form not in ("ED", "RP") or len(segment) <= 5 or not segment[5].strip():
            continue
        title = message.get(segment, 3, 2) or message.get(segment, 3) or "Embedded document"
        ref, date = f"{where}OBX {message.get(segment, 1)}", compact_date(message.get(segment, 14)) or date_of(message)
        if form == "RP":
            yield Embedded(ref, title, "application/octet-stream", None, date, message.get(segment, 5) or "pointer")
            continue
        kinds = (message.get(segment, 5, 3).upper(), message.get(segment, 5, 2).upper())
        media_type = next((_MEDIA[kind] for kind in kinds if kind in _MEDIA), "application/octet-stream")
        yield Embedded(ref, title, media_type, _decoded(message, segment), date)


def _decoded(message: Message, segment: list[str]) -> bytes | None:
    data = message.get(segment, 5, 5).replace("\n", "")
    encoding = message.get(segment, 5, 4).casefold()
    if encoding == "hex":
        try:
            return bytes.fromhex(data) or None
        except ValueError:
            return None
    return (data.encode() or None) if encoding == "a" else decode_base64(data)

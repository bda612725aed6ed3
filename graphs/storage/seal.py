"""Encryption at rest: what a key seals, only that key opens. Without a key everything passes through.

AES-256 in EAX mode (authenticated), by LangGraph's `EncryptedSerializer` and pycryptodome; no cryptography of our own.
"""

import base64
from typing import TYPE_CHECKING

from langgraph.checkpoint.serde.base import SerializerProtocol

from wardround.graphs.serialization import serializer
from wardround.records import HomeError, MissingExtraError, Settings

if TYPE_CHECKING:
    from langgraph.checkpoint.serde.encrypted import EncryptedSerializer

_MARK = b"wardround-sealed\0"
_KEY_BYTES = 32


class Seal:
    """Seals and opens bytes and text.

    Args:
        key: 32 bytes, or None for no encryption.

    Raises:
        HomeError: the key has another length.
        MissingExtraError: there is a key, and the extra `encryption` is not installed.
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._serde: SerializerProtocol = serializer() if key is None else _encrypted(key)
        self.on = key is not None

    @property
    def serializer(self) -> SerializerProtocol:
        """For checkpoints."""
        return self._serde

    def shut(self, data: bytes) -> bytes:
        """Sealed bytes; without a key the bytes themselves."""
        return _MARK + self._serde.dumps_typed(data)[1] if self.on else data

    def open(self, data: bytes) -> bytes:
        """The bytes again; what was written before there was a key passes through.

        Raises:
            HomeError: sealed, and the key is missing or another.
        """
        if not data.startswith(_MARK):
            return data
        if not self.on:
            raise HomeError("the state is encrypted", hint="set WARDROUND_KEY or WARDROUND_KEY_FILE")
        try:
            found: bytes = self._serde.loads_typed(("bytes+aes", data.removeprefix(_MARK)))
        except ValueError as error:
            raise HomeError("the state was encrypted with another key, or was changed") from error
        return found

    def shut_text(self, text: str | None) -> str | None:
        """Sealed text in base64; PostgreSQL's text cannot hold U+0000, which no note needs."""
        if text is None or not self.on:
            return text if text is None else text.replace("\0", "")
        return base64.b64encode(self.shut(text.encode())).decode()

    def open_text(self, text: str | None) -> str | None:
        """The text again.

        Raises:
            HomeError: as for `open`.
        """
        if text is None or not text.startswith(_MARK_TEXT):
            return text
        return self.open(base64.b64decode(text)).decode()


_MARK_TEXT = base64.b64encode(_MARK[:15]).decode()
"""How sealed text begins: 15 bytes are 20 characters of base64, whatever follows."""


def seal_of(settings: Settings) -> Seal:
    """With the key of these settings.

    Raises:
        HomeError: the key is not 32 bytes in base64.
        MissingExtraError: the extra `encryption` is not installed.
    """
    if settings.key is None:
        return Seal()
    try:
        key = base64.b64decode(settings.key.get_secret_value().strip(), validate=True)
    except ValueError:
        key = b""
    return Seal(key)


def _encrypted(key: bytes) -> "EncryptedSerializer":
    from langgraph.checkpoint.serde.encrypted import EncryptedSerializer

    if len(key) != _KEY_BYTES:
        raise HomeError("the key must be 32 bytes in base64", hint="make one with: openssl rand -base64 32")
    try:
        return EncryptedSerializer.from_pycryptodome_aes(serializer(), key=key)
    except ImportError as error:
        raise MissingExtraError(
            "encryption needs a package that is not installed", hint='pip install "wardround[encryption]"'
        ) from error

"""Where the vectors are kept: an embedded Chroma, or a Chroma server.

Either way one collection holds passage numbers and vectors and nothing else. No text goes into it, since Chroma keeps
deleted text in its file until it is vacuumed. No embedding function either: Chroma would load a stored one when a
collection is opened, whoever stored it, so a collection that has one is refused before Chroma's client sees it.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from wardround.records import ForeignStoreError, KnowledgeError, KnowledgeServerError, RemoteNotAllowedError
from wardround.records.addresses import is_loopback

from .unmaking import VECTORS

_COLLECTION = "passages"
_OURS = "only collections that wardround made are opened; make a new store and add the documents again"
_API = "/api/v2/tenants/default_tenant/databases/default_database/collections/"
_PATIENCE_S = 10.0

# Chroma's types are not checked here.
Client = Any
Collection = Any


class Place(Protocol):
    """Where a store's collection is."""

    def open(self) -> tuple[Client, Collection]:
        """Chroma's client and the collection, made when missing."""
        ...

    def is_missing(self) -> bool:
        """Whether there is no collection yet."""
        ...

    def close(self, client: Client) -> None:
        """Let go of a client."""
        ...

    def destroy(self) -> None:
        """Take the collection away; no client is open."""
        ...

    def guarded(self) -> AbstractContextManager[None]:
        """Turns Chroma's errors into ours."""
        ...


class ChromaFolder:
    """An embedded Chroma.

    Args:
        store: the store's folder.
        settings: of the HNSW graph.
    """

    def __init__(self, store: Path, settings: dict[str, object]) -> None:
        self._folder = store / VECTORS
        self._settings = settings

    def open(self) -> tuple[Client, Collection]:
        """Raises ForeignStoreError for what others made."""
        refuse_foreign(self._folder)
        from chromadb import PersistentClient
        from chromadb.config import Settings

        client = PersistentClient(str(self._folder), Settings(anonymized_telemetry=False, allow_reset=False))
        return client, client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": self._settings}
        )

    def is_missing(self) -> bool:
        """Whether somebody has taken the folder away, or nothing was ever written."""
        return not (self._folder / "chroma.sqlite3").is_file()

    def close(self, client: Client) -> None:
        """Chroma's own way."""
        client.close()

    def destroy(self) -> None:
        """Remove the folder."""
        if self._folder.exists():
            shutil.rmtree(self._folder)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Nothing to turn: there is no server."""
        yield


class ChromaServer:
    """A Chroma server (`chroma run`) that several processes or machines share.

    Args:
        url: of the server, for example `http://127.0.0.1:8000`.
        name: of the store's collection.
        settings: of the HNSW graph.
        allow_remote: whether it may be on another machine. It gets vectors of knowledge, and of queries, which are
            made from a patient's problems.

    Raises:
        KnowledgeError: no http or https URL.
        RemoteNotAllowedError: not on this machine, and not allowed to be elsewhere.
    """

    def __init__(self, url: str, name: str, settings: dict[str, object], *, allow_remote: bool = False) -> None:
        self._parts = urlsplit(url)
        if self._parts.scheme not in ("http", "https") or not self._parts.hostname or self._parts.username:
            raise KnowledgeError("the Chroma server is no http or https URL", hint="http://127.0.0.1:8000")
        if not allow_remote and not is_loopback(self._parts.hostname):
            raise RemoteNotAllowedError(
                f"the Chroma server {self._parts.hostname} is not on this machine and would get vectors of queries"
            )
        self._name = name
        self._settings = settings

    def open(self) -> tuple[Client, Collection]:
        """Raises ForeignStoreError for what others made, KnowledgeServerError when it cannot be reached."""
        with self.guarded():
            self._refuse_foreign()
            client = self._client()
            try:
                collection = client.get_or_create_collection(
                    self._name, embedding_function=None, configuration={"hnsw": self._settings}
                )
            except BaseException:
                self.close(client)
                raise
            return client, collection

    def is_missing(self) -> bool:
        """Whether the server has no such collection."""
        return self._described() is None

    def close(self, client: Client) -> None:
        """Chroma's own way, and the connections of its two clients, which it leaves open (1.5.9)."""
        owners = (client, getattr(client, "_admin_client", None))
        sessions = [getattr(getattr(owner, "_server", None), "_session", None) for owner in owners]
        client.close()
        for session in sessions:
            if session is not None:
                session.close()

    def destroy(self) -> None:
        """Delete the collection; what the server keeps of it in its files is the server's to vacuum."""
        if not self.is_missing():
            with self.guarded():
                client = self._client()
                client.delete_collection(self._name)
                self.close(client)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Chroma's and the network's errors as ours."""
        from chromadb.errors import ChromaError
        from httpx import HTTPError as HttpxError

        try:
            yield
        except (ChromaError, HttpxError, OSError, ValueError) as error:
            raise KnowledgeServerError(f"the Chroma server did not do it ({type(error).__name__})") from error

    def _client(self) -> Client:
        from chromadb import HttpClient
        from chromadb.config import Settings

        port = self._parts.port or (443 if self._parts.scheme == "https" else 80)
        settings = Settings(anonymized_telemetry=False)
        return HttpClient(str(self._parts.hostname), port, ssl=self._parts.scheme == "https", settings=settings)

    def _refuse_foreign(self) -> None:
        described = self._described()
        if described is not None and _has_function([described.get("configuration_json"), described.get("schema")]):
            raise ForeignStoreError("the server's collection has an embedding function", hint=_OURS)

    def _described(self) -> dict[str, Any] | None:
        """The collection's settings as the server gives them, asked without Chroma's client; None when missing."""
        local = is_loopback(str(self._parts.hostname))
        opener = build_opener(ProxyHandler({})) if local else build_opener()
        try:
            with opener.open(f"{self._parts.geturl().rstrip('/')}{_API}{self._name}", timeout=_PATIENCE_S) as reply:
                return dict(json.load(reply))
        except HTTPError as error:
            error.close()
            if error.code == 404:
                return None
            raise KnowledgeServerError(f"the Chroma server answered {error.code}") from error
        except (URLError, OSError, ValueError) as error:
            raise KnowledgeServerError("the Chroma server does not answer") from error


def refuse_foreign(folder: Path) -> None:
    """Look at a Chroma folder without Chroma.

    Raises:
        ForeignStoreError: a collection that is not ours, or one with an embedding function.
    """
    path = folder / "chroma.sqlite3"
    if not path.is_file():
        return
    # Not read-only: SQLite must be able to take back what a killed process had half written.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    try:
        # A process killed while Chroma made its tables leaves none: nothing is stored, and Chroma goes on from there.
        # Killed a little later, the table is there and lacks columns, and there is nothing in it.
        made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'collections'").fetchone()[0]
        filled = made and connection.execute("SELECT EXISTS (SELECT 1 FROM collections)").fetchone()[0]
        query = "SELECT name, config_json_str, schema_str FROM collections"
        rows = connection.execute(query).fetchall() if filled else []
    except sqlite3.DatabaseError as error:
        hint = "make a new store and add the documents again"
        raise ForeignStoreError("the Chroma folder cannot be read", hint=hint) from error
    finally:
        connection.close()
    for name, *stored in rows:
        if name != _COLLECTION or any(_has_function(_parsed(text)) for text in stored if text):
            raise ForeignStoreError("the Chroma folder holds a collection that others made", hint=_OURS)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise KnowledgeError("Chroma's settings are not JSON", hint="make the store anew") from error


def _has_function(value: object) -> bool:
    """Whether a collection's stored settings name an embedding function that Chroma would load."""
    if isinstance(value, list):
        return any(_has_function(item) for item in value)
    if not isinstance(value, dict):
        return False
    function = value.get("embedding_function")
    if isinstance(function, dict) and function.get("type") not in ("legacy", "unknown"):
        return True
    return any(_has_function(item) for item in value.values())

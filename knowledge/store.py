"""The knowledge store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from wardround.records import (
    ForeignStoreError,
    KnowledgeDocument,
    KnowledgeError,
    StoreLockedError,
    StoreNotFoundError,
    sha256_of,
)

from .catalogue import FILE, Catalogue
from .chroma import ChromaFolder, ChromaServer
from .embedders import Embedder, load_embedder
from .feeding import VectorFeeder
from .hits import Hit, StoreInfo
from .indexing import Indexed, index_entries
from .lexical import Postings, learn_words
from .passages import cut
from .reranking import Reranker, load_reranker
from .search import Searcher
from .subject import subject_of
from .unmaking import LOCK, take_away
from .vectors import VectorIndex, graph

_BATCH = 4096
"""Documents per transaction: an interrupted `add` loses at most these, and re-adding the same documents passes over
what is there."""


class KnowledgeStore:
    """Documents that are not about a patient, searchable by words and by vectors. Use `open`.

    Any number of processes may search a store; one at a time may change it. Objects may be shared between threads.
    """

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        embedder: Embedder,
        vectors: VectorIndex,
        reranker: Reranker | None = None,
    ) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._embedder = embedder
        self._postings = Postings(catalogue.connection)
        self._vectors = vectors
        self._searcher = Searcher(catalogue, self._postings, vectors, embedder, reranker)
        self._threads = RLock()
        self._known: tuple[int, str] | None = None
        self._unmake: Callable[[], None] | None = None

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        embedder: Embedder | str | None = None,
        reranker: Reranker | str | None = None,
        chroma: str | None = None,
        allow_remote: bool = False,
    ) -> Self:
        """Open a store, or make one.

        Args:
            path: its folder.
            create: make the store when the folder is missing or empty.
            embedder: what makes its vectors; by default what it was made with, and for a new store the weightless one.
            reranker: reads the best passages once more: `cross-encoder:MODEL` or an object; not remembered.
            chroma: URL of a Chroma server that keeps the vectors; by default where they were, and for a new store in
                its folder. `""` takes them back into the folder.
            allow_remote: whether that server may be on another machine.

        Raises:
            KnowledgeServerError: the server does not answer.
            RemoteNotAllowedError: it is on another machine, and may not be.
            StoreNotFoundError: nothing there and `create` is false.
            ForeignStoreError: a folder with other things in it, a store of another version, or one made with another
                embedder.
        """
        folder = Path(path).expanduser().absolute()  # it is looked for again later, wherever the program is then
        _check_folder(folder, create=create)
        is_new, has_folder = not (folder / FILE).exists(), folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = Catalogue(folder)
        try:
            chosen = _chosen(catalogue, embedder)
            place = catalogue.place() if chroma is None else chroma
            vectors = _vectors(folder, catalogue, chosen, place, allow_remote=allow_remote)
            store = cls(folder, catalogue, chosen, vectors, load_reranker(reranker))
            store._settle(place)
        except BaseException:
            catalogue.close()
            if is_new:
                take_away(folder, whole=not has_folder)
            raise
        if is_new:
            store._unmake = partial(take_away, folder, whole=not has_folder)
        return store

    def add(self, documents: Iterable[KnowledgeDocument], *, progress: Callable[[int], None] | None = None) -> int:
        """Add documents; one with a known id replaces the old one, and one that has not changed is passed over.

        A batch is kept as a whole or not at all; what `progress` has counted is kept whatever happens afterwards.
        Adding the same documents again after an interruption goes on where it stopped.

        Args:
            documents: any number; they are taken in batches.
            progress: told the number of documents kept so far.

        Returns:
            How many documents were taken.

        Raises:
            StoreLockedError: another process is writing.
            KnowledgeError: a document has no id, or text that is not Unicode.
        """
        taken = 0
        source = iter(documents)
        with self._writing(), self._feeding() as feeder:
            self._vectors.claim(self._catalogue.version())
            while batch := list(islice(source, _BATCH)):
                self._add(batch, feeder)
                taken += len(batch)
                if progress:
                    progress(taken)
        return taken

    def search(self, query: str, k: int = 10, **filters: object) -> list[Hit]:
        """Find passages.

        Args:
            query: a question or words, in a clinician's or a patient's language.
            k: how many at most, each of another document before any document's second.
            filters: see `Filters`: `source`, `licence`, `since`, `until`, `standing`, `per_document`, or any key of
                the documents'
                metadata; a list means one of its values.

        Returns:
            The best first. Superseded and retracted documents are left out unless `standing` asks for them.

        Raises:
            KnowledgeError: `k` is below 1, or a filter has no meaning.
        """
        if k < 1:
            raise KnowledgeError(f"k is {k}", hint="ask for at least one hit")
        with self._threads:
            return self._searcher.search(query, k, filters, self.fingerprint)

    def get(self, document_id: str) -> KnowledgeDocument | None:
        """A document as it was added, or None."""
        with self._threads:
            return self._catalogue.document(document_id)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete documents, with their passages, their words in the index and their vectors.

        The text is overwritten on disk, not only unlinked.

        Args:
            ids: of documents; unknown ones are passed over.

        Returns:
            How many documents were there.

        Raises:
            StoreLockedError: another process is writing.
        """
        wanted = list(dict.fromkeys(ids))
        removed = 0
        with self._writing():
            self._vectors.claim(self._catalogue.version())
            for at in range(0, len(wanted), _BATCH):
                with self._change(overwrite=True):
                    removed += self._remove(wanted[at : at + _BATCH])
            with self._feeding() as feeder:
                feeder.drop()
            self._catalogue.shrink()
        return removed

    def compact(self) -> None:
        """Make the vector index anew and the database small: what was deleted leaves nothing behind in Chroma either.

        All passages are embedded again, which takes as long as it took to add them. Interrupted, it goes on when the
        store is opened.

        Raises:
            StoreLockedError: another process is writing.
        """
        with self._writing():
            self._vectors.claim(self._catalogue.version())
            self._catalogue.note_all()
            self._vectors.destroy()
            with self._feeding() as feeder:
                feeder.catch_up()
            self._vectors.mark(self._catalogue.version())
            self._catalogue.shrink(whole=True)

    def info(self) -> StoreInfo:
        """What the store holds."""
        with self._threads:
            standings = self._catalogue.standings()
            return StoreInfo(
                path=str(self._folder),
                documents=self._catalogue.count("documents"),
                passages=self._catalogue.count("passages"),
                words=self._postings.words(),
                embedder=self._embedder.spec,
                dimension=self._embedder.dimension,
                licences=self._catalogue.licences(),
                superseded=standings.get("superseded", 0),
                retracted=standings.get("retracted", 0),
                bytes=sum(file.stat().st_size for file in self._folder.rglob("*") if file.is_file()),
                fingerprint=self.fingerprint,
            )

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the documents and what makes the vectors; independent of the order in which they were added."""
        with self._threads:
            version = self._catalogue.version()
            if self._known is None or self._known[0] != version:
                state = {
                    "embedder": self._embedder.fingerprint,
                    "documents": list(map(list, self._catalogue.all_hashes())),
                }
                self._known = (version, sha256_of(state))
            return self._known[1]

    def close(self) -> None:
        """Let go of the files; the store cannot be used afterwards."""
        with self._threads:
            self._vectors.close()
            self._catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; one that was made just now, and that an error has left empty, is taken away again."""
        unmake = self._unmake if kind is not None and not self._catalogue.count("documents") else None
        if unmake:
            with suppress(KnowledgeError):  # a server that is away keeps an empty collection; what went wrong is told
                self._vectors.destroy()
        self.close()
        if unmake:
            unmake()

    def _settle(self, place: str) -> None:
        """Finish what a killed process left, or fill an index that was lost or has moved.

        When another process is writing, that one finishes; a move cannot wait for it.
        """
        moved = place != self._catalogue.place()
        lost = self._catalogue.count("passages") > 0 and (moved or self._vectors.is_missing())
        if self._catalogue.is_settled() and not lost and not moved:
            return
        try:
            with self._writing(), self._feeding() as feeder:
                self._vectors.claim(self._catalogue.version())
                if moved:
                    self._vectors.destroy()
                    self._catalogue.remember("chroma", place)
                if lost:
                    self._catalogue.note_all()
                feeder.catch_up()
                self._vectors.mark(self._catalogue.version())
        except StoreLockedError:
            if moved:
                raise

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the one that writes."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreLockedError(f"another process is writing to {self._folder.name}") from error
        try:
            with self._threads:
                yield
        finally:
            lock.release()

    def _feeding(self) -> VectorFeeder:
        return VectorFeeder(self._catalogue, self._vectors, self._embedder)

    @contextmanager
    def _change(self, *, overwrite: bool) -> Iterator[None]:
        """One transaction on the catalogue and the postings; what it deletes is overwritten when that is text."""
        connection = self._catalogue.connection
        connection.execute(f"PRAGMA secure_delete = {'ON' if overwrite else 'OFF'}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            version = self._catalogue.version() + 1
            self._catalogue.remember("version", str(version))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        self._vectors.mark(version)

    def _add(self, batch: list[KnowledgeDocument], feeder: VectorFeeder) -> None:
        fresh = {document.id: (document, _hash(document)) for document in batch}
        known = self._catalogue.hashes(list(fresh))
        changed = {name: entry for name, entry in fresh.items() if known.get(name) != entry[1]}
        if not changed:
            return
        replaced = [name for name in changed if name in known]
        with self._change(overwrite=bool(replaced)):
            self._remove(replaced)
            inserted = self._insert(changed.values())
        feeder.drop()
        feeder.put(inserted)

    def _insert(self, documents: Iterable[tuple[KnowledgeDocument, str]]) -> list[Indexed]:
        inserted: list[Indexed] = []
        for document, sha256 in documents:
            spans = cut(document)
            subject = subject_of(document.title, document.text, document.metadata, document.source)
            for number, span in zip(self._catalogue.insert(document, sha256, spans), spans, strict=True):
                text = document.text[span.start : span.end]
                inserted.append(Indexed(number, document.title, span.heading, text, subject))
        self._catalogue.note_added([one.number for one in inserted])
        learn_words(one.text for one in inserted)
        self._postings.add(index_entries(inserted))
        return inserted

    def _remove(self, ids: Sequence[str]) -> int:
        self._postings.remove(index_entries([one.indexed for one in self._catalogue.passages_of(ids)]))
        return self._catalogue.remove(ids)


def _hash(document: KnowledgeDocument) -> str:
    if not document.id:
        raise KnowledgeError("a document has no id", hint="give each document an id that is unique in the store")
    try:
        return sha256_of(document)
    except UnicodeEncodeError as error:
        raise KnowledgeError(f"document {document.id!r} is not Unicode text", hint="decode it anew") from error


def check_store(path: str | Path) -> None:
    """Refuse a folder that `KnowledgeStore.open` will always refuse, without opening it.

    Raises:
        StoreNotFoundError: nothing there.
        ForeignStoreError: a folder with other things in it.
    """
    _check_folder(Path(path).expanduser().absolute(), create=False)


def _check_folder(folder: Path, *, create: bool) -> None:
    if (folder / FILE).is_file():
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "give an empty or a new folder; stores made by others (Chroma's too) are not opened"
        raise ForeignStoreError(f"{folder.name} is not a wardround knowledge store", hint=hint)
    if not create:
        hint = "make one with `wardround knowledge add --starter --store DIR`, or check the path"
        raise StoreNotFoundError(f"no knowledge store at {folder}", hint=hint)


def _vectors(folder: Path, catalogue: Catalogue, embedder: Embedder, url: str, *, allow_remote: bool) -> VectorIndex:
    settings = graph(thorough=embedder.understands)
    if not url:
        return VectorIndex(ChromaFolder(folder, settings))
    name = f"wardround-{catalogue.about('identity')}"
    return VectorIndex(ChromaServer(url, name, settings, allow_remote=allow_remote), shared=True)


def _chosen(catalogue: Catalogue, wanted: Embedder | str | None) -> Embedder:
    """The embedder of a store, which must be the one that it was made with."""
    stored = catalogue.about("embedder")
    embedder = load_embedder(stored if wanted is None else wanted)
    if stored is None:
        catalogue.remember("embedder", embedder.spec)
        catalogue.remember("embedder_fingerprint", embedder.fingerprint)
    elif catalogue.about("embedder_fingerprint") != embedder.fingerprint:
        hint = "open it without `embedder`, or make a new store and add the documents again"
        raise ForeignStoreError(f"the store was made with {stored}, not with {embedder.spec}", hint=hint)
    return embedder

"""From files to a case."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wardround.records import (
    TASKS,
    Case,
    CaseError,
    CoverageEntry,
    Document,
    EmptyCaseError,
    Image,
    Limits,
    MissingQuestionError,
    RefusedError,
    Task,
    UnknownTaskError,
)
from wardround.tools.blobs import find_blobs
from wardround.tools.dialogue import has_speakers, may_be_speech
from wardround.tools.instructions import find_instructions, quarantine_line
from wardround.tools.readers import ReadResult, read_file, read_handed_text
from wardround.tools.readers.deadline import within
from wardround.tools.readers.paths import relative_name

from .listing import CASE_FILE, Listing, list_files
from .manifest import Manifest, read_manifest
from .patients import one_patient
from .series import in_order, series_lines

CaseSource = str | Path | Sequence[str | Path] | Mapping[str, str]
"""A folder, files, or texts by name."""


def load_case(
    source: CaseSource,
    *,
    task: str | None = None,
    question: str | None = None,
    name: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Case:
    """Read everything of one case.

    Args:
        source: a folder (read with all below it), a list of files, whose common parent becomes the root, or texts by
            name, which are read as files of those names would be.
        task: what to draft; else what `case.toml` says, else `answer` with a question, `report` for images alone, and
            `summary` otherwise.
        question: for the task `answer`; else what `case.toml` says.
        name: the case's id; else what `case.toml` says, else the root's name.
        limits: for untrusted input.

    Returns:
        The case: documents `d1`, `d2`, ... in the order of time, images `i1`, `i2`, ... by series and position, and one
        coverage line or more for everything handed in. A case in which nothing can be read has coverage only.

    Raises:
        EmptyCaseError: no file at all.
        CaseError: a path that does not exist, or a `case.toml` that does not fit.
        UnknownTaskError: no such task.
        MissingQuestionError: the task `answer` without a question.
        MixedPatientsError: two sources name different patients.
    """
    handed = _of_texts(source, limits) if isinstance(source, Mapping) else _of_files(source, limits)
    manifest = handed.manifest
    chosen, asked = _task(task or manifest.task, question or manifest.question)  # refused before anything is read
    results = list(handed.results)
    subject, near = one_patient([sighting for result in results for sighting in result.sightings])
    gathered = _Gathered(manifest)
    for result in results:
        gathered.add(result)
    documents, images, coverage = gathered.numbered()
    held = Counter(document.source.path for document in documents)
    quarantined = [
        line for document in documents for line in _quarantined(document, limits, alone=held[document.source.path] == 1)
    ]
    return Case(
        id=name or manifest.id or Path(handed.root).name or "case",
        task=chosen or ("report" if images and not documents else "summary"),
        question=asked,
        root=handed.root,
        documents=documents,
        images=images,
        coverage=(
            *handed.of_manifest,
            *coverage,
            *handed.of_listing,
            *quarantined,
            *_twice(documents, images),
            *_unheard(documents),
            *_no_words(documents),
            *series_lines(images),
            *near,
        ),
        subject=subject,
    )


class _HandedIn(NamedTuple):
    """What a case is read from."""

    root: str
    """Its folder; empty for texts, which have none."""
    manifest: Manifest
    results: Iterable[ReadResult]
    """Nothing is read before they are asked for."""
    of_manifest: Sequence[CoverageEntry] = ()
    of_listing: Sequence[CoverageEntry] = ()


def _of_texts(texts: Mapping[str, str], limits: Limits) -> _HandedIn:
    if not texts:
        raise EmptyCaseError("the case has no texts", hint="give texts by name: {'note.txt': '...'}")
    if "resourceType" in texts:
        hint = 'give it as a text: {"bundle.json": json.dumps(resource)}'
        raise CaseError("a FHIR resource stands where texts by name go", hint=hint)
    for name, text in texts.items():
        _check_text(name, text)
    results = (read_handed_text(name, text, limits=limits) for name, text in texts.items())
    return _HandedIn("", Manifest(), results)


def _check_text(name: object, text: object) -> None:
    if not isinstance(name, str):
        raise CaseError("a text has a name that is no text", hint="give texts by name: {'note.txt': '...'}")
    if not isinstance(text, str):
        raise CaseError(f"{name!r} is no text but {type(text).__name__}", hint=_instead(text))


def _instead(value: object) -> str:
    """What to hand in where a text is asked for."""
    if isinstance(value, Mapping | list | tuple):
        return "give FHIR and other JSON as text: json.dumps(...)"
    if value is None or isinstance(value, float):  # NaN, as tables have it
        return "leave out what is missing; in a row of a table: row.dropna().to_dict()"
    return "texts are strings; bytes and images are read from files"


def _of_files(source: str | Path | Sequence[str | Path], limits: Limits) -> _HandedIn:
    listing = list_files(source, limits)
    manifest = read_manifest(listing.root / CASE_FILE)
    files = (path for path in listing.files if path != listing.root / CASE_FILE)
    results = (read_file(path, root=listing.root, limits=limits) for path in files)
    return _HandedIn(str(listing.root), manifest, results, _manifest_lines(listing, manifest), listing.coverage)


def _quarantined(document: Document, limits: Limits, *, alone: bool) -> list[CoverageEntry]:
    """What of a document speaks to the machine; all of it where that cannot be told in time."""
    try:
        spans = within(limits.file_seconds, document.source.path, lambda: find_instructions(document.text))
    except RefusedError:
        reason = (
            f"not searched for orders to the machine within {limits.file_seconds:g} seconds; kept from the reasoner"
        )
        return [quarantine_line(document, 0, len(document.text), alone=alone).model_copy(update={"reason": reason})]
    return [quarantine_line(document, start, end, alone=alone) for start, end in spans]


def _twice(documents: Sequence[Document], images: Sequence[Image]) -> list[CoverageEntry]:
    """A line for each file of the same bytes as an earlier one: both are read, and say the same thing twice."""
    first: dict[str, str] = {}
    lines = {}
    for source in (*(one.source for one in documents), *(one.source for one in images)):
        before = first.setdefault(source.sha256, source.path)
        if before != source.path:
            reason = f"the same bytes as {before}: what it says is no second source"
            lines[source.path] = CoverageEntry(item=f"{source.path} copy", status="read", reason=reason)
    return list(lines.values())


def _unheard(documents: Sequence[Document]) -> Iterator[CoverageEntry]:
    """A line for each text that looks like a transcript and is not read as one, or is called one and has no labels."""
    for document in documents:
        if document.kind == "dialogue":
            reason = "" if has_speakers(document.text) else "said to be a transcript, but no line has a speaker's label"
        else:
            is_like = document.kind in ("note", "other") and may_be_speech(document.text)
            reason = "looks like a transcript, but its speakers cannot be told: read as a note" if is_like else ""
        if reason:
            hint = "label each turn `Doctor:` or `Patient:`"
            yield CoverageEntry(item=f"{document.source.path} speech", status="read", reason=f"{reason}; {hint}")


def _no_words(documents: Sequence[Document]) -> Iterator[CoverageEntry]:
    """A line for each stretch of a text that no word can be: a picture as a data URI, base64."""
    for document in documents:
        for start, end in find_blobs(document.text):
            reason = f"{end - start} characters that are no words; save an embedded file as one of its own"
            item = f"{document.source.path} {start}-{end}"
            yield CoverageEntry(item=item, status="unreadable", reason=reason, source_id=document.id)


def _task(task: str | None, question: str | None) -> tuple[Task | None, str | None]:
    """The task, or None where what was read decides."""
    asked = (question or "").strip() or None
    chosen = task or ("answer" if asked else None)
    if chosen is not None and chosen not in TASKS:
        raise UnknownTaskError(f"no such task: {chosen!r}")
    if chosen == "answer" and not asked:
        raise MissingQuestionError("the task `answer` needs a question")
    return chosen, asked


def _manifest_lines(listing: Listing, manifest: Manifest) -> list[CoverageEntry]:
    """A line for `case.toml`, and one for each file that it speaks of and that is not there."""
    if not (listing.root / CASE_FILE).is_file():
        return []
    there = {relative_name(path, listing.root) for path in listing.files}
    reason = "no such file in the case: what is said of it goes unused"
    missing = [note.path for note in manifest.files if note.path not in there]
    return [
        CoverageEntry(item=CASE_FILE, status="read"),
        *(CoverageEntry(item=f"{CASE_FILE} {path}", status="unreadable", reason=reason) for path in missing),
    ]


class _Gathered:
    """Results of all files, each still with ids of its own."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._documents: list[tuple[str, Document]] = []
        self._images: list[tuple[str, Image]] = []
        self._coverage: list[tuple[str, CoverageEntry]] = []

    def add(self, result: ReadResult) -> None:
        """One file's documents, images and lines, with what `case.toml` says of the file."""
        key = str(len(self._coverage))
        for document in result.documents:
            note = self._manifest.about(document.source.path)
            self._documents.append((key + document.id, note.on_document(document) if note else document))
        for image in result.images:
            note = self._manifest.about(image.source.path)
            self._images.append((key + image.id, note.on_image(image) if note else image))
        self._coverage += [(key, line) for line in result.coverage]

    def numbered(self) -> tuple[tuple[Document, ...], tuple[Image, ...], tuple[CoverageEntry, ...]]:
        """Everything with the ids that hold in the case."""
        documents = sorted(self._documents, key=lambda pair: (pair[1].date is None, pair[1].date or ""))
        images = in_order(self._images)
        ids = {key: f"d{number}" for number, (key, _) in enumerate(documents, start=1)}
        ids |= {key: f"i{number}" for number, (key, _) in enumerate(images, start=1)}
        lines = (
            line.model_copy(update={"source_id": ids.get(key + line.source_id)}) if line.source_id else line
            for key, line in self._coverage
        )
        return (
            tuple(document.model_copy(update={"id": ids[key]}) for key, document in documents),
            tuple(image.model_copy(update={"id": ids[key]}) for key, image in images),
            tuple(lines),
        )

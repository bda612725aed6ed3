"""Deleting a run, and the proof that nothing of it is left: a search through every byte of the home folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from wardround.graphs.ledger import LedgerEntry
from wardround.graphs.runs import Runs
from wardround.records import Case, Draft, Record, Review, Run, UnknownRunError, WardroundError

_SHORTEST = 30
"""Characters of a line that is searched for: shorter ones, such as headings, stand in other cases too."""
_LINES = 100
"""Most lines of the case that are searched for; the longest ones, which are the least likely to stand elsewhere."""
_BLOCK = 1 << 20


class Erasure(Record):
    """What was deleted and what the search found."""

    runs: tuple[str, ...]
    """Runs that were deleted."""
    searched_for: int
    """How many names, numbers and lines of the case were searched for."""
    files: int
    """Files that were searched."""
    bytes: int
    """Their size together."""
    left_in: tuple[str, ...] = ()
    """Files below the home folder in which something was found."""
    kept_for: tuple[str, ...] = ()
    """Runs that have the same case and were not asked to go: what was found may be theirs."""


def erase(runs: Runs, name: str) -> Erasure:
    """Delete a run, or all runs of a case, and search for what is left.

    Raises:
        UnknownRunError: there is no such run or case.
    """
    entries = runs.ledger.entries()
    gone = [entry for entry in entries if entry.id == name] or [entry for entry in entries if entry.case_id == name]
    if not gone:
        raise UnknownRunError(f"there is no run or case {name!r} in {runs.place}")
    words = {word for entry in gone for word in _words_in(runs, entry)}
    for entry in gone:
        runs.forget(entry.id)
    kept = [e.id for e in runs.ledger.entries() if e.case_sha256 in {entry.case_sha256 for entry in gone}]
    home = runs.context.settings.home
    files, size, left_in = search(home, words)
    if left_in and not kept:  # what other runs say themselves is theirs
        files, size, left_in = search(home, _not_said_elsewhere(runs, words))
    return Erasure(
        runs=tuple(entry.id for entry in gone),
        searched_for=len(words),
        files=files,
        bytes=size,
        left_in=left_in,
        kept_for=tuple(kept),
    )


def _words_in(runs: Runs, entry: LedgerEntry) -> tuple[str, ...]:
    """None when the case cannot be read any more, which is no reason to keep the rest."""
    try:
        return words_of(runs.context.cases.load(entry.case_sha256), [runs.get(entry.id)])
    except WardroundError:
        return ()


def _not_said_elsewhere(runs: Runs, words: set[str]) -> set[str]:
    """Without what other cases say, or drafts on them: models word like things alike."""
    left = set(words)
    for entry in runs.ledger.entries():
        kept = (runs.context.cases.load(entry.case_sha256), runs.get(entry.id))
        text = " ".join(record.model_dump_json() for record in kept)
        left = {word for word in left if word not in text}
    return left


def words_of(case: Case, runs: Iterable[Run]) -> tuple[str, ...]:
    """What would give a case away: names, numbers, lines of its documents, claims and comments."""
    subjects = [case.subject, *(document.subject for document in case.documents)]
    known = {name for subject in subjects if subject for name in (subject.name, *subject.identifiers) if name}
    lines = {line.strip() for document in case.documents for line in document.text.splitlines()}
    said = {text for run in runs for text in _said(run)}
    longest = sorted(lines | said, key=len, reverse=True)[:_LINES]
    return tuple(dict.fromkeys((*known, *(line for line in longest if len(line) >= _SHORTEST))))


def search(folder: Path, words: Iterable[str]) -> tuple[int, int, tuple[str, ...]]:
    """Look for words in every file below a folder, as UTF-8 and as JSON writes them.

    Returns:
        Files, bytes, and the files in which something was found.
    """
    needles = {form for word in words for form in _forms(word)}
    files, size, found = 0, 0, []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            files, size = files + 1, size + path.stat().st_size
            if _holds(path, needles):
                found.append(path.relative_to(folder).as_posix())
    return files, size, tuple(found)


def _forms(word: str) -> Iterator[bytes]:
    yield word.encode("utf-8", "replace")
    yield word.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace")


def _holds(path: Path, needles: set[bytes]) -> bool:
    """Block by block, with an overlap as long as the longest needle."""
    overlap = max(map(len, needles), default=0)
    kept = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            data = kept + block
            if any(needle in data for needle in needles):
                return True
            kept = data[-overlap:] if overlap else b""
    return False


def _said(run: Run) -> Iterator[str]:
    drafts: list[Draft] = [draft for draft in (run.draft, run.report.draft if run.report else None) if draft]
    for draft in drafts:
        yield from (claim.text for claim in draft.claims)
    for review in run.reviews:
        yield from _written(review)


def _written(review: Review) -> Iterator[str]:
    yield from (text for edit in review.edits for text in (edit.text, edit.reason) if text)
    if review.comment:
        yield review.comment

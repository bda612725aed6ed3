"""A run as files, for `--out`; a case as files that may leave."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from wardround.records import (
    Case,
    Draft,
    HomeError,
    MissingExtraError,
    Record,
    Run,
    RunError,
    Settings,
    UnreadableError,
)

if TYPE_CHECKING:
    from wardround.tools.deidentify.dicom import Dates
    from wardround.tools.readers import ReadResult

FORMS = ("report.md", "report.html", "report.pdf", "report.docx", "report.fhir.json")
"""What a countersigned document can be had as."""
_ANOTHER = "choose another --out folder"
_FORMATTED = ("pdf", "docx", "rtf")
"""Forms of a draft that are no plain text."""
_FAULTS = 3
"""Faults of a draft that are told, at most."""


def write_run(run: Run, folder: Path, *, settings: Settings | None = None) -> list[str]:
    """Write `run.json`, and the document: `draft.md`, or once countersigned all of `FORMS`.

    Args:
        run: as it stands.
        folder: made when missing.
        settings: where its case is kept.

    Returns:
        What could not be made here, one line each, with what to install.

    Raises:
        HomeError: the folder cannot be written to.
    """
    from wardround.graphs.audit import run_json

    left_out: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "run.json").write_bytes(run_json(run))
        for name, data in _documents(run, settings, left_out):
            (folder / name).write_bytes(data)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return left_out


def read_draft(path: Path) -> str:
    """A draft from elsewhere, with the line ends that it has, so that positions in it are those of the file.

    Raises:
        UnreadableError: it cannot be opened, or is no text.
    """
    from wardround.tools.readers.encoding import decode_as_it_is

    try:
        return decode_as_it_is(path.read_bytes(), f"the draft {path}")
    except OSError as error:
        hint = "give the path of a text or Markdown file"
        raise UnreadableError(f"cannot read the draft {path}: {error.strerror}", hint=hint) from error
    except UnreadableError as error:
        raise UnreadableError(error.message, hint="save its words as a text or Markdown file") from None


def read_formatted(path: Path) -> "ReadResult | None":
    """A draft that is a PDF, a Word or an RTF file, as intake reads it; None for any other form.

    Raises:
        UnreadableError: there are no words in it.
    """
    from wardround.home import default_settings
    from wardround.tools.readers import read_file
    from wardround.tools.readers.sniff import sniff

    whole = path.expanduser().absolute()
    if not whole.is_file() or sniff(whole.read_bytes(), path.suffix.lower().lstrip(".")) not in _FORMATTED:
        return None
    result = read_file(whole, root=whole.parent, limits=default_settings().limits)
    if not result.documents:
        reason = next((line.reason for line in result.coverage if line.reason), "there are no words in it")
        raise UnreadableError(f"the draft {path}: {reason}", hint="save its words as a text file")
    return result


def read_any_draft(path: Path) -> str | Draft:
    """A draft from elsewhere: a text, or as `.json` a `Draft`, whose claims bring their citations.

    JSON without `claims` is another system's, and a text like any other.

    Raises:
        UnreadableError: it cannot be opened, does not parse, or has claims and is no draft.
    """
    text = read_draft(path)
    if path.suffix.lower() != ".json" or _is_of_another_form(text):
        return text
    try:
        return Draft.model_validate_json(text)
    except ValidationError as error:
        hint = "give what Draft.model_dump_json() writes: task, title, engine and claims with their citations"
        raise UnreadableError(f"{path} is not a draft: {_first_faults(error)}", hint=hint) from None


def _is_of_another_form(text: str) -> bool:
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict | list) and "claims" not in value


def _first_faults(error: ValidationError) -> str:
    """What is wrong with a record, by field, without what stands there: that may name a patient."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, one['loc'])) or 'it'}: {one['msg']}" for one in found[:_FAULTS]]
    return "; ".join([*told, *([f"and {len(found) - _FAULTS} more"] if len(found) > _FAULTS else [])])


def make_folder(folder: Path | None) -> None:
    """Make the folder that files will go to, before anything is worked out that could not be written then.

    Raises:
        HomeError: it cannot be made or written to.
    """
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise HomeError(f"cannot write to {folder}: Permission denied", hint=_ANOTHER)


def _unwritable(folder: Path, error: OSError) -> HomeError:
    return HomeError(f"cannot write to {folder}: {error.strerror}", hint=_ANOTHER)


def document(run: Run, case: Case, form: str) -> bytes:
    """A countersigned document in one of `FORMS`.

    Raises:
        RunError: the run has no released document.
        MissingExtraError: PDF or DOCX, without the extra `documents`.
    """
    if run.report is None:
        raise RunError("the run has no released document", hint="approve it first")
    return _makers()[form](run, case)


def _documents(run: Run, settings: Settings | None, left_out: list[str]) -> Iterator[tuple[str, bytes]]:
    from wardround.agents.release import draft_markdown
    from wardround.api import case_of

    if run.draft is None:
        return
    case = case_of(run, settings=settings)
    if run.report is None:
        text = draft_markdown(run.draft, run.verification, case, run.readings, run.passages)
        yield "draft.md", text.encode()
        return
    for form in FORMS:
        try:
            yield form, document(run, case, form)
        except MissingExtraError as error:
            left_out.append(f"{form} was left out: {error}")


def _makers() -> dict[str, Callable[[Run, Case], bytes]]:
    from wardround.agents.release import report_docx, report_fhir, report_html, report_pdf

    return {
        "report.md": lambda run, case: run.report.markdown.encode() if run.report else b"",
        "report.html": lambda run, case: report_html(run, case).encode(),
        "report.pdf": report_pdf,
        "report.docx": report_docx,
        "report.fhir.json": lambda run, case: json.dumps(report_fhir(run, case), ensure_ascii=False, indent=2).encode(),
    }


class Left(Record):
    """What became of one item of a case that was de-identified."""

    item: str
    """Path of its source."""
    file: str | None
    """Written, or None when it was left out."""
    reason: str = ""
    """Why it was left out, or what to look at first."""


def deidentify_case(source: Path, out: Path, *, dates: "Dates" = "remove", burned_in: bool = False) -> list[Left]:
    """Write a case's documents and DICOM images without what identifies.

    Raises:
        HomeError: the folder has something in it, or cannot be written to.
        CaseError: the case cannot be read.
    """
    from wardround.agents.intake import load_case, outgoing

    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise HomeError(f"{out} is not empty", hint="choose a new folder")
        left = []
        for one in outgoing(load_case(source), dates=dates, burned_in=burned_in):
            if one.name:
                (out / one.name).write_bytes(one.data)
            left.append(Left(item=one.item, file=one.name, reason=one.reason))
    except OSError as error:
        raise HomeError(f"cannot write to {out}: {error.strerror}", hint="choose another folder") from error
    return left

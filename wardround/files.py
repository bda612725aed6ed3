"""A run as files, for `--out`; a case as files that may leave."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from wardround.records import Case, HomeError, Record, Run

if TYPE_CHECKING:
    from wardround.tools.deidentify.dicom import Dates


def write_run(run: Run, folder: Path) -> None:
    """Write `run.json`, and the document: `draft.md`, or once countersigned `report.md`, `.html` and `.fhir.json`.

    Raises:
        HomeError: the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "run.json").write_text(run.model_dump_json(indent=2), encoding="utf-8")
        for name, text in _documents(run).items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise HomeError(f"cannot write to {folder}: {error.strerror}", hint="choose another --out folder") from error


def _documents(run: Run) -> dict[str, str]:
    from wardround.agents.release import draft_markdown
    from wardround.api import case_of

    if run.draft is None:
        return {}
    case = case_of(run)
    if run.report is None:
        return {"draft.md": draft_markdown(run.draft, run.verification, case, run.readings, run.passages)}
    return {form: document(run, case, form) for form in ("report.md", "report.html", "report.fhir.json")}


def document(run: Run, case: Case, form: str) -> str:
    """A countersigned document in one form: `report.md`, `report.html` or `report.fhir.json`.

    Raises:
        RunError: the run has no released document.
    """
    from wardround.agents.release import report_fhir, report_html
    from wardround.records import RunError

    if run.report is None:
        raise RunError("the run has no released document", hint="approve it first")
    if form == "report.html":
        return report_html(run, case)
    if form == "report.fhir.json":
        return json.dumps(report_fhir(run, case), ensure_ascii=False, indent=2)
    return run.report.markdown


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

"""A run as files, for `--out`."""

import json
from pathlib import Path

from wardround.records import Case, HomeError, Run


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

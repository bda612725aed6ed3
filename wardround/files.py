"""A run as files, for `--out`."""

from pathlib import Path

from wardround.records import HomeError, Run


def write_run(run: Run, folder: Path) -> None:
    """Write `run.json`, and the document as `draft.md` or, once countersigned, `report.md`.

    Raises:
        HomeError: the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "run.json").write_text(run.model_dump_json(indent=2), encoding="utf-8")
        if run.report is not None:
            (folder / "report.md").write_text(run.report.markdown, encoding="utf-8")
        elif run.draft is not None:
            (folder / "draft.md").write_text(_draft(run), encoding="utf-8")
    except OSError as error:
        raise HomeError(f"cannot write to {folder}: {error.strerror}", hint="choose another --out folder") from error


def _draft(run: Run) -> str:
    from wardround.agents.release import draft_markdown
    from wardround.api import case_of

    assert run.draft is not None  # noqa: S101 - the caller has looked; for the type checker
    return draft_markdown(run.draft, run.verification, case_of(run), run.readings, run.passages)

"""Stress and calibration over a folder of cases: what `wardround stress` and `wardround calibrate` do."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from wardround import api
from wardround.agents.reasoner.extractive import quote_draft
from wardround.agents.stress import (
    RIGHT_CODES,
    Gate,
    Labelled,
    Trial,
    calibrate,
    try_citations,
    try_omissions,
    try_text,
    try_whole,
)
from wardround.agents.verifier import verify_draft, verify_text
from wardround.records import Abstention, Case, CaseError, Draft, UnreadableError, Verification

_MOST_SURFACED = 50


def trials(cases: Path, drafts: Path | None, seed: int, refused: list[str]) -> Iterator[tuple[str, Trial]]:
    """A trial of every case: of its draft where one is given, else of the embedded default's own.

    Args:
        cases: a case folder, or a folder of them.
        drafts: a folder with NAME.txt or NAME.md for a case folder NAME.
        seed: what is planted where.
        refused: gets the names of cases that could not be loaded.
    """
    for folder in _folders(cases):
        try:
            case = api.load_case(folder)
        except CaseError:
            refused.append(folder.name)
            continue
        text, draft = _draft_of(folder.name, case, drafts)
        if text:
            yield folder.name, _trial(text, draft, case, seed)


def _trial(text: str, draft: Draft | None, case: Case, seed: int) -> Trial:
    trial = try_text(text, case, api.verify, seed)
    more = try_whole(text, case, api.verify)
    if draft is not None:
        more += try_citations(draft, case, verify_draft, Random(seed))  # noqa: S311 - reproducible, not secret
    return trial._replace(caught=[*trial.caught, *more])


def stress(cases: Path, drafts: Path | None, seed: int) -> dict[str, Any]:
    """What the verifier catches of errors planted into the drafts of these cases, as it is set."""
    refused: list[str] = []
    found = [trial for _, trial in trials(cases, drafts, seed, refused)]
    if not found:
        raise CaseError(f"no draft to plant errors into in {cases}", hint="give case folders, or drafts with --drafts")
    caught = [one for trial in found for one in trial.caught]
    clean = [verdict for trial in found for verdict in trial.clean]
    errors = [one for one in caught if one.kind != "benign"]
    planted = Counter(one.kind for one in errors)
    hits = Counter(one.kind for one in errors if one.flagged)
    right = [bool(one.codes & RIGHT_CODES[one.kind]) for one in errors if one.flagged and one.kind in RIGHT_CODES]
    return {
        "drafts": len(found),
        "refused": refused,
        "planted": dict(sorted(planted.items())),
        "caught": {kind: hits[kind] for kind in sorted(planted)},
        "right_reason": _share(right),
        "false_flags": _share([any(flag.severity != "note" for flag in verdict.flags) for verdict in clean]),
        "benign_flagged": _share([one.flagged for one in caught if one.kind == "benign"]),
    }


def calibrate_on_planted(cases: Path, drafts: Path | None, seed: int, alpha: float, confidence: float | None) -> Gate:
    """The gate for errors planted into the drafts of these cases."""
    by_draft: dict[str, list[Labelled]] = defaultdict(list)
    for name, trial in trials(cases, drafts, seed, []):
        by_draft[name] += [labelled for note in trial.notes for labelled in note]
    return calibrate(list(by_draft.values()), alpha, confidence)


def calibrate_omissions(cases: Path, drafts: Path | None, alpha: float, confidence: float | None) -> Gate | None:
    """How many omissions to surface, for things left out of the drafts of these cases; None when nothing can be.

    Each thing left out of a draft has the rank at which it is surfaced.
    """
    notes = []
    for folder in _folders(cases):
        try:
            case = api.load_case(folder)
        except CaseError:
            continue  # `trials` names it
        text, _ = _draft_of(folder.name, case, drafts)
        tried = try_omissions(text, case, _verify_all) if text else []
        if tried:
            notes.append([labelled for note in tried for labelled in note])
    return calibrate(notes, alpha, confidence) if notes else None


def _verify_all(text: str, case: Case) -> Verification:
    return verify_text(text, case, max_omissions=_MOST_SURFACED)


def calibrate_on_reviewed(path: Path, alpha: float, confidence: float | None) -> Gate:
    """The gate for notes that people have reviewed.

    Args:
        path: JSON lines, one per note: `{"claims": [{"risk": 0.12, "wrong": false}, ...]}`; or what
            `wardround feedback` writes, one decided claim a line: those of one run are a note, and what a reviewer
            edited or removed was wrong.
        alpha: as in `calibrate`.
        confidence: as in `calibrate`.
    """
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        notes = _notes_of_feedback(lines) if lines and "run_id" in lines[0] else _notes_of_claims(lines)
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = 'give what `wardround feedback` writes, or lines of {"claims": [{"risk": 0.12, "wrong": false}]}'
        raise UnreadableError(f"cannot read reviewed notes from {path}", hint=hint) from error
    return calibrate(notes, alpha, confidence)


def _notes_of_claims(lines: list[dict[str, Any]]) -> list[list[Labelled]]:
    return [[Labelled(float(one["risk"]), bool(one["wrong"])) for one in line["claims"]] for line in lines]


def _notes_of_feedback(lines: list[dict[str, Any]]) -> list[list[Labelled]]:
    """The claims of each run. Kept ones count as right, also those that nobody opened: the draft was countersigned."""
    notes: dict[str, list[Labelled]] = defaultdict(list)
    for line in lines:
        label = line["label"]
        if label not in ("kept", "edited", "removed"):
            raise ValueError("not a label that the feedback has")
        notes[line["run_id"]].append(Labelled(float(line["risk"]), label != "kept"))
    return list(notes.values())


def _folders(cases: Path) -> list[Path]:
    if not cases.exists():
        raise CaseError(f"{cases}: no such file or folder")
    below = sorted(path for path in cases.iterdir() if path.is_dir()) if cases.is_dir() else []
    has_files = any(path.is_file() for path in cases.iterdir() if path.name != "README.md") if cases.is_dir() else False
    return [cases] if has_files or not below else below


def _draft_of(name: str, case: Case, drafts: Path | None) -> tuple[str, Draft | None]:
    """The text of a draft; with its citations where it is the embedded default's."""
    for suffix in (".txt", ".md"):
        if drafts is not None and (path := drafts / f"{name}{suffix}").is_file():
            return path.read_text(encoding="utf-8-sig"), None
    draft = quote_draft(case) if drafts is None else None
    if draft is None or isinstance(draft, Abstention):
        return "", None
    sections = groupby(draft.claims, key=lambda claim: claim.section)
    text = "\n\n".join(f"{section.upper()}\n\n" + "\n".join(c.text for c in claims) for section, claims in sections)
    return text, draft


def _share(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None

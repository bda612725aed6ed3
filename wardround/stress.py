"""Stress and calibration over a folder of cases: what `wardround stress` and `wardround calibrate` do."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from wardround import api
from wardround.agents.reasoner.extractive import quote_draft
from wardround.agents.stress import (
    DEFAULT_CONFIDENCE,
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
from wardround.files import read_draft
from wardround.records import (
    Abstention,
    Case,
    CaseError,
    ClaimVerdict,
    Draft,
    Record,
    UnreadableError,
    Verification,
)

Cases = Path | Mapping[str, Case | api.CaseSource]
"""A case folder, a folder of them, or cases by name."""
Drafts = Path | Mapping[str, str] | None
"""A folder with NAME.txt or NAME.md per case, texts by name, or the embedded default's drafts."""
Progress = Callable[[str], None]
_MOST_SURFACED = 50


class _Given(NamedTuple):
    """A case with what is to be tried on it."""

    name: str
    case: Case
    text: str
    draft: Draft | None
    """Where the text is the embedded default's: the same with its citations."""


class LeftAside(NamedTuple):
    """Names of cases that had no part."""

    refused: list[str]
    """They could not be loaded."""
    without_draft: list[str]
    """There was no draft for them."""


def given(cases: Cases, drafts: Drafts, aside: LeftAside) -> Iterator[_Given]:
    """Every case that can be read and has a draft.

    Args:
        cases: a case folder, a folder of them, or cases by name.
        drafts: a folder with NAME.txt or NAME.md for a case folder NAME, or texts by the cases' names; without any, the
            embedded default's own.
        aside: gets the names of the others.
    """
    if isinstance(drafts, Path) and not drafts.is_dir():
        raise CaseError(f"{drafts}: no such folder", hint="give a folder with NAME.txt or NAME.md for each case NAME")
    for name, source in _named(cases):
        try:
            case = source if isinstance(source, Case) else api.load_case(source)
        except CaseError:
            aside.refused.append(name)
            continue
        text, draft = _draft_of(name, case, drafts)
        if text.strip():
            yield _Given(name, case, text, draft)
        else:
            aside.without_draft.append(name)


class Report(Record):
    """What the verifier catches."""

    drafts: int
    """How many were tried."""
    refused: tuple[str, ...]
    """Cases that could not be loaded."""
    without_draft: tuple[str, ...]
    """Cases for which there was none."""
    planted: dict[str, int]
    """Errors by class."""
    caught: dict[str, int]
    """Those that a person would be shown."""
    right_reason: float | None
    """Share of these with a flag that names what was planted."""
    false_flags: float | None
    """Share of the drafts' own claims, taken to be right, that a person would be shown."""
    benign_flagged: float | None
    """Share of rewordings that say the same."""
    missed: tuple[dict[str, Any], ...]
    """Each planted error that was not caught: draft, class, text, what stood there before (`was`), risk."""
    flagged: tuple[dict[str, Any], ...]
    """Each of the drafts' own claims that was: draft, text, risk, codes. Right claims, or errors of the drafter's."""
    reworded: tuple[dict[str, Any], ...]
    """Each flagged rewording that says the same: draft, text, what stood there before (`was`), risk, codes, and whether
    that is flagged too (`was_flagged`)."""


def _trial(one: _Given, seed: int) -> Trial:
    trial = try_text(one.text, one.case, api.verify, seed)
    more = try_whole(one.text, one.case, api.verify)
    if one.draft is not None:
        more += try_citations(one.draft, one.case, verify_draft, Random(seed))  # noqa: S311 - reproducible, not secret
    return trial._replace(caught=[*trial.caught, *more])


def stress(cases: Cases, drafts: Drafts = None, seed: int = 1, progress: Progress = lambda name: None) -> Report:
    """What the verifier catches of errors planted into the drafts of these cases, as it is set.

    Args:
        cases: as in `given`.
        drafts: likewise.
        seed: what is planted where.
        progress: told each case's name.

    Raises:
        CaseError: there is no draft at all.
    """
    aside = LeftAside([], [])
    trials: dict[str, Trial] = {}
    for one in given(cases, drafts, aside):
        progress(one.name)
        trials[one.name] = _trial(one, seed)
    if not trials:
        raise _no_draft(aside)
    return Report(**aside._asdict(), **_counts(list(trials.values())), **_shown(trials))


def _counts(trials: list[Trial]) -> dict[str, Any]:
    caught = [one for trial in trials for one in trial.caught]
    clean = [verdict for trial in trials for verdict in trial.clean]
    errors = [one for one in caught if one.kind != "benign"]
    planted = Counter(one.kind for one in errors)
    hits = Counter(one.kind for one in errors if one.flagged)
    right = [bool(one.codes & RIGHT_CODES[one.kind]) for one in errors if one.flagged and one.kind in RIGHT_CODES]
    return {
        "drafts": len(trials),
        "planted": dict(sorted(planted.items())),
        "caught": {kind: hits[kind] for kind in sorted(planted)},
        "right_reason": _share(right),
        "false_flags": _share([bool(_codes(verdict)) for verdict in clean]),
        "benign_flagged": _share([one.flagged for one in caught if one.kind == "benign"]),
    }


def _shown(trials: dict[str, Trial]) -> dict[str, Any]:
    """What a reader wants to see one by one."""
    missed = tuple(
        {"draft": name, "class": one.kind, "text": one.said, "was": one.was, "risk": one.risk}
        for name, trial in trials.items()
        for one in trial.caught
        if one.kind != "benign" and not one.flagged
    )
    flagged = tuple(
        {"draft": name, "text": verdict.text, "risk": verdict.risk, "codes": _codes(verdict)}
        for name, trial in trials.items()
        for verdict in trial.clean
        if _codes(verdict)
    )
    reworded = tuple(one for name, trial in trials.items() for one in _reworded(name, trial))
    return {"missed": missed, "flagged": flagged, "reworded": reworded}


def _reworded(name: str, trial: Trial) -> Iterator[dict[str, Any]]:
    """Flagged rewordings; one may be flagged for what its sentence says in any words."""
    flagged = [verdict.text for verdict in trial.clean if _codes(verdict)]
    for one in trial.caught:
        if one.kind == "benign" and one.flagged:
            was_flagged = any(claim in one.was or one.was in claim for claim in flagged)
            shown = {"text": one.said, "was": one.was, "risk": one.risk, "codes": sorted(one.codes)}
            yield {"draft": name, **shown, "was_flagged": was_flagged}


def _codes(verdict: ClaimVerdict) -> list[str]:
    return [flag.code for flag in verdict.flags if flag.severity != "note"]


def calibrate_on_planted(
    cases: Cases,
    drafts: Drafts = None,
    seed: int = 1,
    alpha: float = 0.1,
    confidence: float | None = DEFAULT_CONFIDENCE,
    progress: Progress = lambda name: None,
) -> tuple[Gate, Gate | None, LeftAside]:
    """The gate for errors planted into the drafts of these cases, and for things left out of them.

    Args:
        cases: as in `given`.
        drafts: likewise.
        seed: what is planted where.
        alpha: as in `calibrate`.
        confidence: as in `calibrate`.
        progress: told each case's name.

    Returns:
        The gate of claims; that of omissions, where a thing left out of a draft has the rank at which it is surfaced,
        or None when nothing can be left out; and which cases had no part.

    Raises:
        CaseError: there is no draft, or nothing could be planted.
    """
    aside, notes, left_out = LeftAside([], []), [], []
    for one in given(cases, drafts, aside):
        progress(one.name)
        notes.append([labelled for note in _trial(one, seed).notes for labelled in note])
        if tried := try_omissions(one.text, one.case, _verify_all):
            left_out.append([labelled for note in tried for labelled in note])
    if not notes:
        raise _no_draft(aside)
    omissions = calibrate(left_out, alpha, confidence) if left_out else None
    return calibrate(notes, alpha, confidence), omissions, aside


def _no_draft(aside: LeftAside) -> CaseError:
    refused = f"; refused: {', '.join(aside.refused)}" if aside.refused else ""
    hint = "give case folders, with --drafts a folder with NAME.txt or NAME.md for each"
    return CaseError(f"no draft to plant errors into{refused}", hint=hint)


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
    notes: dict[object, list[Labelled]] = defaultdict(list)
    for number, line in _lines(path):
        try:
            note, labelled = _labelled(json.loads(line), number)
        except (ValueError, KeyError, TypeError) as error:
            hint = f"give what `wardround feedback` writes, or lines of {_NOTE}"
            raise UnreadableError(f"line {number} of {path} is no reviewed note", hint=hint) from error
        notes[note] += labelled
    return calibrate(list(notes.values()), alpha, confidence)


_NOTE = '{"claims": [{"risk": 0.12, "wrong": false}]}, a risk from 0 to 1, and true or false'


def _lines(path: Path) -> list[tuple[int, str]]:
    """Each line that is not blank, with its number."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot read reviewed notes from {path}", hint=f"give lines of {_NOTE}") from error
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _labelled(line: dict[str, Any], number: int) -> tuple[object, list[Labelled]]:
    """The claims of a line with the note that they belong to: the line itself, or the run that a decided claim is of.

    Claims that were kept count as right, also those that nobody opened: the draft was countersigned.
    """
    if "run_id" not in line:
        return number, [_one(claim["risk"], claim["wrong"]) for claim in line["claims"]]
    if line["label"] not in ("kept", "edited", "removed"):
        raise ValueError("not a label that the feedback has")
    return line["run_id"], [_one(line["risk"], line["label"] != "kept")]


def _one(risk: object, wrong: object) -> Labelled:
    """Nothing is guessed: a promise that rests on `"no"` read as true, or on NaN, is none."""
    if not isinstance(wrong, bool) or isinstance(risk, bool) or not isinstance(risk, int | float) or not 0 <= risk <= 1:
        raise ValueError("a risk is a number from 0 to 1, and wrong is true or false")
    return Labelled(float(risk), wrong)


def _folders(cases: Path) -> list[Path]:
    if not cases.exists():
        raise CaseError(f"{cases}: no such file or folder")
    below = sorted(path for path in cases.iterdir() if path.is_dir()) if cases.is_dir() else []
    has_files = any(path.is_file() for path in cases.iterdir() if path.name != "README.md") if cases.is_dir() else False
    return [cases] if has_files or not below else below


def _named(cases: Cases) -> Iterator[tuple[str, Case | api.CaseSource]]:
    if isinstance(cases, Mapping):
        yield from cases.items()
    else:
        yield from ((folder.name, folder) for folder in _folders(cases))


def _draft_of(name: str, case: Case, drafts: Drafts) -> tuple[str, Draft | None]:
    """The text of a draft; with its citations where it is the embedded default's."""
    if isinstance(drafts, Mapping):
        return drafts.get(name, ""), None
    if drafts is not None:
        there = [path for suffix in (".txt", ".md") if (path := drafts / f"{name}{suffix}").is_file()]
        return (read_draft(there[0]) if there else ""), None
    draft = quote_draft(case)
    if isinstance(draft, Abstention):
        return "", None
    sections = groupby(draft.claims, key=lambda claim: claim.section)
    text = "\n\n".join(f"{section.upper()}\n\n" + "\n".join(c.text for c in claims) for section, claims in sections)
    return text, draft


def _share(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None

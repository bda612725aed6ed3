"""How cases, drafts, verifications and runs show themselves in a notebook.

Registered on the record classes from here, so that records stay free of HTML. What documents say is escaped.
"""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

from wardround.records import (
    Case,
    Citation,
    Claim,
    ClaimVerdict,
    Draft,
    Flag,
    Run,
    Verification,
    pieces_of,
)
from wardround.tools.counting import count_of

_COLOURS = {"supported": "#17643a", "contradicted": "#9b1030", "unsupported": "#8a5200", "unchecked": "#4d5b68"}
_MOST_THUMBNAILS = 6
_SIDE = 128


def register() -> None:
    """Give the classes `_repr_html_`, and a line of text for where there is no HTML. Safe to call again.

    `print` and a log get that line, too: in full each would be the patient's record.
    """
    shows: tuple[tuple[type, Callable[[Any], str], Callable[[Any], str]], ...] = (
        (Case, case_html, case_line),
        (Draft, draft_html, draft_line),
        (Verification, verification_html, verification_line),
        (Run, run_html, run_line),
    )
    for kind, html, line in shows:
        kind._repr_html_ = html  # type: ignore[attr-defined]
        kind._repr_pretty_ = _pretty(line)  # type: ignore[attr-defined]
        kind.__str__ = line  # type: ignore[assignment]
    Run.review = _review  # type: ignore[attr-defined]


def _review(run: Run, reviewer: str) -> Any:  # noqa: ANN401 - wardround.reviewing.ReviewDesk, which is above this module
    """`run.review("NAME")`: the run on a reviewer's desk."""
    import importlib

    return importlib.import_module("wardround.reviewing").review(run, reviewer)


def _pretty(line: Callable[[Any], str]) -> Callable[[Any, Any, bool], None]:
    """IPython's protocol for text."""

    def show(self: Any, printer: Any, cycle: bool) -> None:  # noqa: ANN401 - IPython's
        printer.text(line(self))

    return show


def case_line(case: Case) -> str:
    """A case in a line."""
    return f"Case {case.id}: {case.task}, {len(case.documents)} documents, {len(case.images)} images"


def draft_line(draft: Draft) -> str:
    """A draft in a line."""
    return f"Draft (preliminary) {draft.title}: {len(draft.claims)} claims, by {draft.engine}"


def verification_line(found: Verification) -> str:
    """A verification in a line."""
    to_look_at = sum(verdict.is_for_a_person for verdict in found.verdicts)
    untold = f", {count_of(len(found.untold()), 'claim')} no check could tell" if found.untold() else ""
    claims = count_of(len(found.verdicts), "claim")
    return f"Verification: {claims}, {to_look_at} to look at{untold}, review level {found.level}"


def run_line(run: Run) -> str:
    """A run in a line."""
    return f"Run {run.id}: {run.task} of {run.case_id}, {run.status}"


def case_html(case: Case) -> str:
    """What was handed in and what became of it, with thumbnails."""
    rows: list[tuple[str, ...]] = [
        (d.id, d.kind, d.source.path, d.date or "", f"{len(d.text):,} characters") for d in case.documents
    ]
    rows += [(i.id, i.modality, i.called, i.date or "", _thumbnail(case, n)) for n, i in enumerate(case.images)]
    unread = [f"{escape(e.item)}: {e.status}, {escape(e.reason)}" for e in case.coverage if e.status != "read"]
    return _box(case_line(case), _table(rows), _list("Not read, or not wholly", unread))


def draft_html(draft: Draft, verification: Verification | None = None) -> str:
    """Claims under their headings; evidence on hover; coloured by verdict where there is one."""
    body = _claims(draft, verification)
    return _box(f"{draft.title} (preliminary)", f"<p>Written by {escape(draft.engine)}</p>", *body)


def verification_html(found: Verification) -> str:
    """Each flagged claim with its reasons and their first places, the riskiest first; what no check could tell."""
    flagged = sorted((v for v in found.verdicts if v.flags), key=lambda verdict: -verdict.risk)
    items = [
        f"{escape(v.claim_id)} {verdict_html(v)}{''.join(_reason(_named(flag, found)) for flag in v.flags)}"
        for v in flagged
    ]
    untold = [f"{escape(v.claim_id)} {verdict_html(v)}" for v in found.untold() if not v.flags]
    omitted = [flag_html(_named(omission.flag, found)) for omission in found.omissions]
    whole = [flag_html(_named(flag, found)) for flag in found.flags]
    parts = (
        _list("Flagged", items),
        _list("No check could tell", untold),
        _list("Left out", omitted),
        _list("On the whole", whole),
    )
    return _box(verification_line(found), *parts)


def _named(flag: Flag, found: Verification) -> Flag:
    """A flag whose places stand under the names of their sources: `d1` says nothing to who handed in texts by name."""
    names = {source_id: source.name for source_id, source in found.sources.items()}
    citations = (c.model_copy(update={"source_id": names.get(c.source_id, c.source_id)}) for c in flag.citations)
    return flag.model_copy(update={"citations": tuple(citations)})


def run_html(run: Run) -> str:
    """Where it stands, the document with its verdicts, and the way it took."""
    parts: list[str] = []
    if run.report:
        parts.append(
            f"<p>Countersigned by {escape(run.report.reviewer)}, {run.report.signed_at:%Y-%m-%d %H:%M} UTC</p>"
        )
    if run.abstention:
        parts.append(f"<p>{run.abstention.code}: {escape(run.abstention.message)}</p>")
    if run.failure:
        parts.append(f"<p>{escape(run.failure.code)}: {escape(run.failure.message)}</p>")
    if run.draft:
        parts += _claims(run.draft, run.verification)
    if run.verification:
        parts.append(_list("Left out", [flag_html(omission.flag) for omission in run.verification.omissions]))
        parts.append(_list("On the whole", [flag_html(flag) for flag in run.verification.flags]))
    if run.record:
        parts.append(f"<p>{' → '.join(f'{escape(s.node)} {s.seconds:.2f} s' for s in run.record.steps)}</p>")
    return _box(run_line(run), *parts)


def _claims(draft: Draft, verification: Verification | None) -> Iterator[str]:
    verdicts = {verdict.claim_id: verdict for verdict in verification.verdicts} if verification else {}
    for section, claims in groupby(draft.claims, key=lambda claim: claim.section):
        yield _list(section, [_claim(claim, verdicts.get(claim.id)) for claim in claims])


def _claim(claim: Claim, verdict: ClaimVerdict | None) -> str:
    evidence = escape("\n".join(map(_place, claim.citations)) or "cites nothing")
    colour = _COLOURS[verdict.verdict] if verdict else "inherit"
    flags = "".join(f"<br><small>{flag_html(flag)}</small>" for flag in (verdict.flags if verdict else ()))
    said = f" ({verdict.verdict})" if verdict and verdict.verdict != "supported" else ""  # not by colour alone
    return f'<span title="{evidence}" style="color:{colour}">{_words(claim.text, verdict)}{said}</span>{flags}'


def _words(text: str, verdict: ClaimVerdict | None) -> str:
    """A claim's text, what is in doubt underlined."""
    pieces = ((escape(piece), is_in_doubt) for piece, is_in_doubt in pieces_of(text, verdict))
    return "".join(f"<u>{piece}</u>" if is_in_doubt else piece for piece, is_in_doubt in pieces)


def verdict_html(verdict: ClaimVerdict) -> str:
    """A claim in the colour of its verdict, what is in doubt underlined; verdict and risk stand beside it in words."""
    words = _words(verdict.text, verdict) or escape(verdict.claim_id)
    said = f"({verdict.verdict}), risk {verdict.risk:.2f}"
    return f'<span style="color:{_COLOURS[verdict.verdict]}">{words} {said}</span>'


def _reason(flag: Flag) -> str:
    """A flag below its claim, with the first place that it rests on as it stands there."""
    first = next((citation for citation in flag.citations if citation.quote), None)
    quote = f"<br><small>{_at(first)}: <q>{escape(first.quote)}</q></small>" if first else ""
    return f"<br>{flag_html(flag)}{quote}"


def _at(citation: Citation) -> str:
    return escape(f"{citation.source_id} {citation.start}-{citation.end}")


def flag_html(flag: Flag) -> str:
    """A flag in words, with its evidence on hover."""
    evidence = escape("\n".join(map(_place, flag.citations)))
    meaning = escape(flag.meaning)
    return f'<span title="{evidence}"><b>{flag.severity}</b> {meaning} {escape(flag.message)}</span>'


def _place(citation: Citation) -> str:
    return f"{citation.source_id} {citation.start}-{citation.end}: {citation.quote or 'image'}"


def _thumbnail(case: Case, number: int) -> str:
    """A small picture as a data URI; in words when it cannot be had, or when there are many."""
    from pathlib import Path

    from wardround.records import Limits, ReadError
    from wardround.tools.pixels import load_pixels

    image = case.images[number]
    size = f"{image.columns} x {image.rows}"
    if number >= _MOST_THUMBNAILS:
        return size
    try:
        png = _png(load_pixels(image, Path(case.root), Limits()))
    except ReadError as error:
        return f"{size}, {escape(error.message)}"
    return f'<img alt="{image.modality} {image.id}" src="data:image/png;base64,{base64.b64encode(png).decode()}">'


def _png(pixels: Any) -> bytes:  # noqa: ANN401 - tools.pixels.Pixels, imported lazily
    import io

    import numpy as np
    from PIL import Image

    values = np.asarray(pixels, dtype=np.float64)
    low, high = float(values.min()), float(values.max())
    shades = np.rint(255 * (values - low) / max(high - low, 1e-9)).astype(np.uint8)
    picture = Image.fromarray(shades)
    picture.thumbnail((_SIDE, _SIDE))
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


def _box(title: str, *parts: str) -> str:
    return f'<div style="max-width:60em"><p><b>{escape(title)}</b></p>{"".join(parts)}</div>'


def _table(rows: Iterable[Sequence[str]]) -> str:
    """Rows whose last cell is HTML of ours."""
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row[:-1]) + f"<td>{row[-1]}</td>" for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _list(title: str, items: Sequence[str]) -> str:
    """A list of HTML of ours under a title of theirs; nothing when it is empty."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<p><b>{escape(title)}</b></p><ul>{lines}</ul>" if items else ""

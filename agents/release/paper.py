"""What a document for people says, in the order in which it is read; HTML, PDF and DOCX lay out the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from wardround.records import Case, Citation, Claim, Draft, Flag, Review, Run, RunError

from .citations import citation_numbers, place_of, source_names

PRELIMINARY = "PRELIMINARY: not countersigned. Not for clinical use."


@dataclass(frozen=True)
class Line:
    """A claim and the numbers of the places that it rests on."""

    id: str
    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True)
class Warned:
    """A flag that stands."""

    severity: str
    claim_id: str | None
    code: str
    message: str


@dataclass(frozen=True)
class Cited:
    """A place in a source."""

    number: int
    source_id: str
    name: str
    place: str
    """`120-151`, `Observation/12#valueQuantity`; empty for images."""
    quote: str


@dataclass(frozen=True)
class Paper:
    """The document of a run."""

    title: str
    patient: str | None
    """Name, birth date, sex and numbers, as the sources agree on them; not in a letter, which the patient carries."""
    signed: str | None
    """Who countersigned it and when; None while it is preliminary."""
    attested: str | None
    """What the reviewer has attested to."""
    origin: str
    """Engine, run, and the hash of the record."""
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    flags: tuple[Warned, ...]
    flags_heading: str
    limits: tuple[str, ...]
    decisions: tuple[str, ...]
    sources: tuple[Cited, ...]


def paper_of(run: Run, case: Case) -> Paper:
    """The released document, or the waiting draft, which says that it is preliminary.

    Args:
        run: with a draft.
        case: for the names of what is cited.

    Raises:
        RunError: the run has no draft.
    """
    report, draft = run.report, run.report.draft if run.report else run.draft
    if draft is None:
        raise RunError("the run has no document")
    numbers = citation_numbers(draft.claims)
    names = source_names(case, run.passages)
    return Paper(
        title=draft.title,
        patient=patient_line(case) if draft.task != "letter" else None,
        signed=f"Countersigned by {report.reviewer} on {report.signed_at:%Y-%m-%d %H:%M} UTC." if report else None,
        attested=run.reviews[-1].attestation if report and run.reviews else None,
        origin=_origin(run, draft),
        sections=tuple(_sections(draft, numbers)),
        flags=tuple(map(_warned, _standing(run))),
        flags_heading=f"Flags that {'stood when it was countersigned' if report else 'stand'}",
        limits=tuple(dict.fromkeys(_limits(draft, case))),
        decisions=tuple(map(decision_line, run.reviews)),
        sources=tuple(_cited(number, citation, names, case) for citation, number in numbers.items()),
    )


def patient_line(case: Case) -> str | None:
    """Name, birth date, sex and numbers, as the sources agree on them; None when they say nothing."""
    if case.subject is None:
        return None
    known = case.subject
    numbers = dict.fromkeys(text.rpartition("|")[2] for text in known.identifiers)
    born = f"born {known.birth_date}" if known.birth_date else None
    parts = [part for part in (known.name, born, known.sex, *numbers) if part]
    return f"Patient: {', '.join(parts)}" if parts else None


def _origin(run: Run, draft: Draft) -> str:
    kept = f" Record sha256:{run.record.sha256}." if run.record else ""
    return f"Drafted by {draft.engine}. Run {run.id}.{kept}"


def _sections(draft: Draft, numbers: dict[Citation, int]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    def line(claim: Claim) -> Line:
        return Line(claim.id, claim.text, tuple(numbers[citation] for citation in claim.citations))

    for name, claims in groupby(draft.claims, key=lambda claim: claim.section):
        yield name, tuple(map(line, claims))


def _standing(run: Run) -> list[Flag]:
    flags = run.verification.all_flags() if run.verification else ()
    return [flag for flag in flags if flag.severity != "note"]


def _warned(flag: Flag) -> Warned:
    return Warned(flag.severity, flag.claim_id, flag.code, flag.message)


def _limits(draft: Draft, case: Case) -> Iterator[str]:
    yield from draft.limitations
    for line in draft.dropped:
        yield f"Left out for length: {line}"
    for entry in case.coverage:
        if entry.status != "read":
            yield f"{entry.item}: {entry.status}, {entry.reason}"


def decision_line(review: Review) -> str:
    """What a person decided, when, why, and on which claims and omissions."""
    when = f", {review.at:%Y-%m-%d %H:%M} UTC" if review.at else ""
    changed = [f"{edit.claim_id} {edit.decision}{_why(edit.reason)}" for edit in review.edits]
    changed += [f"omission {o.rank} {o.decision}{_why(o.reason)}" for o in review.omissions]
    said = f": {review.comment}" if review.comment else ""
    return f"{review.decision} by {review.reviewer}{when}{said}" + (f" ({'; '.join(changed)})" if changed else "")


def _why(reason: str | None) -> str:
    return f", {reason}" if reason else ""


def _cited(number: int, citation: Citation, names: dict[str, str], case: Case) -> Cited:
    name = names.get(citation.source_id, citation.source_id)
    return Cited(number, citation.source_id, name, place_of(citation, case), citation.quote)

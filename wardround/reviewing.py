"""Review inside a notebook: plain calls that show what they do. Notes are shared with the review page.

desk = wr.review(run, reviewer="Dr A. Example")
desk                       # where you stand
desk.next()                # the next flagged claim, with its evidence in context; now it was looked at
desk.edit("c5", "...")     # checked against the sources at once
run = desk.countersign()   # asks for nothing: calling it is the attestation that it shows
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from wardround import api
from wardround.agents.review import ATTESTATION, flagged_claims
from wardround.graphs.desk import Mark, MarkDecision
from wardround.graphs.marks import review_from
from wardround.notebook import flag_html, verdict_html
from wardround.records import (
    Case,
    Citation,
    ClaimVerdict,
    Decision,
    InvalidReviewError,
    NotAwaitingReviewError,
    Run,
    Settings,
)

_AROUND = 160
"""Characters of a source that are shown before and after its evidence."""


@dataclass(frozen=True)
class Shown:
    """Something to look at in a notebook, with its text for where there is no HTML."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


class ReviewDesk:
    """A waiting run, as one reviewer works on it.

    Args:
        run: that waits.
        reviewer: who decides and answers for it.
        settings: where state lives.
        over: take it over from somebody who has it.

    Raises:
        NotAwaitingReviewError: it does not wait.
        InvalidReviewError: somebody else has it.
    """

    def __init__(self, run: Run, reviewer: str, settings: Settings | None = None, *, over: bool = False) -> None:
        if run.status != "awaiting_review" or run.draft is None or run.verification is None:
            raise NotAwaitingReviewError(f"run {run.id!r} does not wait for a decision: it is {run.status}")
        api.claim(run.id, reviewer, over=over, settings=settings)
        self.run, self.reviewer, self._settings = run, reviewer, settings
        self._draft, self._verification = run.draft, run.verification

    @cached_property
    def case(self) -> Case:
        """The run's case."""
        return api.case_of(self.run, settings=self._settings)

    @property
    def marks(self) -> dict[str, Mark]:
        """What this reviewer has noted on this draft, here or on the review page."""
        return api.notes(self.run, self.reviewer, settings=self._settings)

    @property
    def todo(self) -> tuple[str, ...]:
        """Flagged claims that were not looked at."""
        marks = self.marks
        return tuple(claim for claim in flagged_claims(self._verification) if claim not in marks)

    def next(self) -> Shown:
        """The next flagged claim that was not looked at."""
        left = self.todo
        return self.show(left[0]) if left else Shown("<p>Every flagged claim was looked at.</p>", "nothing left")

    def show(self, claim_id: str) -> Shown:
        """A claim with its reasons and its evidence in context; from now on it was looked at.

        Raises:
            InvalidReviewError: the draft has no such claim.
        """
        verdict = self._verdict(claim_id)
        self._note(claim_id, "looked")
        return shown_claim(verdict, self.case)

    def approve(self, claim_id: str) -> Shown:
        """Let a claim stand."""
        return self._decided(claim_id, "approve")

    def edit(self, claim_id: str, text: str, reason: str | None = None) -> Shown:
        """Change a claim. Shows what the checks say of the new text; it is checked again when it is signed."""
        if not text.strip():
            raise InvalidReviewError("an edit needs a text; reject the claim to take it out")
        self._decided(claim_id, "edit", text=text.strip(), reason=reason)
        found = api.check_claim(self.run, claim_id, text.strip(), settings=self._settings)
        return shown_claim(found, self.case)

    def reject(self, claim_id: str, reason: str | None = None) -> Shown:
        """Take a claim out."""
        return self._decided(claim_id, "reject", reason=reason)

    def undo(self, target: str) -> Shown:
        """Take a note back; that it was looked at stays true."""
        api.unnote(self.run, self.reviewer, target, settings=self._settings)
        return self._standing()

    def accept(self, rank: int) -> Shown:
        """Put something in that the draft leaves out, as its source says it."""
        return self._omission(rank, "accept")

    def dismiss(self, rank: int, reason: str | None = None) -> Shown:
        """Leave it out."""
        return self._omission(rank, "dismiss", reason)

    def countersign(self, comment: str | None = None) -> Run:
        """Release the document with these notes. Calling it is the attestation: `wardround.agents.review.ATTESTATION`.

        Returns:
            The run: final, or waiting again when an edit raised flags.

        Raises:
            InvalidReviewError: a flagged claim was not looked at.
        """
        if left := self.todo:
            raise InvalidReviewError(f"flagged and not looked at: {', '.join(left)}", hint="call next() for each")
        return self._decide("approve", comment, ATTESTATION)

    def send_back(self, comment: str) -> Run:
        """Return the draft to the reasoner."""
        return self._decide("return", comment)

    def discard(self, comment: str | None = None) -> Run:
        """End the run without a document."""
        return self._decide("reject", comment)

    def _repr_html_(self) -> str:
        return self._standing().html

    def __repr__(self) -> str:
        return self._standing().text

    def _standing(self) -> Shown:
        marks = self.marks
        left, flagged = self.todo, flagged_claims(self._verification)
        summary = f"{len(flagged) - len(left)} of {len(flagged)} flagged claims looked at"
        head = f"<p><b>{escape(self._draft.title)}</b>, reviewed by {escape(self.reviewer)}: {summary}</p>"
        return Shown(
            head + "".join(self._rows(marks)), f"{self._draft.title}: {summary}; left: {', '.join(left) or '-'}"
        )

    def _rows(self, marks: dict[str, Mark]) -> Iterator[str]:
        def said(target: str) -> str:
            mark = marks.get(target)
            new = f": {escape(mark.text)}" if mark and mark.text else ""
            return f" <b>[{mark.decision}{new}]</b>" if mark else ""

        yield "<ul>"
        for verdict in self._verification.verdicts:
            flags = "".join(f"<br>{flag_html(flag)}" for flag in verdict.flags)
            yield f"<li>{escape(verdict.claim_id)} {verdict_html(verdict)}{said(verdict.claim_id)}{flags}</li>"
        for omission in self._verification.omissions:
            target = f"omission {omission.rank}"
            yield f"<li>{target}: {flag_html(omission.flag)}{said(target)}</li>"
        yield "</ul>"

    def _verdict(self, claim_id: str) -> ClaimVerdict:
        found = next((v for v in self._verification.verdicts if v.claim_id == claim_id), None)
        if found is None:
            raise InvalidReviewError(f"the draft has no claim {claim_id!r}")
        return found

    def _decided(
        self, claim_id: str, decision: MarkDecision, *, text: str | None = None, reason: str | None = None
    ) -> Shown:
        self._verdict(claim_id)
        self._note(claim_id, decision, text, reason)
        return self._standing()

    def _omission(self, rank: int, decision: MarkDecision, reason: str | None = None) -> Shown:
        if rank not in {omission.rank for omission in self._verification.omissions}:
            raise InvalidReviewError(f"the verification has no omission {rank}")
        self._note(f"omission {rank}", decision, None, reason)
        return self._standing()

    def _note(self, target: str, decision: MarkDecision, text: str | None = None, reason: str | None = None) -> None:
        mark = Mark(target=target, decision=decision, text=text, reason=reason)
        api.note(self.run, self.reviewer, mark, settings=self._settings)

    def _decide(self, decision: Decision, comment: str | None, attestation: str | None = None) -> Run:
        review = review_from(self.run, self.marks, decision, self.reviewer, comment)
        return api.decide(self.run.id, review.model_copy(update={"attestation": attestation}), settings=self._settings)


def shown_claim(verdict: ClaimVerdict, case: Case) -> Shown:
    """A claim with its flags, and each place of evidence within its surroundings."""
    cited = dict.fromkeys([*verdict.evidence, *(c for flag in verdict.flags for c in flag.citations)])
    flags = "".join(f"<p>{flag_html(flag)}</p>" for flag in verdict.flags)
    places = "".join(map(_in_context, cited, [case] * len(cited)))
    said = "; ".join(f"{flag.severity} {flag.code}: {flag.message}" for flag in verdict.flags)
    html = f"<div><p><b>{escape(verdict.claim_id)}</b> {verdict_html(verdict)}</p>{flags}{places}</div>"
    return Shown(html, f"{verdict.claim_id} {verdict.verdict}: {verdict.text}" + (f" ({said})" if said else ""))


def _in_context(citation: Citation, case: Case) -> str:
    document = case.document(citation.source_id)
    if document is None:
        return f"<p><i>{escape(case.name_of(citation.source_id))}</i></p>"
    text, start, end = document.text, citation.start, citation.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    marked = f"{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}"
    name = escape(case.name_of(document.id))
    return f'<p><i>{name} {start}-{end}</i></p><pre style="white-space:pre-wrap">{marked}</pre>'


def review(run: Run | str, reviewer: str, *, settings: Settings | None = None, over: bool = False) -> ReviewDesk:
    """Review a waiting run in a notebook or a program.

    Args:
        run: or its id.
        reviewer: who decides and answers for it.
        settings: where state lives.
        over: take it over from somebody who has it.

    Raises:
        NotAwaitingReviewError: it does not wait.
        InvalidReviewError: somebody else has it.
        UnknownRunError: there is no such run.
    """
    found = api.get_run(run, settings=settings) if isinstance(run, str) else run
    return ReviewDesk(found, reviewer, settings, over=over)

"""Errors that concern more than a sentence: citations that do not hold, drugs against an allergy, things left out."""

from collections.abc import Callable
from functools import partial
from random import Random

from wardround.records import Case, Citation, ClaimVerdict, Document, Draft, Source, Verification
from wardround.tools.sentences import split_sentences

from .gate import Labelled
from .left_out import labelled, leave_out
from .medicines import names_in
from .trial import Caught, Verify

VerifyDraft = Callable[[Draft, Case], Verification]


def try_whole(text: str, case: Case, verify: Verify) -> list[Caught]:
    """Against an allergy to each medicine that the text names, and with each thing left out.

    The allergy is put into the record, as a document of its own.
    """
    record = "\n".join(document.text for document in case.documents)
    caught = [
        _caught("omission", left.is_among(verify(left.text, case).omissions), said=f"(left out: {left.named})")
        for left in leave_out(text, record)
    ]
    for name in sorted(names_in(text)):
        verdicts = verify(text, _allergic_to(name, case)).verdicts
        told = [v for v in verdicts if "allergy_conflict" in _codes(v) and name in v.text.casefold()]
        caught.append(_caught("allergy", bool(told), "allergy_conflict", said=f"(an allergy to {name} in the record)"))
    return caught


def try_omissions(text: str, case: Case, verify: Verify) -> list[list[Labelled]]:
    """What is surfaced for each thing left out of a text, for the gate."""
    record = "\n".join(document.text for document in case.documents)
    found = []
    for left in leave_out(text, record):
        omissions = verify(left.text, case).omissions
        found.append(labelled(omissions, [left.is_of(omission) for omission in omissions]))
    return found


def try_citations(draft: Draft, case: Case, verify: VerifyDraft, rng: Random, each: int = 3) -> list[Caught]:
    """Citations of the draft made up, misquoted, shifted and put to another sentence, `each` times, one at a time."""
    caught = []
    places = [place for place, claim in enumerate(draft.claims) if any(c.quote for c in claim.citations)]
    for spoil in (_made_up, _misquoted, _shifted, partial(_elsewhere, case=case, rng=rng)):
        for place in rng.sample(places, min(each, len(places))):
            claim = draft.claims[place]
            citations = tuple(spoil(citation) if citation.quote else citation for citation in claim.citations)
            if citations == claim.citations:
                continue
            spoilt = claim.model_copy(update={"citations": citations})
            claims = (*draft.claims[:place], spoilt, *draft.claims[place + 1 :])
            verdict = verify(draft.model_copy(update={"claims": claims}), case).verdicts[place]
            found = _codes(verdict)
            caught.append(Caught("citation", verdict.risk, bool(found), frozenset(found), claim.text))
    return caught


def _codes(verdict: ClaimVerdict) -> set[str]:
    return {flag.code for flag in verdict.flags if flag.severity != "note"}


def _caught(kind: str, found: bool, code: str = "omitted", *, said: str) -> Caught:
    return Caught(kind, float(found), found, frozenset({code} if found else ()), said)


def _allergic_to(name: str, case: Case) -> Case:
    text = f"ALLERGIES\n\n{name.capitalize()} (anaphylaxis).\n"
    source = Source(path="planted allergy", sha256="0" * 64)
    planted = Document(id="planted", kind="note", title="Planted allergy", text=text, source=source)
    return case.model_copy(update={"documents": (*case.documents, planted)})


def _made_up(citation: Citation) -> Citation:
    return citation.model_copy(update={"source_id": "nowhere"})


def _misquoted(citation: Citation) -> Citation:
    return citation.model_copy(update={"quote": f"{citation.quote[:-1]}~"})


def _shifted(citation: Citation) -> Citation:
    by = 3 if citation.start < 3 else -3
    return citation.model_copy(update={"start": citation.start + by, "end": citation.end + by})


def _elsewhere(citation: Citation, case: Case, rng: Random) -> Citation:
    """Another sentence of the same document, truly quoted; the citation as it is where all others are much like it."""
    document = case.document(citation.source_id)
    text = document.text if document else ""
    words = set(citation.quote.casefold().split())
    others = [
        span
        for span in split_sentences(text)
        if (span.end <= citation.start or citation.end <= span.start)
        and 2 * len(words & set(text[span.start : span.end].casefold().split())) <= len(words)
    ]
    if not others:
        return citation
    span = rng.choice(others)
    quote = text[span.start : span.end]
    return citation.model_copy(update={"start": span.start, "end": span.end, "quote": quote})

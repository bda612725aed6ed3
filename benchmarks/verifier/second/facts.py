"""Errors that are matters of fact: citations that do not hold, and drugs against a recorded allergy."""

from collections.abc import Sequence
from random import Random
from typing import Any

from benchmarks.verifier.data import Visit
from wardround.agents.verifier import verify_draft, verify_text
from wardround.records import Case, Citation, Claim, Document, Draft, Flag, FlagCode, Source

from .planter import sentences

_CITATION: frozenset[FlagCode] = frozenset({"citation_unresolved", "quote_mismatch", "citation_missing", "unsupported"})
_ALLERGIES = {
    # allergen as recorded: the same by another name, one of its class, one that is neither
    "amoxicillin": ("Amoxil", "ampicillin", "azithromycin"),
    "penicillin": ("Pen VK", "amoxicillin", "doxycycline"),
    "ibuprofen": ("Motrin", "naproxen", "acetaminophen"),
    "codeine": ("Tylenol #3", "hydrocodone", "ibuprofen"),
    "lisinopril": ("Zestril", "enalapril", "amlodipine"),
    "Bactrim": ("sulfamethoxazole", "sulfadiazine", "nitrofurantoin"),
    "cephalexin": ("Keflex", "cefadroxil", "levofloxacin"),
    "atorvastatin": ("Lipitor", "simvastatin", "ezetimibe"),
}
_RECORDS = (
    "ALLERGIES\n\n{}.\n",
    "Allergies: {} (hives).\n",
    "Patient is allergic to {}.\n",
    "Nursing intake: reported an allergic reaction to {} in 2011.\n",
)
_ORDERS = ("Start {} 500 mg by mouth.", "I will prescribe {} today.", "Continue {} as before.", "Give {} tonight.")
_FINE = ("Avoid {} because of the recorded reaction.", "He is allergic to {}.", "Allergies: {}.")


def cited_draft(visit: Visit) -> Draft:
    """The note as a draft whose sentences each cite the turn that shares most words with them."""
    record = visit.record
    turns = [(a, b, set(record[a:b].casefold().split())) for a, b in _turns(record)]
    claims = []
    for number, (start, end) in enumerate(sentences(visit.note), start=1):
        words = set(visit.note[start:end].casefold().split())
        a, b, _ = max(turns, key=lambda turn: len(words & turn[2]) / len(turn[2]) ** 0.3)
        cited = (Citation(source_id="d1", start=a, end=b, quote=record[a:b]),)
        claims.append(
            Claim(id=f"c{number}", text=visit.note[start:end], kind="finding", section="Note", citations=cited)
        )
    return Draft(task="summary", title="Note", claims=tuple(claims), engine="second planter")


def _turns(record: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in record.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _made_up(cited: Citation, record: str, rng: Random) -> Citation:
    del record
    return cited.model_copy(update={"source_id": rng.choice(("d7", "d2", "note", "p3"))})


def _misquoted(cited: Citation, record: str, rng: Random) -> Citation:
    del record
    words = cited.quote.split(" ")
    words[rng.randrange(len(words))] = "otherwise"
    return cited.model_copy(update={"quote": " ".join(words)})


def _shifted(cited: Citation, record: str, rng: Random) -> Citation:
    ways = [cited.start + by for by in (-37, -8, 5, 29)]
    start = rng.choice([way for way in ways if 0 <= way < len(record) - 2])
    return cited.model_copy(update={"start": start, "end": start + len(cited.quote)})


def _elsewhere(cited: Citation, record: str, rng: Random) -> Citation:
    """A true quotation, of another place."""
    a, b = rng.choice([turn for turn in _turns(record) if turn[0] != cited.start])
    return cited.model_copy(update={"start": a, "end": b, "quote": record[a:b]})


_CITATIONS = {"made_up": _made_up, "misquoted": _misquoted, "shifted": _shifted, "elsewhere": _elsewhere}


def measure_citations(found: Sequence[Visit], seed: int) -> dict[str, Any]:
    """One citation of each sort spoilt in every note: share told, and how many true ones are doubted."""
    hits: dict[str, list[bool]] = {sort: [] for sort in _CITATIONS}
    doubted = []
    for number, visit in enumerate(found):
        rng = Random(f"citations {seed} {number}")
        draft = cited_draft(visit)
        doubted += [_told(v.flags, _CITATION - {"unsupported"}) for v in verify_draft(draft, visit.case).verdicts]
        for sort, spoil in _CITATIONS.items():
            place = rng.randrange(len(draft.claims))
            claim = draft.claims[place]
            spoilt = claim.model_copy(update={"citations": (spoil(claim.citations[0], visit.record, rng),)})
            claims = (*draft.claims[:place], spoilt, *draft.claims[place + 1 :])
            verdict = verify_draft(draft.model_copy(update={"claims": claims}), visit.case).verdicts[place]
            hits[sort].append(_told(verdict.flags, _CITATION))
    return {"told": _shares(hits), "true_citations_doubted": _share(doubted), "notes": len(found)}


def measure_allergies(found: Sequence[Visit], seed: int) -> dict[str, Any]:
    """A recorded allergy in a second document, and an order for that drug in the note.

    Returns:
        Share told for the drug by the recorded name, by another name, and of its class; false alarms on another drug
        and on sentences that only name the allergy.
    """
    hits: dict[str, list[bool]] = {s: [] for s in ("exact", "other_name", "class", "other_drug", "only_named")}
    for number, visit in enumerate(found):
        rng = Random(f"allergies {seed} {number}")
        allergen, (other_name, of_class, other) = rng.choice(list(_ALLERGIES.items()))
        case = _with_allergy(visit, rng.choice(_RECORDS).format(allergen))
        orders = {"exact": allergen, "other_name": other_name, "class": of_class, "other_drug": other}
        said = {sort: rng.choice(_ORDERS).format(drug) for sort, drug in orders.items()}
        said["only_named"] = rng.choice(_FINE).format(allergen)
        for sort, words in said.items():
            last = verify_text(f"{visit.note}\n{words}\n", case).verdicts[-1]
            hits[sort].append(_told(last.flags, frozenset({"allergy_conflict"})))
    return _shares(hits)


def _with_allergy(visit: Visit, text: str) -> Case:
    source = Source(path="allergies.txt", sha256="0" * 64)
    listed = Document(id="d2", kind="note", title="Intake", text=text, source=source)
    return visit.case.model_copy(update={"documents": (*visit.case.documents, listed)})


def _told(flags: Sequence[Flag], codes: frozenset[FlagCode]) -> bool:
    return any(flag.code in codes and flag.severity != "note" for flag in flags)


def _shares(hits: dict[str, list[bool]]) -> dict[str, float]:
    return {sort: _share(found) for sort, found in hits.items()}


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0

"""Citations of what does not say it: `python -m benchmarks.verifier.second.citations --data PATH`.

True citations are spoilt without a look at the check. Made up, misquoted or shifted ones do not read as quoted. Those
of another place do: any other sentence, the one beside it, one that shares a long word, one of the same section of
another document, and the place itself moved by some letters and quoted anew. A place that holds more than half of the
claim's long words is no wrong one and is not drawn.

Six sorts of drafts: the default's own on written notes, on Synthea bundles and on dialogues; written notes that say
their sentences again, some of them reworded; and clinicians' notes on dialogues, each sentence with the turn that
shares most words with it, which is often no true one: read by hand, some 17 of 60 were wrong. So the sure ones of
these stand apart: sentences whose turn has at least half of their long words, two or more, and twice as many as any
other turn.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import wardround as wr
from benchmarks.verifier.data import Visit, visits
from wardround.agents.reasoner import reason
from wardround.agents.verifier import verify_draft
from wardround.records import Case, Citation, Claim, Document, Draft, FlagCode, Settings, Source
from wardround.tools.sections import find_sections

from .planter import benign_edits, sentences

CODES: frozenset[FlagCode] = frozenset({"citation_unresolved", "quote_mismatch", "citation_missing", "unsupported"})
_LONG = re.compile(r"[a-z]{5,}|\d+")
_MOVED_BY = (-37, -8, 5, 29)


class Cited(NamedTuple):
    """A draft whose citations are true, with its record."""

    draft: Draft
    case: Case


Spoil = Callable[[Claim, Case, Random], Citation | None]
"""Another citation for a claim; None where there is none of this sort."""


def on_dialogue(visit: Visit) -> Cited:
    """The note as a draft whose sentences each cite the turn that shares most words with them."""
    record = visit.record
    turns = [(a, b, set(record[a:b].casefold().split())) for a, b in _lines(record)]
    claims = []
    for start, end in sentences(visit.note):
        words = set(visit.note[start:end].casefold().split())
        a, b, _ = max(turns, key=lambda turn: len(words & turn[2]) / len(turn[2]) ** 0.3)
        claims.append((visit.note[start:end], a, b))
    return Cited(_draft(claims, record), visit.case)


def sure_ones(cited: Cited) -> Cited:
    """The same with only those claims whose place is beyond doubt: it shares twice as many long words as any other."""
    kept = tuple(claim for claim in cited.draft.claims if _is_sure(claim, cited.case))
    return Cited(cited.draft.model_copy(update={"claims": kept}), cited.case)


def _is_sure(claim: Claim, case: Case) -> bool:
    words, place = _long(claim.text), claim.citations[0]
    document = _document(case, place)
    others = [(a, b) for a, b in _places(document) if not (a < place.end and place.start < b)]
    shared, most = (
        len(words & _long(place.quote)),
        max((len(words & _long(document.text[a:b])) for a, b in others), default=0),
    )
    return shared >= max(2, len(words) / 2, 2 * most)


def on_note(visit: Visit, other: Visit, rng: Random) -> Cited:
    """The note says its sentences again, some reworded; another's note stands beside it as an earlier one."""
    edits = {edit.start: edit.text for edit in benign_edits(visit.note, rng, each=20)}
    claims = [(edits.get(start, visit.note[start:end]), start, end) for start, end in sentences(visit.note)]
    return Cited(_draft(claims, visit.note), _case(visit, other))


def by_default(case: Case) -> Cited:
    """What the default writes itself: quotations."""
    settings = Settings(home=Path("nowhere"))
    drafted = reason(case, (), (), model=None, feedback=(), settings=settings).result
    assert isinstance(drafted, Draft)
    return Cited(drafted, case)


def _draft(claims: Sequence[tuple[str, int, int]], record: str) -> Draft:
    made = tuple(
        Claim(id=f"c{number}", text=text, kind="finding", section="Note", citations=(_quoting(record, "d1", a, b),))
        for number, (text, a, b) in enumerate(claims, start=1)
    )
    return Draft(task="summary", title="Note", claims=made, engine="second planter")


def _case(visit: Visit, other: Visit) -> Case:
    documents = tuple(
        Document(
            id=name,
            kind="note",
            title=name,
            text=text,
            source=Source(path=f"{name}.txt", sha256="0" * 64),
            sections=find_sections(text),
        )
        for name, text in (("d1", visit.note), ("d2", other.note))
    )
    return visit.case.model_copy(update={"documents": documents})


def _quoting(text: str, source: str, start: int, end: int) -> Citation:
    return Citation(source_id=source, start=start, end=end, quote=text[start:end])


def _lines(record: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in record.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _places(document: Document) -> list[tuple[int, int]]:
    return _lines(document.text) if document.kind == "dialogue" or document.facts else list(sentences(document.text))


def made_up(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """A source that there is not."""
    del case
    return claim.citations[0].model_copy(update={"source_id": rng.choice(("d77", "d99", "note", "p3"))})


def misquoted(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """One word of the quotation is another."""
    del case
    words = claim.citations[0].quote.split(" ")
    place = rng.randrange(len(words))
    words[place] = "elsewhere" if words[place] == "otherwise" else "otherwise"
    return claim.citations[0].model_copy(update={"quote": " ".join(words)})


def shifted(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """The quotation stands, its place is some letters off."""
    if (at := _moved(claim, case, rng)) is None:
        return None
    return claim.citations[0].model_copy(update={"start": at[0], "end": at[1]})


def shifted_and_quoted(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """The place is some letters off, and what stands there is quoted."""
    cited = claim.citations[0]
    at = _moved(claim, case, rng)
    return _quoting(_document(case, cited).text, cited.source_id, *at) if at else None


def _moved(claim: Claim, case: Case, rng: Random) -> tuple[int, int] | None:
    cited, length = claim.citations[0], len(_document(case, claim.citations[0]).text)
    ways = [by for by in _MOVED_BY if cited.start + by >= 0 and cited.end + by <= length]
    by = rng.choice(ways) if ways else 0
    return (cited.start + by, cited.end + by) if by else None


def anywhere(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """Any other sentence of the same document."""
    return _drawn(_wrong(claim, _document(case, claim.citations[0]), claim.citations[0]), rng)


def beside(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """The sentence before or after."""
    cited = claim.citations[0]
    document = _document(case, cited)
    places = _places(document)
    here = [number for number, (a, b) in enumerate(places) if a < cited.end and cited.start < b]
    near = {here[0] - 1, here[-1] + 1} if here else set()
    wanted = {places[number] for number in near if 0 <= number < len(places)}
    return _drawn((one for one in _wrong(claim, document, cited) if (one.start, one.end) in wanted), rng)


def sharing_a_word(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """A sentence of the same document that has one of the claim's long words, or a number."""
    words = _long(claim.text)
    wrong = _wrong(claim, _document(case, claim.citations[0]), claim.citations[0])
    return _drawn((one for one in wrong if words & _long(one.quote)), rng)


def in_another_document(claim: Claim, case: Case, rng: Random) -> Citation | None:
    """A sentence of another document; of the same section, where it has that."""
    cited = claim.citations[0]
    section = _section(_document(case, cited), cited.start)
    others = [d for d in case.documents if d.id != cited.source_id]
    found = [(_section(d, one.start) == section, one) for d in others for one in _wrong(claim, d, cited)]
    same = [one for is_same, one in found if is_same]
    return _drawn(iter(same or [one for _, one in found]), rng)


def _section(document: Document, at: int) -> str | None:
    return next((section.kind for section in document.sections if section.start <= at < section.end), None)


def _wrong(claim: Claim, document: Document, cited: Citation) -> Iterator[Citation]:
    words = _long(claim.text)
    for start, end in _places(document):
        is_it = document.id == cited.source_id and start < cited.end and cited.start < end
        if not is_it and 2 * len(words & _long(document.text[start:end])) <= len(words):
            yield _quoting(document.text, document.id, start, end)


def _long(text: str) -> frozenset[str]:
    return frozenset(_LONG.findall(text.casefold()))


def _drawn(found: Iterator[Citation], rng: Random) -> Citation | None:
    every = list(found)
    return rng.choice(every) if every else None


def _document(case: Case, cited: Citation) -> Document:
    document = case.document(cited.source_id)
    assert document is not None
    return document


SPOILT: dict[str, Spoil] = {
    "made up": made_up,
    "misquoted": misquoted,
    "shifted": shifted,
    "shifted and quoted": shifted_and_quoted,
    "any other sentence": anywhere,
    "the one beside it": beside,
    "one that shares a word": sharing_a_word,
    "of another document": in_another_document,
}


def measure(found: Sequence[Cited], seed: int) -> dict[str, Any]:
    """Every claim's citation spoilt in every way, and as it was: share that is told of its citation."""
    told: dict[str, list[bool]] = defaultdict(list)
    for number, (draft, case) in enumerate(found):
        told["true"] += _told(draft, case)
        for name, spoil in SPOILT.items():
            rng = Random(f"citations {seed} {number} {name}")
            spoilt = [(claim, spoil(claim, case, rng) if _quotes(claim) else None) for claim in draft.claims]
            claims = tuple(c.model_copy(update={"citations": (new,)}) for c, new in spoilt if new)
            told[name] += _told(draft.model_copy(update={"claims": claims}), case)
    return {name: {"claims": len(hits), "told": round(sum(hits) / len(hits), 4)} for name, hits in told.items() if hits}


def _quotes(claim: Claim) -> bool:
    return len(claim.citations) == 1 and bool(claim.citations[0].quote)


def _told(draft: Draft, case: Case) -> list[bool]:
    verified = verify_draft(draft, case, max_omissions=0)
    return [any(f.code in CODES and f.severity != "note" for f in v.flags) for v in verified.verdicts]


def measure_all(data: Path, half: str, seed: int) -> dict[str, Any]:
    """By sort of draft."""
    return {sort: measure(cited, seed) for sort, cited in drafts(data, half, seed)}


def drafts(data: Path, half: str, seed: int) -> Iterator[tuple[str, list[Cited]]]:
    """The six sorts; bundles are halved by name."""
    found = visits(data, "aci_bench", half)
    pairs = list(zip(found, [*found[1:], found[0]], strict=True))
    yield "the default's own, notes", [by_default(_case(one, other)) for one, other in pairs]
    yield "the default's own, bundles", list(_on_bundles(data / "fhir" / "r4_synthea", half))
    yield "notes said again", [on_note(one, other, Random(f"{seed} {n}")) for n, (one, other) in enumerate(pairs)]
    yield "the default's own, dialogues", [by_default(one.case) for one in found]
    on_dialogues = [on_dialogue(one) for one in found]
    yield "notes on dialogues", on_dialogues
    yield "notes on dialogues, sure", [sure_ones(one) for one in on_dialogues]


def _on_bundles(folder: Path, half: str) -> Iterator[Cited]:
    for path in sorted(folder.glob("*.json.gz"))[half == "report" :: 2]:
        yield by_default(wr.load_case(path))


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description="Are citations told that are not of what they stand behind?")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--seed", type=int, default=31)
    given = parser.parse_args()
    found = measure_all(given.data, given.half, given.seed)
    for sort, rows in found.items():
        print(sort)
        print("\n".join(f"  {name:24} {row['told']:.4f} of {row['claims']}" for name, row in rows.items()))
    if given.json:
        given.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

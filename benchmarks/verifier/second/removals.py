"""What is left out of a draft: is it surfaced, among at most five? On dialogues and on structured records.

Each fact stands in the record in one wording and in the draft in another; then its sentence is taken out of the draft.
The untouched draft says how much is surfaced for nothing.
"""

import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import wardround as wr
from benchmarks.verifier.data import Visit
from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, DocumentKind, Omission, Source

from .planter import sentences
from .slots import DRUGS

MOST = 5


class Item(NamedTuple):
    """One fact: its sort, words by which it is known again, and the sentence of the draft that carries it."""

    sort: str
    keys: tuple[str, ...]
    sentence: str


class Added(NamedTuple):
    """A fact that is put into a dialogue, or beside it as a document, and into the note."""

    item: Item
    kind: DocumentKind
    text: str


_ADDED = (
    Added(
        Item("allergy", ("penicillin",), "Allergic to penicillin."),
        "dialogue",
        "[patient] penicillin gives me hives , i'm allergic to it .",
    ),
    Added(
        Item("allergy", ("sulfa",), "ALLERGIES: sulfa drugs."),
        "dialogue",
        "[doctor] any allergies ?\n[patient] just sulfa .",
    ),
    Added(Item("allergy", ("codeine",), "She reacts to codeine."), "note", "ALLERGIES\n\nCodeine (vomiting).\n"),
    Added(Item("allergy", ("latex",), "Latex allergy."), "note", "Allergies: latex, contact rash.\n"),
    Added(
        Item("code status", ("resuscit", "dnr", "code status"), "Code status: DNR."),
        "note",
        "CODE STATUS\n\nDo not resuscitate, discussed with family.\n",
    ),
    Added(
        Item("code status", ("dnr", "dni", "resuscit", "intubat"), "The patient is DNR/DNI."),
        "note",
        "Wishes were reviewed. Patient is DNR/DNI.\n",
    ),
    Added(
        Item("impression", ("embol",), "CT shows a pulmonary embolism on the right."),
        "report",
        "CT CHEST\n\nIMPRESSION\n\nAcute right lower lobe pulmonary embolism.\n",
    ),
    Added(
        Item("impression", ("nodule",), "There is a 9 mm nodule in the left upper lobe."),
        "report",
        "CHEST X-RAY\n\nIMPRESSION: 9 mm left upper lobe nodule, suspicious. Follow-up CT recommended.\n",
    ),
    Added(
        Item("impression", ("hemorrhage",), "Head CT with subdural hemorrhage."),
        "report",
        "CT HEAD\n\nCONCLUSION\n\nSmall subdural hemorrhage along the left convexity.\n",
    ),
    Added(
        Item("order", ("cardiology",), "Referral to cardiology was placed."),
        "note",
        "PLAN\n\nRefer to cardiology for stress testing.\n",
    ),
    Added(
        Item("order", ("colonoscopy",), "She needs a repeat colonoscopy."),
        "note",
        "PLAN\n\nRepeat colonoscopy in 3 years.\n",
    ),
)


def from_dialogues(found: Sequence[Visit], seed: int) -> dict[str, Any]:
    """Medicines that note and dialogue share, the next visit, and facts put into both."""
    hits: dict[str, list[bool]] = defaultdict(list)
    untouched = []
    for number, visit in enumerate(found):
        rng = Random(f"removals {seed} {number}")
        untouched.append(len(_surfaced(visit.note, visit.case)))
        for name in sorted(name for name in DRUGS if name in _words(visit.note) and name in _words(visit.record)):
            text = _without(visit.note, (name,))
            hits["medication"].append(_names(_surfaced(text, visit.case), (name,)))
        if back := [visit.note[a:b] for a, b in sentences(visit.note) if _comes_back(visit.note[a:b])]:
            text = visit.note
            for sentence in back:
                text = text.replace(sentence, "")
            hits["next visit"].append(any(o.flag.code == "omitted_follow_up" for o in _surfaced(text, visit.case)))
        for added in rng.sample(_ADDED, 4):
            case = _with(visit, added)
            hits[added.item.sort].append(_names(_surfaced(visit.note, case), added.item.keys))
            carried = _surfaced(f"{visit.note}\n{added.item.sentence}\n", case)
            hits[f"{added.item.sort}, though carried"].append(_names(carried, added.item.keys))
    return _report(hits, untouched)


class Removal(NamedTuple):
    """A note that lacks one fact of its record."""

    text: str
    case: Case
    keys: tuple[str, ...]
    """Words by which an omission names it; empty for the next visit."""

    def is_named_by(self, omission: Omission) -> bool:
        """Whether an omission is of what was left out."""
        return _names([omission], self.keys) if self.keys else omission.flag.code == "omitted_follow_up"


def left_out(visit: Visit, rng: Random) -> Removal:
    """One of a note's medicines, its next visit, or one of the added facts, drawn evenly."""
    shared = sorted(name for name in DRUGS if name in _words(visit.note) and name in _words(visit.record))
    ways = [Removal(_without(visit.note, (name,)), visit.case, (name,)) for name in shared[:3]]
    if back := [visit.note[a:b] for a, b in sentences(visit.note) if _comes_back(visit.note[a:b])]:
        text = visit.note
        for sentence in back:
            text = text.replace(sentence, "")
        ways.append(Removal(text, visit.case, ()))
    ways += [Removal(visit.note, _with(visit, added), added.item.keys) for added in rng.sample(_ADDED, 2)]
    return rng.choice(ways)


def _comes_back(sentence: str) -> bool:
    words = sentence.casefold()
    return any(w in words for w in ("follow up", "follow-up", "return", "see")) and any(
        w in words for w in (" week", " month", " days", " year")
    )


def _with(visit: Visit, added: Added) -> Case:
    if added.kind == "dialogue":
        first = visit.case.documents[0]
        return visit.case.model_copy(
            update={"documents": (first.model_copy(update={"text": f"{first.text}\n{added.text}"}),)}
        )
    beside = Document(
        id="d2", kind=added.kind, title="Added", text=added.text, source=Source(path="added.txt", sha256="0" * 64)
    )
    return visit.case.model_copy(update={"documents": (*visit.case.documents, beside)})


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _without(text: str, keys: tuple[str, ...]) -> str:
    gone = [text[a:b] for a, b in sentences(text) if any(key in text[a:b].casefold() for key in keys)]
    gone += [line for line in text.split("\n") if any(key in line.casefold() for key in keys) and len(line.split()) < 4]
    for sentence in gone:
        text = text.replace(sentence, "")
    return text


def _surfaced(text: str, case: Case) -> tuple[Omission, ...]:
    return verify_text(text, case, max_omissions=MOST).omissions


def _names(omissions: Sequence[Omission], keys: tuple[str, ...]) -> bool:
    said = [f"{o.flag.message} {' '.join(c.quote for c in o.flag.citations)}".casefold() for o in omissions]
    return any(key in words for key in keys for words in said)


_CODES = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_RESULTS = (
    ("Potassium [Moles/volume] in Serum or Plasma", 6.9, "mmol/L", "HH", "Potassium was critically high at 6.9."),
    ("Hemoglobin [Mass/volume] in Blood", 5.8, "g/dL", "LL", "Hb 5.8."),
    ("Glucose [Mass/volume] in Blood", 512, "mg/dL", "HH", "Blood sugar of 512."),
    ("Troponin I.cardiac [Mass/volume] in Serum or Plasma", 2.4, "ng/mL", "HH", "Troponin 2.4 ng/mL."),
    ("Sodium [Moles/volume] in Serum or Plasma", 129, "mmol/L", "L", "Na 129, low."),
    ("Creatinine [Mass/volume] in Serum or Plasma", 2.6, "mg/dL", "H", "Creatinine has risen to 2.6."),
    ("Platelets [#/volume] in Blood by Automated count", 88, "10*3/uL", "L", "Platelet count 88."),
)
_ORDERS = (
    ("Colonoscopy", "Colonoscopy is still to be done."),
    ("Referral to nephrology service", "Nephrology will see her."),
    ("MRI of lumbar spine", "A lumbar spine MRI is on order."),
)
_CONCLUSIONS = (
    (
        "CT chest",
        "Segmental pulmonary embolism in the right lower lobe.",
        ("embol",),
        "CT chest: right lower lobe pulmonary embolism.",
    ),
    (
        "CT abdomen",
        "3.2 cm mass of the left kidney, suspicious for malignancy.",
        ("mass",),
        "Left renal mass of 3.2 cm, perhaps malignant.",
    ),
    (
        "X-ray hip",
        "Displaced fracture of the right femoral neck.",
        ("fracture",),
        "The right femoral neck is fractured.",
    ),
)
_ALLERGENS = ("Penicillin V", "Ibuprofen", "Latex", "Peanut", "Sulfamethoxazole")


def from_bundles(folder: Path, seed: int) -> dict[str, Any]:
    """Synthea patients with abnormal results, an order, a code status and a grave report added; the draft has all."""
    hits: dict[str, list[bool]] = defaultdict(list)
    untouched, shown = [], []
    for number, path in enumerate(sorted(folder.glob("*.json.gz"))):
        rng = Random(f"bundles {seed} {number}")
        bundle = json.loads(gzip.decompress(path.read_bytes()))
        added = _add(bundle, rng)
        with tempfile.TemporaryDirectory() as case_folder:
            (Path(case_folder) / "bundle.json").write_text(json.dumps(bundle), encoding="utf-8")
            case = wr.load_case(case_folder)
        items = added + _told(case, {key for item in added if item.sort == "allergy" for key in item.keys})
        whole = "\n".join(item.sentence for item in items)
        left = _surfaced(whole, case)
        untouched.append(len(left))
        shown += [omission.flag.message for omission in left]
        for item in items:
            text = "\n".join(one.sentence for one in items if one is not item)
            hits[item.sort].append(_names(_surfaced(text, case), item.keys))
    return _report(hits, untouched) | {"surfaced for nothing": shown}


def _told(case: Case, known: set[str]) -> list[Item]:
    """Allergies and medicines in use, in a drafter's words."""
    items = []
    for fact in (fact for document in case.documents for fact in document.facts if fact.status == "active"):
        name = fact.name.casefold()
        if fact.kind == "allergy" and not fact.negated:
            key = name.replace("allergy to ", "").replace(" allergy", "")
            item = Item("allergy", (key,), f"Reacts to {key}.")
        elif fact.kind == "medication":
            key = max((w for w in name.split() if w.isalpha() and w not in _FORMS), key=len)
            item = Item("medication", (key,), f"Uses {_plain(name)}.")
        else:
            continue
        if key not in known:
            known.add(key)
            items.append(item)
    return items


_FORMS = frozenset(
    "actuat oral tablet solution injection metered inhaler injectable prefilled syringe vaginal release extended powder"
    " hydrochloride".split()
)
_NO_NAMES = _FORMS | {"mg", "ml", "hr", "day"}


def _plain(name: str) -> str:
    return " ".join(w for w in name.split() if w.replace("/", "").isalpha() and w not in _NO_NAMES)


def _add(bundle: dict[str, Any], rng: Random) -> list[Item]:
    patient = next(e["resource"]["id"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Patient")
    base = {"subject": {"reference": f"urn:uuid:{patient}"}}
    items = []

    def put(resource: dict[str, Any], item: Item) -> None:
        bundle["entry"].append({"resource": {"id": f"x{len(bundle['entry'])}", **base, **resource}})
        items.append(item)

    for name, value, unit, code, sentence in rng.sample(_RESULTS, 2):
        observation = {
            "resourceType": "Observation",
            "status": "final",
            "code": {"text": name},
            "effectiveDateTime": "2023-05-04",
            "valueQuantity": {"value": value, "unit": unit},
            "interpretation": [{"coding": [{"system": _CODES, "code": code}]}],
        }
        put(
            observation,
            Item("critical result" if len(code) == 2 else "abnormal result", (name.split()[0].casefold(),), sentence),
        )
    order, sentence = rng.choice(_ORDERS)
    put(
        {"resourceType": "ServiceRequest", "status": "active", "intent": "order", "code": {"text": order}},
        Item("order", (order.casefold(),), sentence),
    )
    name, conclusion, keys, sentence = rng.choice(_CONCLUSIONS)
    put(
        {
            "resourceType": "DiagnosticReport",
            "status": "final",
            "code": {"text": name},
            "conclusion": conclusion,
            "effectiveDateTime": "2023-05-04",
        },
        Item("impression", keys, sentence),
    )
    status, said = rng.choice(
        (("Do not resuscitate", "She is DNR."), ("Full code", "Full code."), ("Do not intubate", "DNI."))
    )
    put(
        {"resourceType": "ServiceRequest", "status": "active", "intent": "directive", "code": {"text": status}},
        Item("code status", (status.casefold(),), said),
    )
    allergen = rng.choice(_ALLERGENS)
    allergy = {
        "resourceType": "AllergyIntolerance",
        "code": {"text": allergen},
        "patient": base["subject"],
        "clinicalStatus": {"coding": [{"code": "active"}]},
    }
    put(allergy, Item("allergy", (allergen.casefold(),), f"Allergies: {allergen.split()[0].casefold()}."))
    return items


def _report(hits: dict[str, list[bool]], untouched: list[int]) -> dict[str, Any]:
    told = {sort: f"{sum(found)} of {len(found)}" for sort, found in sorted(hits.items())}
    every = [hit for sort, found in hits.items() if "carried" not in sort for hit in found]
    return {
        "surfaced": told,
        "all": round(sum(every) / len(every), 4),
        "surfaced of untouched drafts, each": round(sum(untouched) / len(untouched), 3),
    }

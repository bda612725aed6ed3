"""Errors that are matters of fact: drugs against a recorded allergy."""

from collections.abc import Sequence
from random import Random
from typing import Any

from benchmarks.verifier.data import Visit
from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Flag, FlagCode, Source

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

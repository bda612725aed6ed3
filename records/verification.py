"""What the checks found."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal

from pydantic import Field

from wardround.records.base import Record
from wardround.records.draft import Citation

FlagCode = Literal[
    "citation_missing",
    "citation_unresolved",
    "quote_mismatch",
    "unsupported",
    "negation_mismatch",
    "certainty_mismatch",
    "temporality_mismatch",
    "experiencer_mismatch",
    "laterality_mismatch",
    "anatomy_mismatch",
    "number_mismatch",
    "unit_mismatch",
    "dose_mismatch",
    "frequency_mismatch",
    "duration_mismatch",
    "date_mismatch",
    "drug_mismatch",
    "age_mismatch",
    "sex_mismatch",
    "identity_mismatch",
    "severity_mismatch",
    "comparison_mismatch",
    "allergy_conflict",
    "allergy_mismatch",
    "code_status_mismatch",
    "image_claim_unread",
    "image_claim_mismatch",
    "source_conflict",
    "omitted_allergy",
    "omitted_medication",
    "omitted_result",
    "omitted_impression",
    "omitted_follow_up",
    "omitted_code_status",
    "omitted_precaution",
    "omitted_history",
    "omitted_statement",
    "out_of_scope",
    "not_interpreted",
    "not_read",
    "not_english",
    "instruction_in_document",
    "sample_disagreement",
    "model_doubt",
    "model_support",
    "risk",
    "phi_in_letter",
    "check_failed",
]

FLAG_MEANINGS: Mapping[FlagCode, str] = {
    "citation_missing": "The claim cites nothing.",
    "citation_unresolved": "The claim cites something that is not among the sources.",
    "quote_mismatch": "The cited place does not read as quoted.",
    "unsupported": "No source says this.",
    "negation_mismatch": "The source denies what the claim asserts, or the other way round.",
    "certainty_mismatch": "The claim is surer, or less sure, than the source.",
    "temporality_mismatch": "Past, present or planned are confused.",
    "experiencer_mismatch": "The source says it of somebody else, for example a relative.",
    "laterality_mismatch": "Left and right differ between claim and source.",
    "anatomy_mismatch": "The claim names another part of the body than the source.",
    "number_mismatch": "A number in the claim is not the source's.",
    "unit_mismatch": "The number stands with another unit than in the source.",
    "dose_mismatch": "A dose is not the source's.",
    "frequency_mismatch": "How often something is taken or happens differs from the source.",
    "duration_mismatch": "How long something lasts differs from the source.",
    "date_mismatch": "A date or time differs from the source.",
    "drug_mismatch": "The claim names another drug than the source.",
    "age_mismatch": "The patient's age differs from the source.",
    "sex_mismatch": "The patient's sex differs from the source.",
    "identity_mismatch": "The claim, or a source of the case, names another patient.",
    "severity_mismatch": "Mild, moderate or severe differ between claim and source.",
    "comparison_mismatch": "Better, worse or unchanged differ between claim and source.",
    "allergy_conflict": "A drug is named that the patient is recorded as allergic to.",
    "allergy_mismatch": "The claim names an allergy that the record does not hold.",
    "code_status_mismatch": "The claim gives another code status than the record.",
    "image_claim_unread": "The claim is about an image that nobody has read.",
    "image_claim_mismatch": "The claim differs from the reading of the image.",
    "source_conflict": "Two sources contradict each other.",
    "omitted_allergy": "A recorded allergy or reaction is not in the draft.",
    "omitted_medication": "An active medication is not in the draft.",
    "omitted_result": "An abnormal or critical result is not in the draft.",
    "omitted_impression": "A critical impression of a report is not in the draft.",
    "omitted_follow_up": "An ordered follow-up is not in the draft.",
    "omitted_code_status": "A recorded code status is not in the draft.",
    "omitted_precaution": "What must not be done, or when help is to be called, is not in the draft.",
    "omitted_history": "Grave history, of the patient, the family or the medicines taken, is not in the draft.",
    "omitted_statement": "A sentence of the record that may matter has nothing like it in the draft.",
    "out_of_scope": "The model was not evaluated on this kind of input.",
    "not_interpreted": "An image was not interpreted.",
    "not_read": "Part of the record could not be read.",
    "not_english": "Not in English, which is all that the checks read: little or nothing was checked.",
    "instruction_in_document": "A stretch of a document reads like an order to a machine; it was kept out.",
    "sample_disagreement": "Repeated drafts disagree on this.",
    "model_doubt": "A model-based check doubts this.",
    "model_support": "A model reads the record as saying this, so what the rules doubt of it are notes.",
    "risk": "Its risk is one from which a person looks, by the threshold that was set.",
    "phi_in_letter": "The text identifies the patient where it should not.",
    "check_failed": "A check crashed, so nothing is known from it.",
}

_MEANINGS_OF_CHECKS = {"citation_elsewhere": "The cited place does not say this."}
"""Of checks that say something narrower than their code."""

Severity = Literal["note", "review", "urgent"]
"""`note` worth knowing; `review` a person must look; `urgent` may harm if it stands."""

Verdict = Literal["supported", "contradicted", "unsupported", "unchecked"]
"""`supported` by a source; `contradicted` by one; `unsupported` found in none; `unchecked` no check could say."""

ReviewLevel = Literal["routine", "required", "urgent"]
"""How closely a person must look: the draft as a whole; each flagged claim; at once and each flagged claim."""


class Flag(Record):
    """One reason to look, with the evidence for it."""

    code: FlagCode
    """Closed list; `FLAG_MEANINGS` explains each."""
    severity: Severity
    """How much it matters."""
    message: str
    """In words, naming both sides of a mismatch."""
    check: str
    """Name of the check that raised it."""
    claim_id: str | None = None
    """The claim, or None for the draft or the case as a whole."""
    citations: tuple[Citation, ...] = ()
    """What in the sources speaks against the claim."""
    words: str = ""
    """The claim's words that are in doubt, as they stand in it; empty where it is of the claim as a whole."""

    @property
    def meaning(self) -> str:
        """What it says in general, without the words of this claim."""
        return _MEANINGS_OF_CHECKS.get(self.check, FLAG_MEANINGS[self.code])


class ClaimVerdict(Record):
    """What the checks say of one claim."""

    claim_id: str
    """The claim."""
    verdict: Verdict
    """Summary of the flags."""
    risk: float = Field(ge=0, le=1)
    """Higher is likelier wrong; comparable between claims of one run."""
    flags: tuple[Flag, ...] = ()
    """Reasons, gravest first."""
    evidence: tuple[Citation, ...] = ()
    """The best place in the sources for or against the claim."""
    text: str = ""
    """The claim's text, so that a verdict can be read alone."""
    section: str = ""
    """The heading that it stands under, as the draft has it: `None` under `Allergies`."""
    start: int | None = None
    """Where the claim starts in the verified text, when a text was verified."""
    end: int | None = None
    """One past where it ends."""

    @property
    def is_for_a_person(self) -> bool:
        """Whether any flag sends a person to it."""
        return any(flag.severity != "note" for flag in self.flags)

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text cut where words in doubt begin and end, each piece with whether a flag for a person is about it."""
        stretches = self._in_doubt()
        cuts = sorted({0, len(self.text), *(place for stretch in stretches for place in stretch)})
        return tuple((self.text[a:b], any(s <= a and b <= e for s, e in stretches)) for a, b in pairwise(cuts))

    def _in_doubt(self) -> list[tuple[int, int]]:
        """Start and end of the words that flags for a person are about, each but once."""
        words = {flag.words for flag in self.flags if flag.severity != "note" and flag.words in self.text} - {""}
        return [(self.text.find(one), self.text.find(one) + len(one)) for one in words]


def pieces_of(text: str, verdict: ClaimVerdict | None) -> tuple[tuple[str, bool], ...]:
    """A claim's text as `ClaimVerdict.pieces` cuts it; in one piece where no verdict is on that text."""
    return verdict.pieces() if verdict and verdict.text == text else ((text, False),)


class Omission(Record):
    """Something critical in the sources that the draft does not carry."""

    flag: Flag
    """What is missing, with its citation."""
    rank: int = Field(ge=1)
    """1 is the gravest."""


class CitedSource(Record):
    """What a `source_id` stands for."""

    path: str
    """The file, or the name that a text was handed in by."""
    name: str
    """What to call it: the path, with pages, frame or id where the file holds several."""


class Verification(Record):
    """The whole outcome of verification."""

    verdicts: tuple[ClaimVerdict, ...]
    """One per claim, in the draft's order."""
    omissions: tuple[Omission, ...] = ()
    """Gravest first, at most as many as the policy surfaces."""
    flags: tuple[Flag, ...] = ()
    """Flags on the draft or the case as a whole."""
    level: ReviewLevel
    """By policy, from all flags."""
    policy: str
    """Name and version of the policy."""
    hallucination_score: float | None = Field(default=None, ge=0, le=1)
    """For ordering drafts: the risks of all claims, and a little the words that no source has. No probability."""
    omission_score: float | None = Field(default=None, ge=0, le=1)
    """For ordering drafts on one record: share by weight of what the sources say that the draft does not carry, over
    all of it and not only the omissions surfaced; None where completeness was not asked for."""
    sources: dict[str, CitedSource] = Field(default_factory=dict)
    """The documents and images that are cited anywhere in it, by the `source_id` of the citations."""

    def all_flags(self) -> tuple[Flag, ...]:
        """Every flag: of claims, of omissions, of the whole."""
        of_claims = (flag for verdict in self.verdicts for flag in verdict.flags)
        return (*of_claims, *(o.flag for o in self.omissions), *self.flags)

    def untold(self) -> tuple[ClaimVerdict, ...]:
        """Claims that no check could tell, and to which nobody is sent: not checked is not fine."""
        unchecked = (verdict for verdict in self.verdicts if verdict.verdict == "unchecked")
        return tuple(verdict for verdict in unchecked if not verdict.is_for_a_person)

    def reasons(self) -> tuple[FlagCode, ...]:
        """Codes of the flags above `note`, each once, the gravest first."""
        flags = self.all_flags()
        return tuple(dict.fromkeys(f.code for grave in ("urgent", "review") for f in flags if f.severity == grave))

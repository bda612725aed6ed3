"""Whose a condition is: what the claim gives to the family, the record gives to the patient, or the other way round."""

from collections.abc import Iterator

from ..check import ClaimInContext, Signal
from ..holders import PATIENT, SOME, Spoken, Whose, agree, whose_in
from ..kin import FAMILY, kin_in
from ..mentions import Word, is_telling

_MOST = 12
"""Mentions of a word that are looked at: those in the closest units."""


def holders_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is told of the family and was the patient's, of the patient and was a relative's, or of another relative."""
    if not context.is_checkable:
        return
    found: dict[str, list[tuple[float, bool, Word]]] = {}
    for word in context.said:
        if is_telling(word) and (said := _said(context, word)) is not None:
            told = list(_told(context, word))
            if told:
                name = "holder_patients" if said else "holder_relatives"
                differ = not any(agree(said, whose) for whose in told)
                if differ and said and any(whose for whose in told):
                    name = "holder_kin"
                kind = name if word.key.startswith("#") else f"{name}_word"
                found.setdefault(kind, []).append((context.evidence.weight_said(word.key), differ, word))
    for name, judged in found.items():
        share = sum(weight for weight, differ, _ in judged if differ) / sum(weight for weight, _, _ in judged)
        if share:
            yield Signal(name, share, "experiencer_mismatch", f"{name} {[w.key for _, d, w in judged if d]}")


def _said(context: ClaimInContext, word: Word) -> Whose | None:
    text = context.claim.text
    in_family = context.claim.section.casefold().replace("_", " ").startswith("family")
    default = SOME if in_family else PATIENT
    pronoun = None if in_family or _before_names(context) else PATIENT
    return whose_in(text, word.start, Spoken(default, pronoun))


def _before_names(context: ClaimInContext) -> bool:
    """Whether the sentence before names a relative, whom a pronoun may mean."""
    texts = list(context.whole.texts)
    if context.claim.text not in texts:
        return False
    before = texts[max(texts.index(context.claim.text) - 1, 0)]
    return bool(kin_in(before) or FAMILY.search(before))


def _told(context: ClaimInContext, word: Word) -> Iterator[Whose | None]:
    mentions = context.evidence.saying(word.key)
    for place, index in sorted(mentions, key=lambda one: -context.closeness.get(one[0], 0.0))[:_MOST]:
        yield context.evidence.holders.whose(place, index)

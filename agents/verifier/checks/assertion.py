"""Denied or asserted, the patient's or a relative's: claim and record must agree."""

from collections.abc import Iterator

from wardround.records import Flag
from wardround.tools.assertion import Assertion, assess
from wardround.tools.terms import find_problems

from ..check import ClaimInContext
from ..evidence import Unit


def polarity(context: ClaimInContext) -> Iterator[Flag]:
    """Flag a condition that the claim asserts and every mention in the record denies, or the other way round.

    One mention that agrees is enough: a symptom may come and go within a record, and a claim has its own place in time.
    """
    if context.claim.kind == "knowledge" or context.is_quotation:
        return
    text = context.claim.text
    for mention in find_problems(text):
        said = assess(text, mention.start, mention.end)
        if said.temporality == "hypothetical" or said.certainty == "uncertain":
            continue
        name = text[mention.start : mention.end]
        units = [(unit, unit.problems[mention.concept]) for unit in context.evidence.naming(mention.concept)]
        plain = [(unit, a) for unit, a in units if a.temporality != "hypothetical" and a.certainty == "certain"]
        yield from _negation(context, name, said, plain)
        yield from _experiencer(context, name, said, plain)


def _negation(
    context: ClaimInContext, name: str, said: Assertion, plain: list[tuple[Unit, Assertion]]
) -> Iterator[Flag]:
    own = [(unit, a) for unit, a in plain if a.experiencer == said.experiencer]
    if own and all(a.negated != said.negated for _, a in own):
        claim, record = ("denies", "asserts") if said.negated else ("asserts", "denies")
        message = f"the claim {claim} {name}; the record {record} it"
        yield context.flag("negation_mismatch", "urgent", message, [unit for unit, _ in own[:2]], check="polarity")


def _experiencer(
    context: ClaimInContext, name: str, said: Assertion, plain: list[tuple[Unit, Assertion]]
) -> Iterator[Flag]:
    if plain and not said.negated and all(a.experiencer != said.experiencer for _, a in plain):
        whose = "the patient's" if said.experiencer == "patient" else "a relative's"
        message = f"the claim calls {name} {whose}; the record does not"
        yield context.flag("experiencer_mismatch", "review", message, [unit for unit, _ in plain[:2]], check="polarity")

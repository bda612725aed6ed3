"""Scorers from strings."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from wardround.records import Limits, ModelNotAvailableError

from .scorer import ADJUDICATES, OwnScorer, Scorer, own

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

FORMS = "nli:FOLDER_OR_ID[@REVISION], model[:closest][:adjudicate], omissions[:adjudicate], samples[:N], image"
_OF_THE_TEXT_MODEL = frozenset({"model", "model:closest", "omissions"})


def load_scorers(
    specs: Iterable[str | OwnScorer],
    *,
    text_model: "BaseChatModel | None" = None,
    image_model: "BaseChatModel | None" = None,
    context_tokens: int = 32_000,
    limits: Limits | None = None,
) -> tuple[Scorer, ...]:
    """Make scorers; nothing is loaded before the first claim.

    Args:
        specs: `nli:FOLDER` (a cross-encoder), `model` (the text model claim by claim), `model:closest` (the same, over
            the lines closest to each claim alone; with `:adjudicate` at its end, what it reads as said is no matter for
            a person unless it may harm), `omissions` (what the draft leaves out, read by the text model; with
            `:adjudicate`, what it reads as told or as minor is dropped), `samples:5` (agreement over drafts), `image`
            (findings asked again), scorers, which are given back as they are, or functions that are a scorer's `score`.
        text_model: for `model`, `model:closest`, `omissions` and `samples`.
        image_model: for `image`.
        context_tokens: budget for the record.
        limits: for untrusted pixels.

    Raises:
        ModelNotAvailableError: a string has none of these forms, or the model that it needs is not given.
        EngineError: something else is no scorer.
    """

    def made(spec: str) -> Scorer:
        role, (_, _, rest) = role_of(spec), spec.partition(":")
        if role is None:
            from .entailment import EntailmentScorer

            name, _, revision = rest.partition("@")
            return EntailmentScorer(name, revision or None)
        if role == "image":
            from .looking import LookingScorer

            return LookingScorer(_given(image_model, spec, role), limits or Limits())
        model = _given(text_model, spec, role)
        question, adjudicates = spec.removesuffix(ADJUDICATES), spec.endswith(ADJUDICATES)
        if question == "model":
            from .judgement import JudgementScorer

            return JudgementScorer(model, context_tokens, adjudicates)
        if question == "model:closest":
            from .closest import ClosestScorer

            return ClosestScorer(model, adjudicates)
        if question == "omissions":
            from .omitted import OmittedScorer

            return OmittedScorer(model, context_tokens, adjudicates)
        from .samples import SamplesScorer

        return SamplesScorer(model, context_tokens, max(2, int(rest or 5)))

    return tuple(made(spec) if isinstance(spec, str) else own(spec) for spec in specs)


def check_scorers(specs: Iterable[str], *, text_model: object | None, image_model: object | None) -> None:
    """Refuse what `load_scorers` will always refuse; the models may be strings that are not loaded yet.

    Raises:
        ModelNotAvailableError: as `load_scorers`.
    """
    for spec in specs:
        role = role_of(spec)
        if role is not None and (text_model if role == "text" else image_model) is None:
            raise _missing(spec, role)


def role_of(spec: str) -> Literal["text", "image"] | None:
    """Which of the run's models a scorer asks; None for one with a model of its own.

    Raises:
        ModelNotAvailableError: a string of no known form.
    """
    kind, _, rest = spec.partition(":")
    if spec.removesuffix(ADJUDICATES) in _OF_THE_TEXT_MODEL or (kind == "samples" and (rest.isdecimal() or not rest)):
        return "text"
    if spec == "image":
        return "image"
    if kind == "nli" and rest:
        return None
    raise ModelNotAvailableError(f"unknown scorer {spec!r}", hint=FORMS)


def _given(model: "BaseChatModel | None", spec: str, role: str) -> "BaseChatModel":
    if model is None:
        raise _missing(spec, role)
    return model


def _missing(spec: str, role: str) -> ModelNotAvailableError:
    return ModelNotAvailableError(f"no {role} model for the scorer {spec}", hint=f"--{role}-model")

"""A first try after loading: a model that gives garbage is refused before anybody reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wardround.records import ModelNotAvailableError

from .decoding.loop import FEED, decode
from .decoding.network import Encoded, Network, device_of, text_of
from .decoding.request import Request
from .decoding.rows import RowCache

TRIED = 12
"""Tokens of the first try."""
_COMPARED = 4
"""Of them, tokens that must be those of plain `generate` in float32."""
_ALIKE = 0.99
"""Cosine of the engine's logits and transformers' own, whatever the numbers' grain."""


@dataclass(frozen=True)
class Reference:
    """What transformers makes of a prompt."""

    logits: Any
    """(vocabulary,), of what comes next."""
    tokens: list[int] | None
    """The beginning of the reply by `generate`, as far as it is compared; None where it is not."""


def reference(model: Any, prompt: Encoded, ends: frozenset[int], *, exact: bool) -> Reference:  # noqa: ANN401
    """Ask transformers, before anything of ours touches the model.

    Args:
        model: as loaded.
        prompt: the question.
        ends: tokens that end a reply.
        exact: ask for tokens too, as can be compared in float32.
    """
    import torch

    with torch.inference_mode():
        ids = torch.tensor([prompt.ids], device=device_of(text_of(model)))
        logits = model(input_ids=ids, logits_to_keep=1).logits[0, -1].float()
        finite = bool(torch.isfinite(logits).all())
        return Reference(logits, _plain(model, ids, ends) if exact and finite else None)


def self_test(
    network: Network, prompt: Encoded, ends: frozenset[int], expected: Reference, *, never: frozenset[int]
) -> None:
    """Ask one short question.

    Args:
        network: over the loaded model.
        prompt: the question.
        ends: tokens that end a reply.
        expected: what transformers made of it.
        never: tokens that no reply holds: padding, the unknown word, the soft tokens of an image.

    Raises:
        ModelNotAvailableError: numbers that are not finite, padding instead of words, one token for ever, nothing at
            all, or other tokens than transformers gives.
    """
    import torch

    if not torch.isfinite(expected.logits).all():
        raise _garbage("its numbers are not finite")
    with torch.inference_mode(), network.here():
        alike = torch.cosine_similarity(_ours(network, prompt), expected.logits, dim=0) > _ALIKE
    said = decode(network, [Request(prompt, TRIED)], ends)[0][0].tokens
    if problem := _problem(said, never):
        raise _garbage(problem)
    if not alike or (expected.tokens is not None and said[: len(expected.tokens)] != expected.tokens):
        hint = "please report it with the versions of torch and transformers"
        raise ModelNotAvailableError("the engine and transformers differ on this model", hint=hint)


def _ours(network: Network, prompt: Encoded) -> Any:  # noqa: ANN401 - a tensor
    rows = RowCache(network.config, FEED)
    rows.begin(None, network.key_like())
    return network.step(rows, [prompt.ids], [0], [1])[0]


def _problem(said: Sequence[int], never: frozenset[int]) -> str | None:
    if not said:
        return "it ends its reply before the first word"
    if never & set(said):
        return "it says padding instead of words"
    if len(said) == TRIED and len(set(said)) == 1:
        return "it repeats one token"
    return None


def _plain(model: Any, ids: Any, ends: frozenset[int]) -> list[int]:  # noqa: ANN401 - tensors
    import torch

    asked = {"input_ids": ids, "attention_mask": torch.ones_like(ids), "eos_token_id": sorted(ends)}
    made = model.generate(**asked, max_new_tokens=_COMPARED, do_sample=False)
    return [token for token in made[0, ids.shape[1] :].tolist() if token not in ends]


def _garbage(problem: str) -> ModelNotAvailableError:
    hint = "use bfloat16 or float32, another quantisation, or fetch the weights again"
    return ModelNotAvailableError(f"the model gives garbage: {problem}", hint=hint)

"""A first try after loading: a model that gives garbage is refused before anybody reads it."""

from collections.abc import Sequence
from typing import Any

from wardround.records import ModelNotAvailableError

from .decoding.loop import FEED, decode
from .decoding.network import Encoded, Network
from .decoding.request import Request
from .decoding.rows import RowCache

TRIED = 12
"""Tokens of the first try."""
_COMPARED = 4
"""Of them, tokens that must be those of plain `generate` in float32."""
_ALIKE = 0.99
"""Cosine of the engine's logits and transformers' own, whatever the numbers' grain."""


def self_test(network: Network, prompt: Encoded, ends: frozenset[int], *, never: frozenset[int], exact: bool) -> None:
    """Ask one short question.

    Args:
        network: over the loaded model.
        prompt: the question.
        ends: tokens that end a reply.
        never: tokens that no reply holds: padding, the unknown word, the soft tokens of an image.
        exact: compare with transformers' own `generate`, as can be done in float32.

    Raises:
        ModelNotAvailableError: numbers that are not finite, padding instead of words, one token for ever, nothing at
            all, or other tokens than transformers gives.
    """
    import torch

    with torch.inference_mode(), network.here():
        ids = torch.tensor([prompt.ids], device=network.device)
        theirs = network.model(input_ids=ids, logits_to_keep=1).logits[0, -1].float()
        if not torch.isfinite(theirs).all():
            raise _garbage("its numbers are not finite")
        alike = torch.cosine_similarity(_ours(network, prompt), theirs, dim=0) > _ALIKE
        plain = _plain(network.model, ids, ends) if exact else None
    said = decode(network, [Request(prompt, TRIED)], ends)[0][0].tokens
    if problem := _problem(said, never):
        raise _garbage(problem)
    if not alike or (plain is not None and said[: len(plain)] != plain):
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

"""A first try of a loaded model: it must make sense, and our blocks must compute what transformers computes."""

import time
from typing import Any

from wardround.records import ModelNotAvailableError

from .decoding.lookup import Pace
from .decoding.loop import FEED, decode
from .decoding.network import Encoded, Network
from .decoding.request import Request
from .decoding.rows import RowCache

_NEW = 4
_ALIKE = 0.99
"""Cosine of the logits of both ways, where numbers are coarse; in float32 the tokens must be the same."""


def self_test(network: Network, prompt: Encoded, ends: frozenset[int], *, name: str, exact: bool) -> None:
    """Compare with transformers on a few tokens.

    Args:
        network: of the loaded model.
        prompt: a short one.
        ends: tokens that end a reply.
        name: of the model, for messages.
        exact: float32 weights, so that greedy tokens must be equal.

    Raises:
        ModelNotAvailableError: garbage, or another result than transformers'.
    """
    import torch

    ids = torch.tensor([prompt.ids], device=network.device)
    with torch.inference_mode(), network.here():
        theirs = network.model(input_ids=ids, logits_to_keep=1).logits[0, -1].float()
        if not torch.isfinite(theirs).all():
            raise ModelNotAvailableError(f"{name} gives garbage", hint="use bfloat16 or float32")
        rows = RowCache(network.config, FEED)
        rows.begin(None, network.key_like())
        ours = network.step(rows, [prompt.ids], [0], [1])[0]
    same = torch.cosine_similarity(ours, theirs, dim=0) > _ALIKE
    if not same or (exact and not _same_tokens(network, prompt, ids, ends)):
        raise ModelNotAvailableError(
            f"the engine and transformers differ on {name}",
            hint="please report it with the versions of torch and transformers",
        )


def _same_tokens(network: Network, prompt: Encoded, ids: Any, ends: frozenset[int]) -> bool:  # noqa: ANN401
    import torch

    made = network.model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=_NEW, do_sample=False)
    expected = [token for token in made[0, ids.shape[1] :].tolist() if token not in ends]
    return decode(network, [Request(prompt, _NEW)], ends)[0][0].tokens[: len(expected)] == expected


def learn_pace(network: Network, prompt: Encoded, pace: Pace) -> None:
    """Let the loop know what further tokens in a step cost, by a few steps of one row."""
    import torch

    with torch.inference_mode(), network.here():
        rows = RowCache(network.config, FEED)
        rows.begin(None, network.key_like())
        network.step(rows, [prompt.ids], [0], [1])
        for tokens in (1, 1, 8, 1, 8, 16, 1, 16):
            start = time.perf_counter()
            network.step(rows, [prompt.ids[:1] * tokens], [len(prompt.ids)], [1]).argmax().item()
            pace.note(tokens, time.perf_counter() - start)

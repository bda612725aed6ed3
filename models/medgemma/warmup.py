"""A few steps after loading, to learn what further tokens in a step cost on this machine."""

import time

from .decoding.lookup import Pace
from .decoding.loop import FEED
from .decoding.network import Encoded, Network
from .decoding.rows import RowCache


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

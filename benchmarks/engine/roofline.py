"""What a Gemma 3 must read and compute at least, on paper: what no engine can be faster than."""

from typing import Any

from wardround.models.medgemma.memory import weight_bytes

_ITEM = 2
"""Bytes of a number in bfloat16."""


def step_bytes(config: Any, context: int, rows: int) -> int:
    """Bytes that one decode step reads: all weights once, and keys and values.

    Full layers read the shared context once for all rows; sliding layers a window for each row.

    Args:
        config: a Gemma3TextConfig.
        context: tokens that all rows share.
        rows: that decode behind it.
    """
    full = sum(kind == "full_attention" for kind in config.layer_types)
    sliding = len(config.layer_types) - full
    pair = 2 * config.num_key_value_heads * config.head_dim * _ITEM
    seen = full * context + sliding * min(context, config.sliding_window) * rows
    return weight_bytes(config, "bfloat16", None) + pair * seen


def prefill_flops(config: Any, tokens: int) -> float:
    """Multiplications and additions that reading a prompt takes, without the output layer (one token of it is needed).

    Attention counts what a token may see: all before it in full layers, its window in sliding ones.
    """
    text = weight_bytes(config, "bfloat16", None) / _ITEM - config.vocab_size * config.hidden_size
    window = min(tokens, config.sliding_window)
    seen = {
        "full_attention": tokens * (tokens + 1) / 2,
        "sliding_attention": window * (window + 1) / 2 + (tokens - window) * window,
    }
    each = 4 * config.num_attention_heads * config.head_dim  # scores and sums, a multiplication and an addition each
    return 2.0 * text * tokens + each * sum(seen[kind] for kind in config.layer_types)

"""The published shapes, and the prompts that are timed on them."""

import random
from typing import Any

SHAPES: dict[str, dict[str, int]] = {
    "4b": {"hidden_size": 2560, "intermediate_size": 10_240, "num_hidden_layers": 34, "num_attention_heads": 8,
           "num_key_value_heads": 4, "head_dim": 256, "query_pre_attn_scalar": 256},
    "27b": {"hidden_size": 5376, "intermediate_size": 21_504, "num_hidden_layers": 62, "num_attention_heads": 32,
            "num_key_value_heads": 16, "head_dim": 128, "query_pre_attn_scalar": 168},
}  # fmt: skip
"""As in the published configurations; both with `WORDS` tokens and a window of 1,024."""
WORDS = 262_208
BATCHES = (1, 8, 32)
CONTEXTS = (8_192, 32_768, 131_072 - 256)
NEW = 64
"""Tokens that each row decodes."""


def config_of(name: str) -> Any:
    """A Gemma3TextConfig."""
    from transformers import Gemma3TextConfig

    return Gemma3TextConfig(vocab_size=WORDS, sliding_window=1024, max_position_embeddings=131_072, **SHAPES[name])


def prompts(context: int, rows: int, words: int = WORDS) -> list[list[int]]:
    """So many prompts that share all but their last token, of the upper half of a vocabulary."""
    picker = random.Random(context)
    shared = [picker.randrange(words // 2, words - rows) for _ in range(context)]
    return [[*shared, words - 1 - row] for row in range(rows)]

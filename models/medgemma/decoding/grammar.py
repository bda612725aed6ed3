"""Replies bound to a JSON schema, by llguidance.

Chosen by measurement: of five libraries it alone kept 100% of bounded strings, lists and integers valid with a
random model.
"""

import json
from typing import Any


class Grammars:
    """Compiles schemas for one tokenizer. The tokenizer itself takes seconds with Gemma's vocabulary, once."""

    def __init__(self, tokenizer: Any, vocabulary: int, ends: list[int]) -> None:  # noqa: ANN401
        import llguidance.hf

        fast = tokenizer if hasattr(tokenizer, "backend_tokenizer") else tokenizer.tokenizer
        self._words = llguidance.hf.from_tokenizer(fast, n_vocab=vocabulary, eos_token=ends)

    def matcher(self, schema: dict[str, Any]) -> "Matcher":
        """A fresh matcher of one reply."""
        import llguidance

        compact = {"whitespace_flexible": False}  # free white space never ends with a greedy model
        grammar = llguidance.LLMatcher.grammar_from_json_schema(json.dumps(schema), overrides=compact)
        return Matcher(llguidance.LLMatcher(self._words, grammar))


class Matcher:
    """Which tokens may come next in one reply."""

    def __init__(self, matcher: Any) -> None:  # noqa: ANN401
        self._matcher = matcher

    def allowed(self, vocabulary: int) -> Any:  # noqa: ANN401
        """Boolean (vocabulary,). Bits are unpacked by numpy: the library's own way compiles C++ on first use."""
        import numpy as np
        import torch

        words = np.frombuffer(self._matcher.compute_bitmask(), dtype=np.uint8)
        return torch.from_numpy(np.unpackbits(words, bitorder="little")[:vocabulary].astype(bool))

    def take(self, token: int) -> bool:
        """Go on by a token; True when the reply may have no further one."""
        self._matcher.consume_token(token)
        return bool(self._matcher.is_stopped())

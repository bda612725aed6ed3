"""One Gemma 3 behind four calls: image features, prefill of a beginning, a step of several rows, and logits."""

import inspect
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from .attention import NAME, register
from .prefix import PrefixCache
from .rows import RowCache

CHUNK = 1024
"""Tokens prefilled at once; 512 is as fast and 2,048 slower on the processors measured."""
_IMAGES_KEPT = 64


@dataclass(frozen=True)
class Encoded:
    """A prompt as tokens; each image is a block of soft tokens."""

    ids: tuple[int, ...]
    """Token ids."""
    blocks: tuple[tuple[int, int, str], ...] = ()
    """Start, end and pixel hash of each image's soft tokens, in order."""
    pixels: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """Pixel hash to (1, 3, side, side)."""


class Network:
    """A loaded model. Counts the tokens that it computes (`prefilled`, `stepped`) and its forward passes (`steps`)."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - a transformers model
        register()
        self.model = model
        self.text = getattr(model.model, "language_model", model.model)
        self.config = self.text.config
        self.config._attn_implementation = NAME
        # transformers 5.24 calls it `cache`; the old name is a warning there
        self._cache_name = "cache" if "cache" in inspect.signature(self.text.forward).parameters else "past_key_values"
        self.prefilled = self.stepped = self.steps = 0
        self._features: OrderedDict[str, Any] = OrderedDict()

    def here(self) -> AbstractContextManager[Any]:
        """New tensors go to the model's device; on a CPU nothing is to be done, and the context would cost time."""
        device = self.text.embed_tokens.weight.device
        return nullcontext() if device.type == "cpu" else device

    def prefill(self, prompt: Encoded, length: int) -> PrefixCache:
        """Keys and values of a prompt's first `length` tokens; images lie wholly inside or wholly outside."""
        cache = PrefixCache(self.config, length)
        for start, end in chunks(length, [(start, end) for start, end, _ in prompt.blocks if end <= length]):
            self._chunk(prompt, cache, start, end)
        return cache

    def step(
        self, rows: RowCache, tokens: Sequence[Sequence[int]], positions: Sequence[int], last: Sequence[int]
    ) -> Any:  # noqa: ANN401
        """Feed each row the same number of tokens from its position on.

        Returns:
            Logits (rows, vocabulary), float32, after token `last` of each row.
        """
        import torch

        ids = torch.tensor([list(row) for row in tokens])
        where = torch.tensor(positions)[:, None] + torch.arange(ids.shape[1])
        rows.expect(where)
        self.steps += 1
        self.stepped += ids.numel()
        hidden = self._forward(self.text.embed_tokens(ids), where, rows)
        return self._logits(hidden[torch.arange(len(ids)), torch.tensor(last)])

    def _chunk(self, prompt: Encoded, cache: PrefixCache, start: int, end: int) -> None:
        import torch

        embedded = self.text.embed_tokens(torch.tensor([prompt.ids[start:end]]))
        seen = torch.ones(end - start, end - start, dtype=torch.bool).tril()
        for first, after, key in prompt.blocks:
            if start <= first and after <= end:
                block = slice(first - start, after - start)
                embedded[:, block] = self._image(key, prompt).to(embedded)
                seen[block, block] = True  # tokens of one image see each other both ways
        cache.expect(torch.where(seen, 0.0, -torch.inf)[None, None].to(embedded.dtype))
        self.prefilled += end - start
        self._forward(embedded, torch.arange(start, end)[None], cache)
        cache.length = end

    def _forward(self, embedded: Any, positions: Any, cache: Any) -> Any:  # noqa: ANN401
        masks = {"full_attention": None, "sliding_attention": None}  # the caches know what is seen
        given = {"attention_mask": masks, "use_cache": True, self._cache_name: cache}
        found = self.text(inputs_embeds=embedded, position_ids=positions, **given)
        return found.last_hidden_state

    def _logits(self, hidden: Any) -> Any:  # noqa: ANN401
        import torch

        logits = self.model.lm_head(hidden).float()
        cap = getattr(self.config, "final_logit_softcapping", None)
        return torch.tanh(logits / cap) * cap if cap else logits

    def _image(self, key: str, prompt: Encoded) -> Any:  # noqa: ANN401
        if key not in self._features:
            pixels = prompt.pixels[key].to(self.model.device, self.model.dtype)
            self._features[key] = self.model.model.get_image_features(pixels, return_dict=True).pooler_output[0]
            if len(self._features) > _IMAGES_KEPT:
                self._features.popitem(last=False)
        return self._features[key]


def chunks(length: int, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Borders of about `CHUNK` tokens that never lie inside a block: an image split in two is silently misread."""
    found, start = [], 0
    while start < length:
        end = min(start + CHUNK, length)
        for first, after in blocks:
            if first < end < after:
                end = first if first > start else after
        found.append((start, end))
        start = end
    return found

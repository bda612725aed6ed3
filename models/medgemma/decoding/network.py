"""One Gemma 3 behind three calls: image features, prefill of a beginning, and a step of several rows."""

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from .blocks import Blocks, head
from .prefix import PrefixCache, spans
from .rows import RowCache

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


@dataclass
class Work:
    """What was computed so far."""

    prefilled: int = 0
    """Tokens of beginnings."""
    stepped: int = 0
    """Tokens fed to rows."""
    steps: int = 0
    """Forward passes of rows."""


def text_of(model: Any) -> Any:  # noqa: ANN401 - a transformers model, and its Gemma3TextModel
    """The part of a model that reads tokens."""
    return getattr(model.model, "language_model", model.model)


def device_of(text: Any) -> Any:  # noqa: ANN401
    """Where a text model computes."""
    words = text.embed_tokens
    return words._hf_hook.execution_device if words.weight.is_meta else words.weight.device


class Network:
    """A loaded model. Its `generate` still works beside it."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - a transformers model
        self.model = model
        self.text = text_of(model)
        self.config = self.text.config
        self.work = Work()
        self.chunk = 512 if self.device.type == "cpu" else 2048
        """Tokens prefilled at once. On the processors measured 512 is as fast as 1,024 and holds half as much."""
        self._blocks = Blocks(self.text)
        self._head = head(self.model.lm_head)
        self._features: OrderedDict[str, Any] = OrderedDict()

    @property
    def device(self) -> Any:  # noqa: ANN401
        """Where the model computes."""
        return device_of(self.text)

    def here(self) -> AbstractContextManager[Any]:
        """New tensors go to the model's device; on a CPU nothing is to be done, and the context would cost time."""
        return nullcontext() if self.device.type == "cpu" else self.device

    def key_like(self) -> Any:  # noqa: ANN401
        """An empty tensor of the shape (.., kv heads, 0, dim), dtype and device of keys."""
        import torch

        return torch.empty(self.config.num_key_value_heads, 0, self.config.head_dim, dtype=self.model.dtype)

    def prefill(self, prompt: Encoded, cache: PrefixCache, until: int) -> None:
        """Go on with a prompt's keys and values up to `until`; images lie wholly inside or wholly outside."""
        begun = cache.length
        inside = [(start - begun, end - begun) for start, end, _ in prompt.blocks if begun <= start and end <= until]
        for start, end in spans(until - begun, inside, self.chunk):
            self._chunk(prompt, cache, begun + start, begun + end)

    def step(
        self, rows: RowCache, tokens: Sequence[Sequence[int]], positions: Sequence[int], wanted: Sequence[int]
    ) -> Any:  # noqa: ANN401
        """Feed each row its tokens from its position on.

        Args:
            rows: where they go.
            tokens: of each row; one or more.
            positions: of each row's first token.
            wanted: of each row, how many of its last tokens need logits.

        Returns:
            Logits (all wanted, vocabulary), float32, row by row.
        """
        import torch

        counts = [len(fed) for fed in tokens]
        embedded = self.text.embed_tokens(torch.tensor([token for fed in tokens for token in fed]))
        where = rows.expect(counts, positions, embedded.dtype)
        self.work.steps += 1
        self.work.stepped += len(embedded)
        hidden = self._blocks(embedded, where, rows)
        if sum(wanted) < len(hidden):
            ends = [sum(counts[: row + 1]) for row in range(len(counts))]
            places = [end - left for end, want in zip(ends, wanted, strict=True) for left in range(want, 0, -1)]
            hidden = hidden[places]
        return self._logits(hidden)

    def forget_images(self) -> None:
        """Drop the features that were kept."""
        self._features.clear()

    def _chunk(self, prompt: Encoded, cache: PrefixCache, start: int, end: int) -> None:
        import torch

        embedded = self.text.embed_tokens(torch.tensor(prompt.ids[start:end]))
        images = [(first - start, after - start, key) for first, after, key in prompt.blocks if start <= first < end]
        for first, after, key in images:
            embedded[first:after] = self._image(key, prompt).to(embedded)
        cache.expect(end - start, [image[:2] for image in images], embedded.dtype)
        self.work.prefilled += end - start
        self._blocks(embedded, torch.arange(start, end), cache)
        cache.length = end

    def _logits(self, hidden: Any) -> Any:  # noqa: ANN401
        import torch

        logits = self._head(self._blocks.norm(hidden)).float()
        cap = getattr(self.config, "final_logit_softcapping", None)
        return torch.tanh(logits / cap) * cap if cap else logits

    def _image(self, key: str, prompt: Encoded) -> Any:  # noqa: ANN401
        found = self._features.pop(key, None)
        if found is None:
            pixels = prompt.pixels[key].to(self.model.device, self.model.dtype)
            found = self.model.model.get_image_features(pixels, return_dict=True).pooler_output[0]
        self._features[key] = found
        if len(self._features) > _IMAGES_KEPT:
            self._features.popitem(last=False)
        return found

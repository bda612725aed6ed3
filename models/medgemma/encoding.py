"""Prompts as tokens and pixels, and the tokens that end a reply."""

import base64
import binascii
import hashlib
import io
from functools import lru_cache
from typing import Any

from wardround.records import UnsupportedInputError

from .decoding.network import Encoded
from .formatting import IMAGE, Prompt

_KEPT = 16
"""Images whose pixels are kept: several questions are asked about one, and preparing it takes longer than asking."""


class Encoder:
    """Tokenizes prompts, and prepares images as the model was trained: padded to a square, then resized."""

    def __init__(self, words: Any, images: Any, soft_tokens: int) -> None:  # noqa: ANN401 - tokenizer, image processor or None
        self._words, self._images, self._soft = words, images, soft_tokens
        self._pixels = lru_cache(maxsize=_KEPT)(self._prepared)

    def encode(self, prompt: Prompt) -> Encoded:
        """Token ids, and where each image's soft tokens are.

        Raises:
            UnsupportedInputError: images for a text model, or bytes that are no image.
        """
        if not prompt.images:
            return Encoded(tuple(self._ids(prompt.text)))
        if self._images is None:
            raise UnsupportedInputError(
                "this model takes text only", hint="use a 4B model, or medgemma-27b-it, for images"
            )
        keys, found = zip(*(self._pixels(uri) for uri in prompt.images), strict=True)
        whole = f"\n\n{IMAGE}{self._words.image_token * self._soft}{self._words.eoi_token}\n\n"
        ids = self._ids(prompt.text.replace(IMAGE, whole))
        starts = [at + 1 for at, token in enumerate(ids) if token == self._words.boi_token_id]
        blocks = tuple((at, at + self._soft, key) for at, key in zip(starts, keys, strict=True))
        return Encoded(tuple(ids), blocks, dict(zip(keys, found, strict=True)))

    def count(self, text: str) -> int:
        """How many tokens a text takes inside a prompt."""
        return len(self._ids(text))

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._words(text, add_special_tokens=False)["input_ids"]  # the text has its <bos> already
        return ids

    def forget_images(self) -> None:
        """Drop the pixels that were kept."""
        self._pixels.cache_clear()

    def _prepared(self, uri: str) -> tuple[str, Any]:
        """Hash and pixels (1, 3, side, side) of one image."""
        pixels = self._images(images=[_square(uri)], return_tensors="pt")["pixel_values"]
        return hashlib.sha256(uri.encode()).hexdigest(), pixels


def _square(uri: str) -> Any:  # noqa: ANN401 - a PIL image
    from PIL import Image

    try:
        with Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2], validate=True))) as opened:
            picture = opened.convert("RGB")
    except (binascii.Error, OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnsupportedInputError("an image cannot be read") from error
    side = max(picture.size)
    padded = Image.new("RGB", (side, side))
    padded.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return padded


def ends_of(model: Any, words: Any) -> frozenset[int]:  # noqa: ANN401 - a transformers model, its tokenizer
    """Ends of a sequence and of a turn; a generation config that names only the former lets replies run on."""
    given = model.generation_config.eos_token_id
    listed = given if isinstance(given, list) else [given]
    turn = words.convert_tokens_to_ids("<end_of_turn>")
    named = {*listed, words.eos_token_id, turn if turn != words.unk_token_id else None}
    return frozenset(token for token in named if token is not None)

"""Prompts as tokens and pixels."""

import base64
import binascii
import hashlib
import io
from typing import Any

from wardround.records import UnsupportedInputError

from .decoding.network import Encoded
from .formatting import IMAGE, Prompt


class Encoder:
    """Tokenizes prompts, and prepares images as the model was trained: padded to a square, then resized."""

    def __init__(self, words: Any, images: Any, soft_tokens: int) -> None:  # noqa: ANN401 - tokenizer, image processor or None
        self._words, self._images, self._soft = words, images, soft_tokens

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
        pixels = dict(self._pixels(uri) for uri in prompt.images)
        keys = [key for uri in prompt.images for key in [_key(uri)]]
        whole = f"\n\n{IMAGE}{self._words.image_token * self._soft}{self._words.eoi_token}\n\n"
        ids = self._ids(prompt.text.replace(IMAGE, whole))
        starts = [at + 1 for at, token in enumerate(ids) if token == self._words.boi_token_id]
        blocks = tuple((at, at + self._soft, key) for at, key in zip(starts, keys, strict=True))
        return Encoded(tuple(ids), blocks, pixels)

    def count(self, text: str) -> int:
        """How many tokens a text takes inside a prompt."""
        return len(self._ids(text))

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._words(text, add_special_tokens=False)["input_ids"]  # the text has its <bos> already
        return ids

    def _pixels(self, uri: str) -> tuple[str, Any]:
        return _key(uri), self._images(images=[_square(uri)], return_tensors="pt")["pixel_values"]


def _key(uri: str) -> str:
    return hashlib.sha256(uri.encode()).hexdigest()


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

"""One loaded model, asked both ways: by our decode loop, and by one `generate` per prompt and reply."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .timing import Steps, Tokens

NEVER = 10**9
"""No token: replies have the length that is asked for, both ways."""


def picture(seed: int = 0, side: int = 224) -> dict[str, Any]:
    """One image of noise, as a part of a message."""
    import numpy as np
    from PIL import Image

    pixels = np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{data}"}}


class Bench:
    """One loaded model."""

    def __init__(self, folder: Path, image: dict[str, Any] | None = None) -> None:
        from wardround.models import load_model

        self.image = image
        self.chat = load_model(f"transformers:{folder}", dtype="float32", prefix_cache_bytes=0)
        self.network = self.chat._gatherer.network
        self.pace = self.chat._gatherer.pace
        self.ends = self.chat._ends
        self.theirs = _loaded(folder)

    def encode(self, text: str) -> Any:
        """A question as tokens, behind the image if there is one."""
        from langchain_core.messages import HumanMessage

        from wardround.models.medgemma.formatting import format_prompt

        parts = [{"type": "text", "text": text}]
        return self.chat._encoder.encode(format_prompt([HumanMessage([self.image, *parts] if self.image else text)]))

    def requests(self, texts: Sequence[str], new: Sequence[int], **given: Any) -> list[Any]:
        """Of our loop, with the engine's own settings unless said otherwise."""
        from wardround.models.medgemma.decoding.request import Request

        given = {"draft": self.chat.prompt_lookup} | given
        return [Request(self.encode(text), count, **given) for text, count in zip(texts, new, strict=True)]

    def decode(self, requests: Sequence[Any], ends: frozenset[int] = frozenset()) -> Tokens:
        """All at once; nothing is kept from earlier calls."""
        from wardround.models.medgemma.decoding.loop import decode

        made = decode(self.network, requests, ends, pace=self.pace)
        return [reply.tokens for replies in made for reply in replies]

    def steps(self, requests: Sequence[Any], ends: frozenset[int] = frozenset()) -> Steps:
        """As `decode`, a step at a time: the first reads the prompts."""
        from wardround.models.medgemma.decoding.loop import Loop
        from wardround.models.medgemma.decoding.store import PrefixStore

        loop = Loop(self.network, PrefixStore(0), self.pace, ends)
        made = loop.admit(requests)
        yield
        while loop.rows:
            loop.step()
            yield
        return [row.completion.tokens for rows in made for row in rows]

    def ours(self, texts: Sequence[str], new: Sequence[int], **given: Any) -> Tokens:
        """Through the decode loop."""
        return self.decode(self.requests(texts, new, **given))

    def card(self, texts: Sequence[str], new: Sequence[int], n: int = 1, temperature: float = 0.0) -> Tokens:
        """One `generate` per prompt and reply, as in the model card."""
        return [
            self.generate(self.encode(text), count, temperature, seed)
            for text, count in zip(texts, new, strict=True)
            for seed in range(n)
        ]

    def generate(self, prompt: Any, new: int, temperature: float = 0.0, seed: int = 0) -> list[int]:
        """So many tokens by transformers; sampled with our noise, so that the tokens can be compared."""
        import torch

        ids = torch.tensor([prompt.ids])
        given: dict[str, Any] = {"attention_mask": torch.ones_like(ids), "do_sample": False, "eos_token_id": NEVER}
        if temperature:
            given["logits_processor"] = [_Drawn(ids.shape[1], temperature, seed)]
        out = self.theirs.generate(ids, max_new_tokens=new, **given, **_pixels(prompt))
        tokens: list[int] = out[0, ids.shape[1] :].tolist()
        return tokens


class _Drawn:
    """Leaves only the token that our sampling draws."""

    def __init__(self, start: int, temperature: float, seed: int) -> None:
        self._start, self._temperature, self._seed = start, temperature, seed

    def __call__(self, ids: Any, scores: Any) -> Any:
        import torch

        from wardround.models.medgemma.decoding.picking import Draw, pick

        (token,) = pick(scores, [Draw(self._temperature, self._seed, ids.shape[1] - self._start)])
        return torch.full_like(scores, -torch.inf).index_fill_(1, torch.tensor([token]), 0.0)


def _loaded(folder: Path) -> Any:
    """The same weights as transformers loads them: the engine lays out its own otherwise."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForImageTextToText

    seeing = AutoConfig.from_pretrained(folder).model_type == "gemma3"
    kind = AutoModelForImageTextToText if seeing else AutoModelForCausalLM
    return kind.from_pretrained(folder, dtype=torch.float32).eval()


def _pixels(prompt: Any) -> dict[str, Any]:
    """What `generate` needs besides for the images of a prompt."""
    import torch

    if not prompt.blocks:
        return {}
    kinds = torch.zeros(1, len(prompt.ids), dtype=torch.long)
    for start, end, _ in prompt.blocks:
        kinds[:, start:end] = 1
    return {"pixel_values": torch.cat([prompt.pixels[key] for _, _, key in prompt.blocks]), "token_type_ids": kinds}

"""The engine against the model card's way, one greedy `generate` per prompt, on small random Gemma 3 models.

Both ways run in turn in one process, float32, one thread, the order reversed on every other repeat. Reported are
medians of the per-repeat ratios of wall time, and whether all greedy tokens were the same. The models are random, of
the real architecture: figures say how much work is saved, not how fast MedGemma is. `schema_overhead` has no other way
beside it: it is time per token of a reply bound to a schema over time per token of a free one, both here.

    python -m benchmarks.engine --json OUT [--quick]
"""

import argparse
import base64
import io
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from tests.models.tiny import build_multimodal, build_text, text_of

Tokens = list[list[int]]


class Finding(BaseModel):
    """One line of a report."""

    name: Literal["mass", "nodule", "consolidation", "other"]
    note: Annotated[str, Field(min_length=20, max_length=40)]
    size_mm: Annotated[float, Field(ge=0, le=300)] | None


class Report(BaseModel):
    """What a bound reply is bound to."""

    findings: Annotated[list[Finding], Field(min_length=3, max_length=4)]
    impression: Annotated[str, Field(min_length=40, max_length=80)]


def picture() -> dict[str, Any]:
    """One image of noise, as a part of a message."""
    import numpy as np
    from PIL import Image

    pixels = np.random.default_rng(0).integers(0, 256, (224, 224, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="PNG")
    return {
        "type": "image_url",
        "image_url": {"url": f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"},
    }


def measure(ours: Callable[[], Tokens], card: Callable[[], Tokens], repeats: int) -> dict[str, Any]:
    """Median ratio of wall times (card / ours), and whether the tokens agree."""
    ratios, same = [], True
    for repeat in range(repeats):
        ways = [("ours", ours), ("card", card)]
        took, said = {}, {}
        for name, way in ways if repeat % 2 == 0 else reversed(ways):
            start = time.perf_counter()
            said[name] = way()
            took[name] = time.perf_counter() - start
        ratios.append(took["card"] / took["ours"])
        same = same and said["ours"] == said["card"]
    return {
        "ratio": statistics.median(ratios),
        "spread": [min(ratios), max(ratios)],
        "identical": same,
        "seconds": took,
    }


class Bench:
    """One loaded model, asked both ways."""

    def __init__(self, folder: Path, image: dict[str, Any] | None = None) -> None:
        from wardround.models import load_model

        self.image = image

        self.chat = load_model(f"transformers:{folder}", dtype="float32")
        self.network = self.chat._gatherer.network
        self.ends = self.chat._ends

    def encode(self, text: str) -> Any:  # noqa: ANN401
        """A question as tokens."""
        from langchain_core.messages import HumanMessage

        from wardround.models.medgemma.formatting import format_prompt

        parts = [{"type": "text", "text": text}]
        return self.chat._encoder.encode(format_prompt([HumanMessage([self.image, *parts] if self.image else text)]))

    def ours(self, texts: list[str], new: list[int], n: int = 1) -> Tokens:
        """Through the decode loop, all at once."""
        from wardround.models.medgemma.decoding.loop import decode
        from wardround.models.medgemma.decoding.request import Request

        asked = [Request(self.encode(text), count, n=n) for text, count in zip(texts, new, strict=True)]
        return [reply.tokens for replies in decode(self.network, asked, frozenset()) for reply in replies]

    def card(self, texts: list[str], new: list[int], n: int = 1) -> Tokens:
        """One `generate` per prompt and sample, of exactly as many tokens."""
        import torch

        made = []
        for text, count in zip(texts, new, strict=True):
            prompt = self.encode(text)
            ids = torch.tensor([prompt.ids])
            for _ in range(n):
                given = {"attention_mask": torch.ones_like(ids), "do_sample": False, "eos_token_id": 10**9}
                given |= self.pixels(prompt)
                out = self.network.model.generate(ids, max_new_tokens=count, **given)
                made.append(out[0, ids.shape[1] :].tolist())
        return made

    def pixels(self, prompt: Any) -> dict[str, Any]:  # noqa: ANN401
        """What `generate` needs besides for the images of a prompt."""
        import torch

        if not prompt.blocks:
            return {}
        kinds = torch.zeros(1, len(prompt.ids), dtype=torch.long)
        for start, end, _ in prompt.blocks:
            kinds[:, start:end] = 1
        found = torch.cat([prompt.pixels[key] for _, _, key in prompt.blocks])
        return {"pixel_values": found, "token_type_ids": kinds}

    def schema_overhead(self, text: str, rows: int, repeats: int) -> dict[str, Any]:
        """Time per step of replies bound to a schema, over that of free ones of as many tokens."""
        from wardround.models.medgemma.decoding.loop import decode
        from wardround.models.medgemma.decoding.request import Request

        prompt, matcher = self.encode(text), self.chat._matcher(Report)
        asked = [Request(prompt, 600, temperature=1.0, seed=seed, matcher=matcher) for seed in range(rows)]
        ratios, took = [], {}
        for _ in range(repeats):
            start = time.perf_counter()
            bound = [reply.tokens for replies in decode(self.network, asked, self.ends) for reply in replies]
            took["bound"] = time.perf_counter() - start
            free = [Request(prompt, len(tokens), temperature=1.0, seed=seed) for seed, tokens in enumerate(bound)]
            start = time.perf_counter()
            decode(self.network, free, frozenset())
            took["free"] = time.perf_counter() - start
            ratios.append(took["bound"] / took["free"])
        tokens = sum(map(len, bound))
        return {
            "ratio": statistics.median(ratios),
            "spread": [min(ratios), max(ratios)],
            "tokens": tokens,
            "extra_ms_per_token": 1000 * (took["bound"] - took["free"]) / tokens,
            "seconds": took,
        }

    def compare(self, texts: list[str], new: list[int], repeats: int, n: int = 1) -> dict[str, Any]:
        """Both ways, in turn."""
        return measure(lambda: self.ours(texts, new, n), lambda: self.card(texts, new, n), repeats)


def main() -> None:
    """Run all, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="shorter charts, one repeat")
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    import torch

    torch.set_num_threads(1)
    repeats, chart = (1, 1000) if asked.quick else (asked.repeats, 4000)
    with tempfile.TemporaryDirectory() as folder:
        big = Bench(build_text(Path(folder) / "big", hidden=512, heads=8, window=1024))
        tiny = Bench(build_text(Path(folder) / "tiny", window=1024))
        questions = [f"{text_of(chart)} question {number} {text_of(20, number)}" for number in range(8)]
        mixed = [text_of(160 + 4 * number, number) for number in range(16)]
        seeing = Bench(
            build_multimodal(Path(folder) / "seeing", side=224, tokens=256, hidden=512, heads=8, window=1024), picture()
        )
        long = [f"{text_of(16_000)} question {number}" for number in range(4)]
        results = {
            "shared_chart": big.compare(questions, [32] * 8, repeats),
            "best_of_5": big.compare(questions[:1], [48], repeats, n=5),
            "batch_16": big.compare(mixed, [32 + 3 * number for number in range(16)], repeats),
            "batch_16_tiny": tiny.compare(mixed, [32 + 3 * number for number in range(16)], repeats),
            "same_image": seeing.compare([text_of(40, number) for number in range(8)], [32] * 8, repeats),
        }
        if not asked.quick:
            results["shared_chart_16k"] = tiny.compare(long, [16] * 4, repeats)
        schema = {
            "one": big.schema_overhead(text_of(100), 1, repeats),
            "eight": big.schema_overhead(text_of(100), 8, repeats),
        }
    for name, found in results.items():
        low, high = found["spread"]
        print(f"{name:16} {found['ratio']:5.2f} ({low:.2f}-{high:.2f})  identical tokens: {found['identical']}")
    for name, found in schema.items():
        print(f"schema, {name:8} {found['ratio']:5.2f}  {found['extra_ms_per_token']:.2f} ms more per token")
    report = {
        "ratios": {name: found["ratio"] for name, found in results.items()},
        "schema_overhead": schema,
        "identical_tokens": all(found["identical"] for found in results.values()),
        "runs": results,
        "chart_words": chart,
        "repeats": repeats,
        "torch": torch.__version__,
    }
    asked.json.write_text(json.dumps(report, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

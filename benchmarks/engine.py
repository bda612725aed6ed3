"""The engine against the model card's way, one greedy `generate` per prompt, on small random Gemma 3 models.

Both ways run in turn in one process, float32, one thread, the order reversed on every other repeat. Reported are
medians of the per-repeat ratios of wall time, and whether all greedy tokens were the same. The models are random, of
the real architecture: figures say how much work is saved, not how fast MedGemma is.

    python -m benchmarks.engine --json OUT [--quick]
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.models.tiny import build_text, text_of

Tokens = list[list[int]]


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

    def __init__(self, folder: Path) -> None:
        from wardround.models import load_model

        self.chat = load_model(f"transformers:{folder}", dtype="float32")
        self.network = self.chat._gatherer.network
        self.ends = self.chat._ends

    def encode(self, text: str) -> Any:  # noqa: ANN401
        """A question as tokens."""
        from langchain_core.messages import HumanMessage

        from wardround.models.medgemma.formatting import format_prompt

        return self.chat._encoder.encode(format_prompt([HumanMessage(text)]))

    def ours(self, texts: list[str], new: list[int], n: int = 1) -> Tokens:
        """Through the decode loop, all at once."""
        from wardround.models.medgemma.decoding.loop import Request, decode

        asked = [Request(self.encode(text), count, n=n) for text, count in zip(texts, new, strict=True)]
        return [reply.tokens for replies in decode(self.network, asked, frozenset()) for reply in replies]

    def card(self, texts: list[str], new: list[int], n: int = 1) -> Tokens:
        """One `generate` per prompt and sample, of exactly as many tokens."""
        import torch

        made = []
        for text, count in zip(texts, new, strict=True):
            ids = torch.tensor([self.encode(text).ids])
            for _ in range(n):
                given = {"attention_mask": torch.ones_like(ids), "do_sample": False, "eos_token_id": 10**9}
                out = self.network.model.generate(ids, max_new_tokens=count, **given)
                made.append(out[0, ids.shape[1] :].tolist())
        return made

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
        results = {
            "shared_chart": big.compare(questions, [32] * 8, repeats),
            "best_of_5": big.compare(questions[:1], [48], repeats, n=5),
            "batch_16": big.compare(mixed, [32 + 3 * number for number in range(16)], repeats),
            "batch_16_tiny": tiny.compare(mixed, [32 + 3 * number for number in range(16)], repeats),
        }
    for name, found in results.items():
        low, high = found["spread"]
        print(f"{name:14} {found['ratio']:5.2f} ({low:.2f}-{high:.2f})  identical tokens: {found['identical']}")
    report = {
        "ratios": {name: found["ratio"] for name, found in results.items()},
        "identical_tokens": all(found["identical"] for found in results.values()),
        "runs": results,
        "chart_words": chart,
        "repeats": repeats,
        "torch": torch.__version__,
    }
    asked.json.write_text(json.dumps(report, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The loads whose ratios to the model card's way are reported."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from tests.models.tiny import Script, build_multimodal, build_text, quoting, text_of, tokenizer

from .bench import Bench, picture
from .timing import Steps, compare, compare_by_steps

LENGTHS = [32 + 3 * number for number in range(16)]
SHARES = (0.0, 0.4, 0.6, 0.9)
"""Of a reply that is quoted from its prompt."""


class Models:
    """The small models, built when first asked for.

    `big` is one whose arithmetic outweighs Python, `tiny` one where it is the other way round; both of the 27B's shape.
    `seeing` and `tiny_seeing` are of the 4B's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def big(self) -> Bench:
        """35 million weights."""
        return Bench(build_text(self._folder / "big", hidden=512, heads=8, window=1024))

    @cached_property
    def tiny(self) -> Bench:
        """Half a million weights."""
        return Bench(build_text(self._folder / "tiny", window=1024))

    @cached_property
    def wide(self) -> Bench:
        """As `tiny`, with as many words as MedGemma has; nearly all of its weights are in the output layer."""
        return Bench(build_text(self._folder / "wide", words=tokenizer(262_144), window=1024))

    @cached_property
    def seeing(self) -> Bench:
        """As `big`, with an image before each question."""
        shape = {"side": 224, "tokens": 256, "hidden": 512, "heads": 8, "window": 1024}
        return Bench(build_multimodal(self._folder / "seeing", **shape), picture())

    @cached_property
    def tiny_seeing(self) -> Bench:
        """As `tiny`, for images."""
        return Bench(build_multimodal(self._folder / "tiny_seeing", side=224, tokens=256, window=1024))


def loads(models: Models, *, words: int) -> dict[str, Callable[[int], dict[str, Any]]]:
    """By name; each takes the number of repeats.

    Args:
        models: to ask.
        words: of the chart; about as many tokens.
    """
    chart = text_of(words)
    questions = [f"{chart} question {number} {text_of(20, number)}" for number in range(8)]
    mixed = [text_of(160 + 4 * number, number) for number in range(16)]
    looks = [text_of(40, number) for number in range(6)]
    long = [f"{text_of(4 * words)} question {number} {text_of(20, number)}" for number in range(5)]

    def best_of(repeats: int) -> dict[str, Any]:
        way = {"n": 5, "temperature": 0.7}
        texts, new = questions[:1], [48]
        return compare(lambda: models.big.ours(texts, new, **way), lambda: models.big.card(texts, new, **way), repeats)

    return {
        "shared_chart": lambda repeats: _both(models.big, questions, [32] * 8, repeats),
        "best_of_5": best_of,
        "same_image": lambda repeats: _both(models.seeing, looks, [32] * 6, repeats),
        "batch_16": lambda repeats: _both(models.big, mixed, LENGTHS, repeats),
        "batch_16_tiny": lambda repeats: _both(models.tiny, mixed, LENGTHS, repeats),
        "shared_chart_16k": lambda repeats: _both(models.big, long, [32] * 5, 1 if repeats <= 3 else repeats),
    }


def _both(bench: Bench, texts: list[str], new: list[int], repeats: int) -> dict[str, Any]:
    return compare(lambda: bench.ours(texts, new), lambda: bench.card(texts, new), repeats)


def lookups(models: Models, repeats: int) -> dict[str, dict[str, Any]]:
    """Prompt lookup on against off, by model, rows and share that is quoted; both ways through our loop."""
    found = {}
    for name, bench in (("tiny", models.tiny), ("big", models.big)):
        for rows in (1, 4):
            for share in SHARES:
                found[f"{name}, {rows} rows, {share:.0%} quoted"] = _lookup(bench, rows, share, repeats)
    return found


def _lookup(bench: Bench, rows: int, share: float, repeats: int) -> dict[str, Any]:
    from wardround.models.medgemma.decoding.request import Request

    prompts = [bench.encode(text_of(600, seed)) for seed in range(rows)]
    scripts = [quoting(prompt.ids, 128, share, 600, seed) for seed, prompt in enumerate(prompts)]

    def way(draft: int) -> Steps:
        asked = [
            Request(prompt, 128, matcher=partial(Script, script), draft=draft)
            for prompt, script in zip(prompts, scripts, strict=True)
        ]
        return bench.steps(asked)

    found = compare_by_steps(
        lambda: way(8), lambda: way(0), repeats, same=lambda one, other: bool(one == other == scripts)
    )
    before = bench.network.work.steps
    for _ in way(8):
        pass
    return {**found, "tokens_per_pass": 128 / (bench.network.work.steps - before)}

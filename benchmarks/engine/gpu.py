"""The full shapes of the 4B and 27B on a GPU, with random weights in bfloat16.

Tokens per second at several batch sizes and contexts, beside the roofline (bytes that a step must read over the
bandwidth measured by a copy, operations that a prefill must do over the speed of a large product), and beside vLLM
where it is installed. Where there is no GPU it says so and does nothing.
"""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from .beside_vllm import beside_vllm
from .roofline import prefill_flops, step_bytes
from .shapes import BATCHES, CONTEXTS, NEW, SHAPES, config_of, prompts


class Speed(NamedTuple):
    """Of a device, measured."""

    bytes_per_second: float
    """Read and written by a copy."""
    flops: float
    """Of a product of two large matrices in the model's dtype."""


def on_gpu() -> dict[str, Any]:
    """Figures by shape, or why there are none."""
    import torch

    if not torch.cuda.is_available():
        return {"gpu": "no GPU here"}
    speed = speed_of("cuda", torch.bfloat16, side=8192)
    found: dict[str, Any] = {"gpu": torch.cuda.get_device_name(), **speed._asdict()}
    for name in SHAPES:
        try:
            found[name] = _shape(name, speed)
        except torch.OutOfMemoryError:
            found[name] = "does not fit this GPU"
        torch.cuda.empty_cache()
        found[f"{name}, vllm"] = {context: beside_vllm(name, context, BATCHES) for context in CONTEXTS}
    return found


def _shape(name: str, speed: Speed) -> dict[str, Any]:
    import torch
    from transformers import Gemma3ForCausalLM

    from wardround.models.medgemma.decoding.network import Network

    with torch.device("cuda"):
        network = Network(Gemma3ForCausalLM(config_of(name)).to(torch.bfloat16).eval())
    return {
        f"{context} tokens, {rows} rows": _or_not(network, context, rows, speed)
        for context in CONTEXTS
        for rows in BATCHES
    }


def _or_not(network: Any, context: int, rows: int, speed: Speed) -> dict[str, Any] | str:
    import torch

    torch.cuda.reset_peak_memory_stats()
    try:
        return {**at(network, context, rows, speed), "peak_bytes": torch.cuda.max_memory_allocated()}
    except torch.OutOfMemoryError:
        return "does not fit this GPU"


def at(network: Any, context: int, rows: int, speed: Speed, new: int = NEW) -> dict[str, float]:
    """Prefill of one context, and decoding of several rows behind it.

    Args:
        network: on any device.
        context: tokens that all rows share.
        rows: that decode.
        speed: of the device.
        new: tokens of each row.
    """
    from wardround.models.medgemma.decoding.loop import decode
    from wardround.models.medgemma.decoding.network import Encoded
    from wardround.models.medgemma.decoding.request import Request

    def run(count: int) -> None:
        asked = prompts(context, rows, network.config.vocab_size)
        decode(network, [Request(Encoded(tuple(ids)), count) for ids in asked], frozenset())

    reading, whole = seconds(lambda: run(1)), seconds(lambda: run(new))
    step = (whole - reading) / (new - 1)
    return {
        "prefill_tokens_per_second": (context + rows) / reading,
        "prefill_of_roofline": prefill_flops(network.config, context) / speed.flops / reading,
        "decode_tokens_per_second": rows / step,
        "decode_of_roofline": step_bytes(network.config, context, rows) / speed.bytes_per_second / step,
    }


def speed_of(device: str, dtype: Any, side: int) -> Speed:
    """Measured by a copy of side x side x 16 numbers, and a product of two matrices of that side."""
    import torch

    with torch.device(device):
        source = torch.ones(16, side, side, dtype=dtype)
        target = torch.empty_like(source)
        copied = 2 * source.numel() * source.element_size() / seconds(lambda: target.copy_(source))
        return Speed(copied, 2.0 * side**3 / seconds(lambda: source[0] @ source[1]))


def seconds(way: Callable[[], Any]) -> float:
    """The second time; on a GPU until it is done."""
    way()
    _settled()
    start = time.perf_counter()
    way()
    _settled()
    return time.perf_counter() - start


def _settled() -> None:
    import torch

    if torch.cuda.is_available():
        torch.cuda.synchronize()

"""The full shapes of the 4B and 27B on a GPU, with random weights in bfloat16.

Tokens per second at several batch sizes and contexts, beside the roofline: bytes that one step must read over the
memory bandwidth measured by a copy. Where there is no GPU it says so and does nothing.
"""

import time
from collections.abc import Callable
from typing import Any

SHAPES: dict[str, dict[str, int]] = {
    "4b": {"hidden_size": 2560, "intermediate_size": 10_240, "num_hidden_layers": 34, "num_attention_heads": 8,
           "num_key_value_heads": 4, "head_dim": 256, "query_pre_attn_scalar": 256},
    "27b": {"hidden_size": 5376, "intermediate_size": 21_504, "num_hidden_layers": 62, "num_attention_heads": 32,
            "num_key_value_heads": 16, "head_dim": 128, "query_pre_attn_scalar": 168},
}  # fmt: skip
"""As in the published configurations; both with 262,208 tokens and a window of 1,024."""
BATCHES = (1, 8, 32)
CONTEXTS = (8_192, 32_768, 131_072 - 256)
_NEW = 64


def on_gpu() -> dict[str, Any]:
    """Figures by shape, or why there are none."""
    import torch

    if not torch.cuda.is_available():
        return {"gpu": "no GPU here"}
    bandwidth = _bandwidth()
    found: dict[str, Any] = {"gpu": torch.cuda.get_device_name(), "copy_bytes_per_second": bandwidth}
    for name in SHAPES:
        try:
            found[name] = _shape(name, bandwidth)
        except torch.OutOfMemoryError:
            found[name] = "does not fit this GPU"
        torch.cuda.empty_cache()
    return {**found, "vllm": _vllm()}


def _shape(name: str, bandwidth: float) -> dict[str, Any]:
    import torch
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    from wardround.models.medgemma.decoding.network import Network
    from wardround.models.medgemma.memory import weight_bytes

    config = Gemma3TextConfig(vocab_size=262_208, sliding_window=1024, **SHAPES[name])
    with torch.device("cuda"):
        network = Network(Gemma3ForCausalLM(config).to(torch.bfloat16).eval())
    floor = weight_bytes(config, "bfloat16", None) / bandwidth
    return {
        f"{context} tokens, {rows} rows": _at(network, context, rows, floor) for context in CONTEXTS for rows in BATCHES
    }


def _at(network: Any, context: int, rows: int, floor: float) -> dict[str, Any] | str:
    """Prefill of one context, and decoding of several rows behind it."""
    import torch

    from wardround.models.medgemma.decoding.loop import FEED, decode
    from wardround.models.medgemma.decoding.network import Encoded
    from wardround.models.medgemma.decoding.request import Request

    torch.cuda.reset_peak_memory_stats()
    ids = torch.randint(1000, 200_000, (context,)).tolist()
    asked = [Request(Encoded((*ids, 1000 + row)), _NEW) for row in range(rows)]
    short = [Request(request.prompt, 1) for request in asked]
    try:
        reading = _seconds(lambda: decode(network, short, frozenset()))
        whole = _seconds(lambda: decode(network, asked, frozenset()))
    except torch.OutOfMemoryError:
        return "does not fit this GPU"
    step = (whole - reading) / (_NEW - 1)
    return {
        "prefill_tokens_per_second": (context + rows) / reading,
        "decode_tokens_per_second": rows / step,
        "of_roofline": floor / step,
        "peak_bytes": torch.cuda.max_memory_allocated(),
        "fed_at_once": FEED,
    }


def _seconds(way: Callable[[], Any]) -> float:
    import torch

    way()
    torch.cuda.synchronize()
    start = time.perf_counter()
    way()
    torch.cuda.synchronize()
    return time.perf_counter() - start


def _bandwidth() -> float:
    """Bytes read and written a second by a copy of 4 GiB."""
    import torch

    source = torch.empty(2**31, dtype=torch.bfloat16, device="cuda")
    target = torch.empty_like(source)
    return 2 * source.numel() * source.element_size() / _seconds(lambda: target.copy_(source))


def _vllm() -> str:
    """Which vLLM could be set beside it; it wants weights in a folder: `vllm bench throughput --load-format dummy`."""
    try:
        import vllm
    except ImportError:
        return "vLLM is not installed here"
    return f"vLLM {vllm.__version__}: run `vllm bench throughput --model FOLDER --load-format dummy` beside this"

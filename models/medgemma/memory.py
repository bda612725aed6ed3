"""Memory worked out before anything is loaded."""

from typing import Any

from wardround.records import OutOfMemoryError

_BYTES = {"bfloat16": 2.0, "float32": 4.0, "int8": 1.0, "torchao-int8": 1.0, "torchao": 1.0, "nf4": 0.56}
"""Of one weight; nf4 with its block scales."""
_SPARE = 1.1
"""Room for activations beside the weights."""


def weight_bytes(config: Any, dtype: str, quantisation: str | None) -> int:  # noqa: ANN401 - a Gemma3Config or Gemma3TextConfig
    """Bytes of a Gemma 3 of this shape; embeddings stay in `dtype` when quantised."""
    text = getattr(config, "text_config", config)
    hidden = text.hidden_size
    embedded = text.vocab_size * hidden * (1 if text.tie_word_embeddings else 2)
    body = (_text_weights(text) + _vision_weights(config, hidden)) * _BYTES[quantisation or dtype]
    return int(body + embedded * _BYTES[dtype])


def _text_weights(text: Any) -> int:  # noqa: ANN401 - a Gemma3TextConfig
    heads = 2 * text.num_attention_heads + 2 * text.num_key_value_heads  # queries and output, keys and values
    layer = text.hidden_size * heads * text.head_dim + 3 * text.hidden_size * text.intermediate_size
    return int(layer * text.num_hidden_layers)


def _vision_weights(config: Any, hidden: int) -> int:  # noqa: ANN401 - a Gemma3Config or Gemma3TextConfig
    seen = getattr(config, "vision_config", None)
    if seen is None:
        return 0
    layer = 4 * seen.hidden_size**2 + 2 * seen.hidden_size * seen.intermediate_size
    places = (seen.image_size // seen.patch_size) ** 2 + 3 * seen.patch_size**2 + hidden
    return int(layer * seen.num_hidden_layers + places * seen.hidden_size)


def cache_bytes(config: Any, tokens: int, *, item: int = 2) -> int:  # noqa: ANN401 - as above
    """Bytes of keys and values of one row: full layers grow, sliding layers stop at their window."""
    text = getattr(config, "text_config", config)
    full = sum(kind == "full_attention" for kind in text.layer_types)
    kept = full * tokens + (len(text.layer_types) - full) * min(tokens, text.sliding_window)
    return int(2 * kept * text.num_key_value_heads * text.head_dim * item)


def check_memory(config: Any, dtype: str, quantisation: str | None, free: int, where: str) -> None:  # noqa: ANN401
    """Refuse to load what cannot fit; the hint names what would.

    Raises:
        OutOfMemoryError: the weights with some room need more than `free` bytes.
    """
    need = weight_bytes(config, dtype, quantisation) * _SPARE
    if need <= free:
        return
    smaller = {name: weight_bytes(config, "bfloat16", name) * _SPARE for name in ("torchao-int8", "nf4")}
    fitting = [f"quantisation={name!r} ({size / 1e9:.0f} GB)" for name, size in smaller.items() if size <= free]
    raise OutOfMemoryError(
        f"the model needs {need / 1e9:.0f} GB in {quantisation or dtype}; {where} has {free / 1e9:.0f} GB free",
        hint="use " + ", ".join([*fitting, "a smaller model", "or an endpoint: openai:URL#MODEL"]),
    )


def free_bytes(device: str) -> int:
    """Memory that is free on a device, in bytes; the first GPU, since a model is not split here."""
    import torch

    if device.startswith("cuda"):
        return int(torch.cuda.mem_get_info(0)[0])
    import psutil  # type: ignore[import-untyped]  # comes with accelerate

    return int(psutil.virtual_memory().available)

"""Gemma 3's decoder blocks over packed tokens, computed from the loaded modules' weights.

transformers' own forward makes about a hundred small operations a layer, wants a rectangle of tokens, and its cache
interface has changed between minor releases. The names that this file reads are those of the checkpoints, which cannot
change; a start-up test compares it with `generate`.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from .packing import Packed, packable, product


class Cache(Protocol):
    """Keeps keys and values, and attends to them."""

    def attend(self, layer: int, query: Any, pair: Any, scale: float) -> Any:  # noqa: ANN401 - tensors
        """Take in new keys and values and give the attention's output.

        Args:
            layer: which.
            query: (tokens, heads, dim).
            pair: keys and values, (tokens, 2, kv heads, dim).
            scale: of the scores.

        Returns:
            As `query`.
        """


class Blocks:
    """All decoder layers and the final norm."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - a Gemma3TextModel
        self._rotary = text.rotary_emb
        self.kinds: list[str] = list(text.config.layer_types)
        self._layers = [_Block(layer, index) for index, layer in enumerate(text.layers)]
        self._norm = _norm(text.norm)

    def __call__(self, hidden: Any, positions: Any, cache: Cache) -> Any:  # noqa: ANN401 - tensors
        """Hidden states (tokens, hidden) at positions (tokens,), through all layers."""
        turns = {kind: self._turn(hidden, positions, kind) for kind in set(self.kinds)}
        for kind, layer in zip(self.kinds, self._layers, strict=True):
            hidden = layer(hidden, turns[kind], cache)
        return hidden

    def norm(self, hidden: Any) -> Any:  # noqa: ANN401
        """What the head reads."""
        return self._norm(hidden)

    def _turn(self, hidden: Any, positions: Any, kind: str) -> tuple[Any, Any]:  # noqa: ANN401
        """Cosines, and sines whose first half is negated, (tokens, 1, dim): so the halves are swapped by a roll."""
        cos, sin = self._rotary(hidden, positions[None], layer_type=kind)
        sin[..., : sin.shape[-1] // 2].neg_()
        return cos[0, :, None], sin[0, :, None]


class _Block:
    def __init__(self, layer: Any, index: int) -> None:  # noqa: ANN401 - a Gemma3DecoderLayer
        attention, mlp = layer.self_attn, layer.mlp
        self._index, self._scale, self._dim = index, attention.scaling, attention.head_dim
        self._read = _joined([attention.q_proj, attention.k_proj, attention.v_proj])
        self._up = _joined([mlp.gate_proj, mlp.up_proj])
        self._out, self._down, self._act = _joined([attention.o_proj]), _joined([mlp.down_proj]), mlp.act_fn
        self._heads = attention.q_proj.out_features // self._dim
        self._pairs = attention.k_proj.out_features // self._dim
        self._turned = _turned(attention.q_norm, attention.k_norm, self._heads, self._pairs)
        self._before, self._after = _norm(layer.input_layernorm), _norm(layer.post_attention_layernorm)
        self._before_mlp = _norm(layer.pre_feedforward_layernorm)
        self._after_mlp = _norm(layer.post_feedforward_layernorm)

    def __call__(self, hidden: Any, turn: tuple[Any, Any], cache: Cache) -> Any:  # noqa: ANN401
        hidden = hidden + self._after(self._attention(self._before(hidden), turn, cache))
        gate, up = self._up(self._before_mlp(hidden)).chunk(2, dim=-1)
        return self._after_mlp(self._down(self._act(gate).mul_(up))).add_(hidden)

    def _attention(self, hidden: Any, turn: tuple[Any, Any], cache: Cache) -> Any:  # noqa: ANN401
        read = self._read(hidden).view(len(hidden), -1, self._dim)
        turning = self._heads + self._pairs
        normed = self._turned(read[:, :turning])
        read[:, :turning] = (normed * turn[0]).addcmul_(normed.roll(self._dim // 2, -1), turn[1])
        pair = read[:, self._heads :].view(len(hidden), 2, self._pairs, self._dim)
        return self._out(cache.attend(self._index, read[:, : self._heads], pair, self._scale).flatten(1))


class _Norm:
    """Gemma's RMS norm: in float32, scaled by 1 + weight; by one norm of the vector instead of five operations."""

    def __init__(self, module: Any, weight: Any) -> None:  # noqa: ANN401
        import torch

        size = weight.shape[-1]
        self._scale = (1.0 + weight.detach().float()) * size**0.5
        self._least = torch.tensor((size * module.eps) ** 0.5, device=weight.device)

    def __call__(self, values: Any) -> Any:  # noqa: ANN401
        import torch

        exact = values.float()
        length = torch.linalg.vector_norm(exact, dim=-1, keepdim=True)
        return (exact / torch.hypot(length, self._least)).mul_(self._scale).to(values.dtype)


def _norm(module: Any) -> Any:  # noqa: ANN401 - a function of a tensor
    return _Norm(module, module.weight) if _here(module) else module


def _turned(query: Any, key: Any, heads: int, pairs: int) -> Any:  # noqa: ANN401 - likewise
    """The norms of queries and keys, (tokens, heads + pairs, dim), as one."""
    import torch

    if _here(query) and _here(key):
        return _Norm(query, torch.stack([query.weight] * heads + [key.weight] * pairs))
    return lambda both: torch.cat([query(both[:, :heads]), key(both[:, heads:])], dim=1)


def head(module: Any) -> Any:  # noqa: ANN401 - likewise
    """The output layer. Its weights may be those of the embeddings, so they stay as they are."""
    return partial(product, weight=module.weight) if _plain(module) else module


def _joined(modules: Sequence[Any]) -> Any:  # noqa: ANN401 - likewise
    """Several linear layers of one input as one, without a weight being held twice.

    Their weights become views of the joined one, or on a processor they compute by the one that lies better there.
    Quantised layers, adapters and layers that lie elsewhere are called one by one.
    """
    import torch

    if all(hasattr(module, "packed") for module in modules):
        return modules[0].packed
    if not all(_plain(module) for module in modules):
        if len(modules) == 1:
            return modules[0]
        return lambda hidden: torch.cat([module(hidden) for module in modules], dim=-1)
    weights = [module.weight.detach() for module in modules]
    whole = torch.cat(weights) if len(weights) > 1 else weights[0]
    if packable(whole):
        packed = Packed(whole)
        packed.replace(modules)
        return packed
    for module, part in zip(modules, whole.split([module.out_features for module in modules]), strict=True):
        module.weight.data = part
    return lambda hidden: torch.nn.functional.linear(hidden, whole)


def _plain(module: Any) -> bool:  # noqa: ANN401
    """A linear layer and nothing else: no adapter around it, no bias, weights that are numbers (torchao's are not)."""
    import torch

    number = type(module) is torch.nn.Linear and type(module.weight.data) is torch.Tensor
    return number and module.bias is None and _here(module)


def _here(module: Any) -> bool:  # noqa: ANN401
    """Its weights stay where they are: accelerate's hooks bring those of offloaded layers for each call."""
    return not hasattr(module, "_hf_hook") and not module.weight.is_meta

"""Linear layers on a processor, with weights laid out as oneDNN reads them best.

torch's own product of a few rows by a large matrix reads the matrix at a third of the speed at which it could. What is
used here lies under torch's compiler but is no public function of torch, so it is compared with the public one first.
"""

import platform
from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate, pairwise
from typing import Any

_LEAST = 1 << 16
"""Weights of a matrix below which a call costs more than the layout spares."""


def packable(weight: Any) -> bool:  # noqa: ANN401 - a tensor
    """Whether this machine gains by another layout of this matrix."""
    return weight.device.type == "cpu" and weight.numel() >= _LEAST and _is_right(weight.dtype)


class Packed:
    """One linear layer, or several of one input as one: (.., in) to (.., out)."""

    def __init__(self, weight: Any) -> None:  # noqa: ANN401 - (out, in)
        import torch

        self._weight = torch.ops.mkldnn._reorder_linear_weight(weight, None)

    def __call__(self, hidden: Any) -> Any:  # noqa: ANN401
        """All outputs, side by side."""
        return _product(hidden, self._weight)

    def replace(self, modules: Sequence[Any]) -> None:
        """Let the layers that this one joins compute by it: no weight is held twice, and their model works as before.

        Each of them computes all, which nobody minds who asks our loop.
        """
        borders = pairwise(accumulate((module.out_features for module in modules), initial=0))
        for module, (start, end) in zip(modules, borders, strict=True):
            module.weight, module.packed = None, self
            module.forward = partial(self._part, start, end)

    def _part(self, start: int, end: int, hidden: Any) -> Any:  # noqa: ANN401
        return self(hidden)[..., start:end]


def product(hidden: Any, weight: Any) -> Any:  # noqa: ANN401 - tensors
    """(rows, in) by (out, in), for a matrix that must stay as it is: in float32 oneDNN is the quicker of the two."""
    import torch

    if len(hidden) > 1 and weight.dtype == torch.float32 and packable(weight):
        return _product(hidden, weight)
    return torch.nn.functional.linear(hidden, weight)


def _product(hidden: Any, weight: Any) -> Any:  # noqa: ANN401
    import torch

    return torch.ops.mkldnn._linear_pointwise.default(hidden, weight, None, "none", [], "")


@cache
def _is_right(dtype: Any) -> bool:  # noqa: ANN401
    """Whether torch has these functions, and they do what we take them to do; measured were x86 processors only."""
    import torch

    if platform.machine().lower() not in ("x86_64", "amd64") or not torch.backends.mkldnn.is_available():
        return False
    weight = torch.linspace(-1, 1, 48 * 80).view(48, 80).sin().to(dtype)
    hidden = torch.linspace(-1, 1, 5 * 160).view(5, 160)[:, :80].to(dtype)  # rows that do not lie side by side
    with torch.inference_mode():
        right = torch.nn.functional.linear(hidden, weight)
        try:
            if dtype == torch.bfloat16 and not torch.ops.mkldnn._is_mkldnn_bf16_supported():
                return False
            found = Packed(weight)(hidden), _product(hidden, weight)
        except (AttributeError, RuntimeError, TypeError):
            return False
    return all(torch.allclose(one.float(), right.float(), rtol=1e-2, atol=1e-4) for one in found)

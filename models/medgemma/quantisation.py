"""How weights may be made smaller, of what works for Gemma 3.

Gemma 3 overflows in float16, so every way that computes in it is refused. Which ways load and generate was tried on
small random models of both shapes; none was measured on real weights.
"""

import logging
from importlib.util import find_spec
from typing import Any, Literal

from wardround.records import MissingExtraError, ModelNotAvailableError

Quantisation = Literal["int8", "nf4", "torchao-int8"]
"""`torchao-int8`: 8-bit weights by torchao, which computes in the model's own dtype. `nf4`: 4-bit normal floats with
double quantisation, by bitsandbytes. `int8`: LLM.int8() by bitsandbytes, which casts what goes into its layers to
float16 and rounds by what else is in the batch, so that a reply can depend on its neighbours."""

_PACKAGE: dict[str, str] = {"int8": "bitsandbytes", "nf4": "bitsandbytes", "torchao-int8": "torchao"}


def quantised(quantisation: str | None) -> dict[str, Any]:
    """Arguments of `from_pretrained`.

    Raises:
        ModelNotAvailableError: there is no such way.
        MissingExtraError: its package is not installed.
    """
    if quantisation is None:
        return {}
    if quantisation not in _PACKAGE:
        raise ModelNotAvailableError(f"no quantisation {quantisation!r}", hint="one of: " + ", ".join(_PACKAGE))
    need(_PACKAGE[quantisation], "quantised")
    return {"quantization_config": _config(quantisation)}


def need(package: str, extra: str) -> None:
    """Ask for a package before anything is loaded.

    Raises:
        MissingExtraError: it is not installed.
    """
    if find_spec(package) is None:
        raise MissingExtraError(f"{package} is not installed", hint=f"pip install 'wardround[{extra}]'")


def already_quantised(config: Any) -> str | None:  # noqa: ANN401 - a Gemma3Config or Gemma3TextConfig
    """How the weights of a checkpoint are quantised, by its config; None where they are not.

    Raises:
        ModelNotAvailableError: in a way that computes in float16, or that was not tried.
    """
    given: Any = getattr(config, "quantization_config", None)
    if given is None:
        return None
    found: dict[str, Any] = given if isinstance(given, dict) else given.to_dict()
    method = str(getattr(found.get("quant_method"), "value", found.get("quant_method")))
    if method not in ("bitsandbytes", "torchao"):
        raise ModelNotAvailableError(f"the weights are quantised by {method}", hint="use an endpoint: openai:URL#MODEL")
    if str(found.get("bnb_4bit_compute_dtype", "")).removeprefix("torch.") == "float16":
        hint = "take the weights as published, with quantisation='nf4'"
        raise ModelNotAvailableError("the quantised weights compute in float16, in which Gemma 3 overflows", hint=hint)
    need(method, "quantised")
    return method if method == "torchao" else "nf4" if found.get("load_in_4bit") else "int8"


def _config(quantisation: str) -> Any:  # noqa: ANN401 - a transformers config
    if quantisation == "torchao-int8":
        from torchao.quantization import Int8WeightOnlyConfig
        from transformers import TorchAoConfig

        return TorchAoConfig(Int8WeightOnlyConfig())
    import torch
    from transformers import BitsAndBytesConfig

    if quantisation == "int8":
        # it logs its cast to float16 at every layer of every step
        logging.getLogger("bitsandbytes.autograd._functions").setLevel(logging.ERROR)
        return BitsAndBytesConfig(load_in_8bit=True)
    four = {"bnb_4bit_quant_type": "nf4", "bnb_4bit_use_double_quant": True, "bnb_4bit_compute_dtype": torch.bfloat16}
    return BitsAndBytesConfig(load_in_4bit=True, **four)

"""MedGemma and the Gemma 3 models beside it, from the hub or a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wardround.records import MissingExtraError, ModelNotAvailableError

if TYPE_CHECKING:
    from .chat import ChatMedGemma

Quantisation = Literal["int8", "nf4"]
"""By bitsandbytes: 8-bit integers, or 4-bit normal floats with double quantisation."""
KNOWN = {
    "google/medgemma-4b-pt": "4B image and text, pretrained, 1.0",
    "google/medgemma-4b-it": "4B image and text, 1.0",
    "google/medgemma-27b-text-it": "27B text, 1.0",
    "google/medgemma-27b-it": "27B image and text, 1.0; weaker on text than 27b-text",
    "google/medgemma-1.5-4b-it": "4B image and text, 1.5",
    "google/gemma-3-4b-it": "comparator",
    "google/gemma-3-27b-it": "comparator",
}
"""Ids of the model cards; any other Gemma 3 of the same classes loads too."""
_SAFE: dict[str, Any] = {"trust_remote_code": False}


def load(
    model_id: str,
    *,
    revision: str | None = None,
    dtype: str = "bfloat16",
    quantisation: Quantisation | None = None,
    adapter: str | None = None,
    **options: Any,  # noqa: ANN401 - fields of ChatMedGemma
) -> "ChatMedGemma":
    """Load weights and tokenizer; safetensors only, and no code from the hub.

    Args:
        model_id: hub id or folder.
        revision: commit or tag.
        dtype: `bfloat16` or `float32`. Gemma 3 overflows in float16 and then says nothing at all.
        quantisation: of the weights.
        adapter: folder or id of a LoRA adapter.
        **options: fields of `ChatMedGemma`, for example `max_new_tokens` or `think`.

    Raises:
        MissingExtraError: torch, transformers or what the options need is not installed.
        ModelNotAvailableError: gated, absent or corrupt weights, no Gemma 3, or a dtype that does not work.
        OutOfMemoryError: the weights do not fit.
    """
    from .chat import ChatMedGemma

    if dtype not in ("bfloat16", "float32"):
        raise ModelNotAvailableError(f"{dtype} does not work for Gemma 3: it overflows", hint="bfloat16 or float32")
    unknown = options.keys() - ChatMedGemma.model_fields.keys()
    if unknown:
        raise ModelNotAvailableError(f"the engine has no option {', '.join(sorted(unknown))}")
    try:
        model, words, images = _loaded(model_id, revision, dtype, quantisation, adapter)
    except ImportError as error:
        raise MissingExtraError(
            f"{error.name or 'a package'} is not installed", hint="pip install 'wardround[medgemma]'"
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise _unavailable(model_id, error) from error
    record = {
        "model_id": model_id,
        "revision": revision,
        "dtype": dtype,
        "quantisation": quantisation,
        "adapter": adapter,
    }
    return ChatMedGemma.over(model, words, images, **record, **options)


def _loaded(
    model_id: str, revision: str | None, dtype: str, quantisation: str | None, adapter: str | None
) -> tuple[Any, Any, Any]:
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForImageTextToText, AutoTokenizer

    from .memory import check_memory, free_bytes

    config = AutoConfig.from_pretrained(model_id, revision=revision, **_SAFE)
    if config.model_type not in ("gemma3", "gemma3_text"):
        raise ModelNotAvailableError(
            f"{model_id} is a {config.model_type}, not a Gemma 3", hint="use an endpoint for other models"
        )
    device = "cuda" if torch.cuda.is_available() else "cpu"
    check_memory(config, dtype, quantisation, free_bytes(device), "the GPU" if device == "cuda" else "this machine")
    seeing = config.model_type == "gemma3"
    kind = AutoModelForImageTextToText if seeing else AutoModelForCausalLM
    given = {
        "dtype": getattr(torch, dtype),
        "use_safetensors": True,
        "revision": revision,
        **_SAFE,
        **_quantised(quantisation),
    }
    if device == "cuda":
        given["device_map"] = "cuda:0"
    model = kind.from_pretrained(model_id, **given).eval()
    if adapter:
        model.load_adapter(adapter)
    words = AutoTokenizer.from_pretrained(model_id, revision=revision, **_SAFE)
    return model, words, _image_processor(model_id, revision) if seeing else None


def _image_processor(model_id: str, revision: str | None) -> Any:  # noqa: ANN401
    # by name: the automatic choice wants torchvision, and says so in a warning where it is missing
    from transformers.models.gemma3.image_processing_pil_gemma3 import Gemma3ImageProcessorPil

    return Gemma3ImageProcessorPil.from_pretrained(model_id, revision=revision)


def _quantised(quantisation: str | None) -> dict[str, Any]:
    if quantisation is None:
        return {}
    import torch
    from transformers import BitsAndBytesConfig

    four = {"bnb_4bit_quant_type": "nf4", "bnb_4bit_use_double_quant": True, "bnb_4bit_compute_dtype": torch.bfloat16}
    chosen = {"load_in_8bit": True} if quantisation == "int8" else {"load_in_4bit": True, **four}
    return {"quantization_config": BitsAndBytesConfig(**chosen)}


def _unavailable(model_id: str, error: Exception) -> ModelNotAvailableError:
    """Transformers raises its own OSError from the hub's error, so causes are looked at too."""
    from huggingface_hub.errors import GatedRepoError

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, GatedRepoError):
            hint = f"accept the terms at https://huggingface.co/{model_id} and log in with `hf auth login`"
            return ModelNotAvailableError(f"{model_id} is gated", hint=hint)
        cause = cause.__cause__ or cause.__context__
    if Path(model_id).is_dir():
        return ModelNotAvailableError(
            f"the folder {model_id} holds no loadable model", hint="config.json, tokenizer and safetensors"
        )
    return ModelNotAvailableError(
        f"{model_id} cannot be had: {type(error).__name__}", hint="known: " + ", ".join(KNOWN)
    )

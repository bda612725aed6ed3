"""MedGemma and the Gemma 3 models beside it, from the hub or a folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from wardround.records import ModelNotAvailableError

from .failures import KNOWN, typed
from .quantisation import Quantisation, already_quantised, quantised

if TYPE_CHECKING:
    from .chat import ChatMedGemma

__all__ = ["KNOWN", "Quantisation", "load"]

_SAFE: dict[str, Any] = {"trust_remote_code": False}
DeviceMap = str | Mapping[str, str | int]
"""As accelerate's."""


def load(
    model_id: str,
    *,
    revision: str | None = None,
    dtype: str = "bfloat16",
    quantisation: Quantisation | None = None,
    adapter: str | None = None,
    device_map: DeviceMap | None = None,
    offload_folder: str | None = None,
    **options: Any,  # noqa: ANN401 - fields of ChatMedGemma
) -> "ChatMedGemma":
    """Load weights and tokenizer; safetensors only, and no code from the hub.

    Args:
        model_id: hub id or folder.
        revision: commit, tag or branch; the record names the commit.
        dtype: `bfloat16` or `float32`, whatever the weights were stored in. Gemma 3 overflows in float16 and then says
            nothing at all.
        quantisation: of the weights; those of a checkpoint that is quantised already are kept as they are.
        adapter: folder or id (with `@REVISION`) of a LoRA adapter.
        device_map: where the layers lie, as accelerate takes it: `auto`, `cuda:1`, or a map. What lies on the CPU or on
            disk is fetched layer by layer; the engine computes on one device. Without it the first GPU, else the CPU.
        offload_folder: for layers on disk.
        **options: fields of `ChatMedGemma`, for example `max_new_tokens` or `think`.

    Raises:
        MissingExtraError: torch, transformers or what the options need is not installed.
        ModelNotAvailableError: gated, absent or corrupt weights, no Gemma 3, a dtype or option that does not work, or
            garbage in the first try.
        OutOfMemoryError: the weights do not fit.
    """
    with typed(model_id, revision):
        from .chat import ChatMedGemma

        _check(dtype, options, ChatMedGemma)
        place = {"device_map": device_map, "offload_folder": offload_folder}
        found = _loaded(model_id, revision, dtype, quantisation, place)
        if adapter:
            from .adapters import add_adapter

            add_adapter(found.model, adapter)
        _refuse_half(found.model)
        record = {"model_id": model_id, "revision": found.revision, "dtype": dtype, "adapter": adapter}
        options.setdefault("turns", not model_id.rstrip("/").endswith("-pt"))
        try:
            return ChatMedGemma.over(
                found.model, found.words, found.images, quantisation=found.quantisation, **record, **options
            )
        except ValidationError as error:
            wrong = ", ".join(str(problem["loc"][0]) for problem in error.errors())
            raise ModelNotAvailableError(f"the engine cannot take this {wrong}") from error


def _check(dtype: str, options: Mapping[str, Any], kind: type["ChatMedGemma"]) -> None:
    if dtype == "float16":
        raise ModelNotAvailableError("float16 does not work for Gemma 3: it overflows", hint="bfloat16 or float32")
    if dtype not in ("bfloat16", "float32"):
        raise ModelNotAvailableError(f"no dtype {dtype!r}", hint="bfloat16 or float32")
    if unknown := options.keys() - kind.model_fields.keys():
        raise ModelNotAvailableError(f"the engine has no option {', '.join(sorted(unknown))}")


class _Loaded(NamedTuple):
    model: Any
    words: Any
    images: Any
    revision: str | None
    quantisation: str | None


def _loaded(
    model_id: str, revision: str | None, dtype: str, quantisation: str | None, place: dict[str, Any]
) -> _Loaded:
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForImageTextToText, AutoTokenizer

    revision = _pinned(model_id, revision)
    config = AutoConfig.from_pretrained(model_id, revision=revision, **_SAFE)
    if config.model_type not in ("gemma3", "gemma3_text"):
        raise ModelNotAvailableError(
            f"{model_id} is a {config.model_type}, not a Gemma 3", hint="use an endpoint for other models"
        )
    smaller, already = quantised(quantisation), already_quantised(config)
    if quantisation and already:
        raise ModelNotAvailableError(f"the weights of {model_id} are quantised already ({already})")
    given = {"dtype": getattr(torch, dtype), "use_safetensors": True, "revision": revision, **_SAFE, **smaller}
    _make_room(config, dtype, quantisation or already, given | place)
    seeing = config.model_type == "gemma3"
    kind = AutoModelForImageTextToText if seeing else AutoModelForCausalLM
    placed = {key: value for key, value in _placed(place).items() if value is not None}
    model, info = kind.from_pretrained(model_id, output_loading_info=True, **given, **placed)
    _refuse_holes(model_id, info)
    _refuse_split(model)
    words = AutoTokenizer.from_pretrained(model_id, revision=revision, **_SAFE)
    _refuse_wordless(model_id, words)
    images = _image_processor(model_id, revision) if seeing else None
    return _Loaded(model.eval(), words, images, revision, quantisation or already)


def _pinned(model_id: str, revision: str | None) -> str | None:
    """The commit that a revision of the hub stands for now, so that all files are of one and the record names it."""
    if Path(model_id).is_dir():
        return revision
    from huggingface_hub import hf_hub_download

    return Path(hf_hub_download(model_id, "config.json", revision=revision)).parent.name


def _make_room(config: Any, dtype: str, quantisation: str | None, given: Mapping[str, Any]) -> None:  # noqa: ANN401
    """With a map of the user's own, where there is room is theirs to know."""
    import torch

    from .memory import check_memory, free_bytes

    if given["device_map"] is None:
        device = "cuda" if torch.cuda.is_available() else "cpu"
        where = "the GPU" if device == "cuda" else "this machine"
        check_memory(config, dtype, quantisation, free_bytes(device), where)


def _placed(place: Mapping[str, Any]) -> dict[str, Any]:
    import torch

    first = "cuda:0" if torch.cuda.is_available() else None
    return {**place, "device_map": place["device_map"] or first}


def _image_processor(model_id: str, revision: str | None) -> Any:  # noqa: ANN401
    # by name: the automatic choice wants torchvision, and says so in a warning where it is missing
    from transformers.models.gemma3.image_processing_pil_gemma3 import Gemma3ImageProcessorPil

    return Gemma3ImageProcessorPil.from_pretrained(model_id, revision=revision)


def _refuse_holes(model_id: str, info: Mapping[str, Any]) -> None:
    """Transformers fills what a checkpoint lacks with noise, and only warns."""
    if lacking := len(info["missing_keys"]) + len(info["mismatched_keys"]):
        message = f"the weights of {model_id} lack {lacking} tensors that its config names"
        raise ModelNotAvailableError(message, hint="fetch the model again")


def _refuse_wordless(model_id: str, words: Any) -> None:  # noqa: ANN401 - a tokenizer
    """Without its files transformers makes a tokenizer that knows no words."""
    said = "Is this a test? 120/80"
    ids = words(said, add_special_tokens=False)["input_ids"]
    if words.decode(ids) != said or words.unk_token_id == words.convert_tokens_to_ids("<start_of_turn>"):
        raise ModelNotAvailableError(f"{model_id} has no usable tokenizer", hint="fetch the model again")


def _refuse_split(model: Any) -> None:  # noqa: ANN401 - a transformers model
    places = {str(place) for place in getattr(model, "hf_device_map", {}).values()} - {"cpu", "disk"}
    if len(places) > 1:
        hint = "one GPU with quantisation='nf4', layers on the CPU, or an endpoint: openai:URL#MODEL"
        raise ModelNotAvailableError(f"the engine computes on one device and the map names {len(places)}", hint=hint)


def _refuse_half(model: Any) -> None:  # noqa: ANN401 - a transformers model
    import torch

    if any(one.dtype == torch.float16 for one in (*model.parameters(), *model.buffers())):
        raise ModelNotAvailableError("part of the model is in float16, in which Gemma 3 overflows")

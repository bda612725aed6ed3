"""LoRA adapters over a loaded model, by peft."""

from pathlib import Path
from typing import Any

from wardround.records import ModelNotAvailableError

from .quantisation import need

_WEIGHTS, _CONFIG = "adapter_model.safetensors", "adapter_config.json"


def add_adapter(model: Any, adapter: str) -> None:  # noqa: ANN401 - a transformers model
    """Put an adapter over a model; safetensors only, where peft itself would unpickle what else it finds.

    Args:
        model: as loaded; quantised ones take adapters too.
        adapter: folder or hub id, with `@REVISION` behind an id where one is meant.

    Raises:
        MissingExtraError: peft is not installed.
        ModelNotAvailableError: there is no such adapter, or it belongs to another model.
    """
    need("peft", "medgemma")
    folder = _folder(adapter)
    try:
        found = model.load_adapter(str(folder))
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise ModelNotAvailableError(f"the adapter {adapter} does not fit the model", hint=_HINT) from error
    if found is not None and (found.missing_keys or found.mismatched_keys or found.unexpected_keys):
        raise ModelNotAvailableError(f"the adapter {adapter} does not fit the model", hint=_HINT)


_HINT = "give the model that it was trained on"


def _folder(adapter: str) -> Path:
    if Path(adapter).is_dir():
        if not (Path(adapter) / _WEIGHTS).is_file() or not (Path(adapter) / _CONFIG).is_file():
            raise ModelNotAvailableError(f"{adapter} holds no adapter", hint=f"{_CONFIG} and {_WEIGHTS}")
        return Path(adapter)
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    name, _, revision = adapter.partition("@")
    try:
        paths = [hf_hub_download(name, file, revision=revision or None) for file in (_CONFIG, _WEIGHTS)]
    except (OSError, HfHubHTTPError, HFValidationError) as error:
        raise ModelNotAvailableError(
            f"the adapter {adapter} cannot be had", hint=f"{_CONFIG} and {_WEIGHTS}"
        ) from error
    return Path(paths[0]).parent

"""What is wrong with a folder that does not load as a model."""

import json
from collections.abc import Callable
from pathlib import Path

from wardround.records import ModelNotAvailableError

_AGAIN = "fetch it again: config, tokenizer and all safetensors"


def folder_problem(folder: Path, error: Exception) -> ModelNotAvailableError:
    """Why a model in a folder did not load: a file that is missing or damaged is named.

    Args:
        folder: that is there.
        error: what transformers or safetensors raised; its type is repeated, its text is not.
    """
    held = {path.name for path in folder.iterdir()}
    if "config.json" not in held:
        return ModelNotAvailableError(f"{folder} is no model folder", hint="it has no config.json")
    if not any(name.endswith(".safetensors") for name in held):
        return ModelNotAvailableError(f"{folder} has no safetensors", hint="pickled weights are not loaded")
    if damaged := _damaged(folder):
        return ModelNotAvailableError(f"the model in {folder} is incomplete or corrupt: {damaged}", hint=_AGAIN)
    message = f"transformers cannot load the model in {folder} ({type(error).__name__}); each of its files can be read"
    hint = "do config.json and weights belong together, and is transformers a version that knows this model?"
    return ModelNotAvailableError(message, hint=hint)


def _damaged(folder: Path) -> str | None:
    """The first file that is missing, or that cannot be read as what it is."""
    for path in sorted(folder.iterdir()):
        check = _CHECKS.get(path.suffix)
        if check and (problem := check(path)):
            return problem
    return None


def _json(path: Path) -> str | None:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return path.name
    weights = held.get("weight_map", {}) if isinstance(held, dict) else {}
    lost = {name for name in weights.values() if not (path.parent / name).is_file()}
    return f"no {min(lost)}" if lost else None


def _tensors(path: Path) -> str | None:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "pt"):  # compares the lengths that its head names with the file's
            return None
    except (SafetensorError, OSError, ValueError):
        return path.name


_CHECKS: dict[str, Callable[[Path], str | None]] = {".json": _json, ".safetensors": _tensors}

"""What transformers, the hub and torch raise while a model is loaded, as one typed error each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wardround.records import EngineError, MissingExtraError, ModelNotAvailableError, OutOfMemoryError

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

_OTHERS = ("huggingface_hub", "safetensors")
"""Whose own errors stand for a model that cannot be had; what else comes through is a fault of ours."""


@contextmanager
def typed(model_id: str, revision: str | None) -> Iterator[None]:
    """Errors of others become ours; their text is not repeated, since it runs over many lines.

    Raises:
        MissingExtraError: a package is not installed.
        OutOfMemoryError: torch had no room for the weights.
        ModelNotAvailableError: gated, absent or corrupt weights.
    """
    try:
        yield
    except EngineError:
        raise
    except ImportError as error:
        message = f"{error.name or 'a package'} is not installed"
        raise MissingExtraError(message, hint="pip install 'wardround[medgemma]'") from error
    except MemoryError as error:
        raise _no_room(model_id) from error
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise _refusal(model_id, revision, error) from error
    except Exception as error:
        # the tokenizers' library raises bare `Exception`
        if type(error) is not Exception and type(error).__module__.split(".")[0] not in _OTHERS:
            raise
        raise _refusal(model_id, revision, error) from error


def _refusal(model_id: str, revision: str | None, error: Exception) -> EngineError:
    import torch

    if isinstance(error, torch.OutOfMemoryError) or "can't allocate memory" in str(error):
        return _no_room(model_id)
    return _of_folder(model_id, error) if Path(model_id).is_dir() else _of_hub(model_id, revision, error)


def _no_room(model_id: str) -> OutOfMemoryError:
    hint = "quantisation='nf4' or 'torchao-int8', a smaller model, or an endpoint: openai:URL#MODEL"
    return OutOfMemoryError(f"{model_id} does not fit the memory", hint=hint)


def _of_folder(folder: str, error: Exception) -> ModelNotAvailableError:
    held = {path.name for path in Path(folder).iterdir()}
    if "config.json" not in held:
        return ModelNotAvailableError(f"{folder} is no model folder", hint="it has no config.json")
    if not any(name.endswith(".safetensors") for name in held):
        return ModelNotAvailableError(f"{folder} has no safetensors", hint="pickled weights are not loaded")
    message = f"the model in {folder} is incomplete or corrupt ({type(error).__name__})"
    return ModelNotAvailableError(message, hint="fetch it again: config, tokenizer and all safetensors")


def _of_hub(model_id: str, revision: str | None, error: Exception) -> ModelNotAvailableError:
    """Transformers raises its own OSError from the hub's error, so causes are looked at too."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    causes = tuple(_causes(error))
    if any(isinstance(cause, HFValidationError) for cause in causes):
        hint = "a folder that is there, or an id of the hub: " + next(iter(KNOWN))
        return ModelNotAvailableError(f"there is no folder {model_id}", hint=hint)
    if any(isinstance(cause, GatedRepoError) for cause in causes):
        hint = f"accept the terms at https://huggingface.co/{model_id} and log in with `hf auth login`"
        return ModelNotAvailableError(f"{model_id} is gated", hint=hint)
    if any(isinstance(cause, RevisionNotFoundError) for cause in causes):
        return ModelNotAvailableError(f"{model_id} has no revision {revision}", hint="a commit or tag of the hub")
    if any(isinstance(cause, RepositoryNotFoundError) for cause in causes):
        return ModelNotAvailableError(f"the hub has no {model_id}, or not for you", hint="known: " + ", ".join(KNOWN))
    message = f"{model_id} cannot be had: {type(error).__name__}"
    return ModelNotAvailableError(message, hint="is the hub reached? else give a folder")


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__

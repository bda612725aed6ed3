"""What transformers, the hub and torch raise while a model is loaded, as one typed error each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from wardround.records import EngineError, MissingExtraError, ModelNotAvailableError, OutOfMemoryError

from .folders import folder_problem

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


_OWN = __name__.split(".")[0] + "."


@contextmanager
def typed(model_id: str, revision: str | None) -> Iterator[None]:
    """Errors of others become ours; their text is not repeated, since it runs over many lines.

    Raises:
        MissingExtraError: a package is not installed.
        OutOfMemoryError: torch had no room for the weights.
        ModelNotAvailableError: gated, absent or corrupt weights.
        EngineError: a fault of this package.
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
    if isinstance(error, (TypeError, KeyError)) and _ours(error):
        return _fault(error)
    return folder_problem(Path(model_id), error) if Path(model_id).is_dir() else _of_hub(model_id, revision, error)


def _no_room(model_id: str) -> OutOfMemoryError:
    hint = "quantisation='nf4' or 'torchao-int8', a smaller model, or an endpoint: openai:URL#MODEL"
    return OutOfMemoryError(f"{model_id} does not fit the memory", hint=hint)


def _ours(error: Exception) -> bool:
    """It was raised by code of this package, or by a call that does not fit: no file is to blame."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return frame is not None and str(frame.tb_frame.f_globals.get("__name__", "")).startswith(_OWN)


def _fault(error: Exception) -> EngineError:
    import torch
    import transformers

    where = "".join(f"{one.name}:{one.lineno}" for one in extract_tb(error.__traceback__)[-1:])
    hint = f"please report it, with torch {torch.__version__} and transformers {transformers.__version__}"
    return EngineError(f"a fault of wardround while the model loaded: {type(error).__name__} in {where}", hint=hint)


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

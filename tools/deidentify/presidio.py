"""Microsoft presidio as one more detector (extra `presidio`): its recognizers beside ours.

Nothing is downloaded: without a spaCy model that is already installed only its patterns and check sums work, on a blank pipeline;
its recognizers of e-mail and web addresses are left out, since they fetch a list of domains, and ours find both.
"""

import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from wardround.records import MissingExtraError, ModelNotAvailableError

from .kinds import Detector, Found, PhiKind

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

_KINDS: dict[str, PhiKind] = {
    "PERSON": "name", "LOCATION": "place", "PHONE_NUMBER": "phone", "US_SSN": "ssn", "US_ITIN": "ssn", "MEDICAL_LICENSE": "licence",
    "US_DRIVER_LICENSE": "licence", "US_PASSPORT": "other_number", "UK_NHS": "record_number", "IP_ADDRESS": "ip",
    "CREDIT_CARD": "account_number", "IBAN_CODE": "account_number", "US_BANK_NUMBER": "account_number", "CRYPTO": "account_number",
}  # fmt: skip
"""Dates are ours alone: they move, and must be found in a form that can be written again."""
_FETCHING = {"EmailRecognizer", "UrlRecognizer"}


def presidio_detector(*, model: str | None = None, score: float = 0.5) -> Detector:
    """A detector for `Deidentifier(detectors=[...])`.

    Args:
        model: name of an installed spaCy model, for names and places; None for patterns alone.
        score: least confidence of presidio, 0 to 1.

    Raises:
        MissingExtraError: presidio is not installed.
        ModelNotAvailableError: the model is not; it is never downloaded.
    """
    engine = _engine(model)
    kinds = sorted(_KINDS)

    def find(text: str) -> Iterator[Found]:
        for one in engine.analyze(text, language="en", entities=kinds, score_threshold=score):
            yield Found(_KINDS[one.entity_type], one.start, one.end)

    return find


def _engine(model: str | None) -> "AnalyzerEngine":
    try:
        with warnings.catch_warnings(action="ignore"):  # of packages that presidio brings along
            import spacy
            from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
            from presidio_analyzer.nlp_engine import SpacyNlpEngine
    except ImportError as error:
        raise MissingExtraError("presidio is not installed", hint="pip install 'wardround[presidio]'") from error
    if model is not None and not spacy.util.is_package(model):
        raise ModelNotAvailableError(
            f"no spaCy model {model!r} is installed", hint="install it; none is downloaded here"
        )
    load: Callable[[], Any] = (lambda: spacy.blank("en")) if model is None else (lambda: spacy.load(model))
    with warnings.catch_warnings(action="ignore"):
        nlp = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": model or "blank"}])
        nlp.nlp = {"en": load()}
        registry = RecognizerRegistry(supported_languages=["en"])
        registry.load_predefined_recognizers(languages=["en"], nlp_engine=nlp)
        registry.recognizers = [
            one
            for one in registry.recognizers
            if type(one).__name__ not in _FETCHING and (model or type(one).__name__ != "SpacyRecognizer")
        ]
        return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["en"])

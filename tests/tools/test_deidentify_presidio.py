"""presidio as one more detector, without any model and without the network."""

import importlib.util
import socket
import sys

import pytest

from wardround.records import MissingExtraError, ModelNotAvailableError
from wardround.tools.deidentify import Deidentifier
from wardround.tools.deidentify.presidio import presidio_detector

INSTALLED = importlib.util.find_spec("presidio_analyzer") is not None
needs_presidio = pytest.mark.skipif(not INSTALLED, reason="presidio-analyzer is not installed (extra presidio)")
IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("the network was asked for something")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@needs_presidio
def test_what_only_presidio_knows_is_replaced_too(no_network):
    text = f"INVENTED. Refund to {IBAN} was agreed. Write to a@example.org. Metformin 500 mg twice daily."
    plain = Deidentifier(secret="s").deidentify(text).text
    more = Deidentifier(secret="s", detectors=[presidio_detector()]).deidentify(text).text
    assert IBAN not in more
    assert "Metformin 500 mg twice daily." in more
    assert "example.org" not in more or "a@example.org" not in more
    assert "Metformin 500 mg twice daily." in plain


@needs_presidio
def test_a_model_is_never_downloaded(no_network):
    with pytest.raises(ModelNotAvailableError, match="no_such_model"):
        presidio_detector(model="no_such_model")


def test_without_presidio_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "presidio_analyzer", None)
    with pytest.raises(MissingExtraError, match="wardround\\[presidio\\]"):
        presidio_detector()

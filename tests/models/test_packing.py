"""Weights laid out anew: the same tokens, no weight held twice, and the model beside it still works."""

import pytest

pytest.importorskip("torch")

import torch
from langchain_core.messages import HumanMessage

from tests.models.tiny import build_text, text_of
from wardround.models import load_model
from wardround.models.medgemma.decoding import packing
from wardround.models.medgemma.decoding.network import Network
from wardround.models.medgemma.formatting import format_prompt

pytestmark = pytest.mark.engine
NEW = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Large enough for its matrices to be worth it."""
    return build_text(tmp_path_factory.mktemp("models") / "wide", hidden=256)


def plain(folder):
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()


def load(folder):
    return load_model(f"transformers:{folder}", dtype="float32", max_new_tokens=NEW, allow_cut=True)


def said(model, ids):
    made = model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=NEW, do_sample=False)
    return made[0, ids.shape[1] :].tolist()


def test_tokens_are_those_of_a_model_that_nobody_touched(folder):
    model, untouched = load(folder), plain(folder)
    messages = [[HumanMessage(text_of(80 + 30 * number, number))] for number in range(4)]
    replies = [reply.content for reply in model.batch(messages)]
    for message, reply in zip(messages, replies, strict=True):
        ids = torch.tensor([model._encoder.encode(format_prompt(message)).ids])
        tokens = [token for token in said(untouched, ids) if token not in model._ends]
        assert reply == model._words.decode(tokens, skip_special_tokens=True)


def test_no_weight_is_held_twice_and_transformers_still_works(folder):
    model, untouched = load(folder), plain(folder)
    over = model._gatherer.network.model
    if not packing.packable(torch.zeros(512, 512)):
        pytest.skip("this processor gains nothing by another layout")
    kept = {name for name, _ in over.named_parameters()}
    lost = {name for name, _ in untouched.named_parameters()} - kept
    assert {name.split(".")[-2] for name in lost} >= {"q_proj", "v_proj", "o_proj", "gate_proj", "down_proj"}
    ids = torch.tensor([model._words(text_of(60))["input_ids"]])
    assert said(over, ids) == said(untouched, ids)
    again = Network(over)
    assert [layer._read for layer in again._blocks._layers] == [
        layer._read for layer in model._gatherer.network._blocks._layers
    ]


def test_without_these_functions_of_torch_weights_stay_as_they_are(folder, monkeypatch):
    monkeypatch.setattr(packing, "_is_right", lambda dtype: False)
    over = load(folder)._gatherer.network.model
    assert {name for name, _ in over.named_parameters()} == {name for name, _ in plain(folder).named_parameters()}


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("rows", [1, 2, 7, 300])
def test_products_are_those_of_torch(dtype, rows):
    weight, hidden = torch.randn(512, 384).to(dtype), torch.randn(rows, 384).to(dtype)
    right = torch.nn.functional.linear(hidden, weight).float()
    ways = [packing.product(hidden, weight)]
    if packing.packable(weight):
        ways.append(packing.Packed(weight)(hidden))
    near = 1e-4 if dtype == torch.float32 else 0.3
    assert all(torch.allclose(way.float(), right, atol=near, rtol=1e-2) for way in ways)

"""What the GPU part of the benchmark works out, checked on paper and on a CPU; and vLLM's part on a double of it."""

import sys
import types

import pytest

from benchmarks.engine import beside_vllm, shapes

torch = pytest.importorskip("torch", reason="needs the extra medgemma")
pytest.importorskip("transformers", reason="needs the extra medgemma")
pytestmark = pytest.mark.engine


@pytest.mark.parametrize(("name", "weights", "row"), [("4b", 7.76e9, 20 * 1024), ("27b", 54.0e9, 80 * 1024)])
def test_a_step_reads_the_weights_the_context_once_and_a_window_for_each_row(name, weights, row):
    from benchmarks.engine.roofline import step_bytes
    from wardround.models.medgemma.memory import cache_bytes

    config = shapes.config_of(name)
    assert step_bytes(config, 0, 8) == pytest.approx(weights, rel=0.01)
    assert step_bytes(config, 32_768, 1) - step_bytes(config, 0, 1) == cache_bytes(config, 32_768)
    assert step_bytes(config, 40_000, 8) - step_bytes(config, 39_000, 8) == 1000 * row  # shared: once for all rows
    window = step_bytes(config, 32_768, 2) - step_bytes(config, 32_768, 1)
    assert window == cache_bytes(config, 1024) - row * 1024


@pytest.mark.parametrize(("name", "short", "long"), [("4b", 123e3, 84.5e3), ("27b", 15.4e3, 12.6e3)])
def test_a_prefill_takes_the_weights_and_what_attention_sees(name, short, long):
    """Against figures worked out apart from this code: 790 TFLOP/s, without attention and with it at 128k."""
    from benchmarks.engine.roofline import prefill_flops

    config = shapes.config_of(name)
    assert 790e12 / prefill_flops(config, 1) == pytest.approx(short, rel=0.02)
    assert 131_072 * 790e12 / prefill_flops(config, 131_072) == pytest.approx(long, rel=0.1)


def test_the_measured_part_is_sound_on_a_small_model(text_folder):
    from benchmarks.engine.gpu import at, speed_of
    from wardround.models import load_model

    network = load_model(f"transformers:{text_folder}", dtype="float32")._gatherer.network
    speed = speed_of("cpu", torch.float32, side=64)
    before = network.work.prefilled
    found = at(network, 700, 3, speed, new=6)
    assert network.work.prefilled - before == 4 * 700  # each of four runs reads the shared context once
    assert all(value > 0 for value in found.values())
    assert found["prefill_of_roofline"] < 5
    assert found["decode_of_roofline"] < 5  # a small copy is slower than what caches give


def test_without_a_gpu_or_vllm_it_says_so(monkeypatch):
    from benchmarks.engine.gpu import on_gpu

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert on_gpu() == {"gpu": "no GPU here"}
    monkeypatch.setattr(beside_vllm, "find_spec", lambda name: None)
    assert beside_vllm.beside_vllm("4b", 8192, [1]) == {"none": "vLLM is not installed here"}


class Llm:
    """What is asked of vLLM."""

    asked: list = []  # noqa: RUF012 - cleared by the test

    def __init__(self, model, **options):
        from transformers import AutoConfig

        config = AutoConfig.from_pretrained(model)
        Llm.asked.append(("load", config.architectures, config.hidden_size, options))

    def reset_prefix_cache(self):
        Llm.asked.append(("reset",))

    def generate(self, prompts, given, use_tqdm):
        Llm.asked.append(("generate", [len(one["prompt_token_ids"]) for one in prompts], given["max_tokens"]))


def test_vllm_is_asked_for_the_same_work(monkeypatch):
    double = types.ModuleType("vllm")
    double.LLM, double.SamplingParams, double.__version__ = Llm, dict, "0"
    monkeypatch.setitem(sys.modules, "vllm", double)
    Llm.asked.clear()
    ticks = iter(range(100))
    monkeypatch.setattr(beside_vllm.time, "perf_counter", lambda: float(next(ticks) ** 2))
    found = beside_vllm.measure("4b", 500, [1, 3])
    kind, architectures, hidden, options = Llm.asked[0]
    assert (kind, architectures, hidden) == ("load", ["Gemma3ForCausalLM"], 2560)
    assert options["load_format"] == "dummy"
    assert options["max_model_len"] >= 501 + shapes.NEW
    assert [one for one in Llm.asked if one[0] == "generate"][-1] == ("generate", [501] * 3, shapes.NEW)
    assert Llm.asked.count(("reset",)) == 2
    assert found["3 rows"]["decode_tokens_per_second"] == pytest.approx(3 * (shapes.NEW - 1) / 4)

"""Loading MedGemma: what is taken, what is refused, and in which words. Small random models, as everywhere."""

import json
import shutil
from pathlib import Path

import pytest
from langchain_core.messages import HumanMessage

from tests.models.adapter import make_adapter
from wardround.models import describe, load_model
from wardround.models.medgemma.formatting import format_prompt
from wardround.records import EngineError, MissingExtraError, ModelNotAvailableError, OutOfMemoryError

torch = pytest.importorskip("torch", reason="needs the extra medgemma")
pytest.importorskip("transformers", reason="needs the extra medgemma")
pytestmark = [
    pytest.mark.engine,
    # peft and bitsandbytes against the newest transformers and torch; nothing of ours
    pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing. is deprecated:FutureWarning"),
    pytest.mark.filterwarnings("ignore:.torch.jit.script_method. is deprecated:DeprecationWarning"),
]

NEW = 6
QUIET = {"max_new_tokens": NEW, "allow_cut": True}
PROMPTS = ["chest pain on the left", "reports cough and fever since monday"]


def load(folder, **options):
    return load_model(f"transformers:{folder}", **{"dtype": "float32", **QUIET, **options})


def logits(model, prompt: str = PROMPTS[0]):
    network = model._gatherer.network
    ids = torch.tensor([model._words(prompt)["input_ids"]])
    with torch.inference_mode():
        return network.model(input_ids=ids).logits[0, -1].float()


def generated(model, prompt: str) -> str:
    """The model card's way, over whatever layers the model has."""
    network, asked = model._gatherer.network, [{"role": "user", "content": prompt}]
    given = model._words.apply_chat_template(asked, add_generation_prompt=True, return_dict=True, return_tensors="pt")
    made = network.model.generate(**given, max_new_tokens=NEW, do_sample=False)[0, given["input_ids"].shape[1] :]
    return model._words.decode([t for t in made.tolist() if t not in model._ends], skip_special_tokens=False)


def changed(folder: Path, to: Path, **config) -> Path:
    """A copy with another config."""
    shutil.copytree(folder, to)
    path = to / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | config))
    return to


# -- what kind of model it is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "name"), [("text_folder", "ForCausalLM"), ("image_folder", "ForConditionalGener")])
def test_the_config_says_whether_a_model_sees(request, kind, name):
    model = load(request.getfixturevalue(kind))
    assert name in type(model._gatherer.network.model).__name__
    assert (model._encoder._images is not None) is (kind == "image_folder")


@pytest.mark.parametrize("dtype", ["bfloat16", "float32"])
def test_weights_come_in_the_dtype_asked_for_whatever_they_were_stored_in(text_folder, tmp_path, dtype):
    stored = changed(text_folder, tmp_path / "half", dtype="float16", torch_dtype="float16")
    model = load(stored, dtype=dtype)
    assert {str(weight.dtype) for weight in model._gatherer.network.model.parameters()} == {f"torch.{dtype}"}
    assert describe(model, role="text").dtype == dtype


@pytest.mark.parametrize("dtype", ["float16", "float8", "auto"])
def test_other_dtypes_are_refused(text_folder, dtype):
    with pytest.raises(ModelNotAvailableError, match=dtype):
        load(text_folder, dtype=dtype)


def test_weights_quantised_to_compute_in_float16_are_refused(text_folder, tmp_path):
    how = {"quant_method": "bitsandbytes", "load_in_4bit": True, "bnb_4bit_compute_dtype": "float16"}
    with pytest.raises(ModelNotAvailableError, match="float16"):
        load(changed(text_folder, tmp_path / "a", quantization_config=how))
    with pytest.raises(ModelNotAvailableError, match="gptq"):
        load(changed(text_folder, tmp_path / "b", quantization_config={"quant_method": "gptq", "bits": 4}))


def test_a_pretrained_model_goes_on_from_bare_text(text_folder, tmp_path):
    folder = shutil.copytree(text_folder, tmp_path / "tiny-4b-pt")
    model, chat = load(folder), load(text_folder)
    assert not model.turns
    prompt = model._encoder.encode(format_prompt([HumanMessage("INDICATION: cough findings:")], turns=False))
    assert prompt.ids == tuple(model._words("INDICATION: cough findings:")["input_ids"])
    assert model.invoke(PROMPTS[0]).content != chat.invoke(PROMPTS[0]).content


def test_a_reply_ends_with_its_turn_even_where_the_generation_config_forgets_that(text_folder, tmp_path):
    folder = shutil.copytree(text_folder, tmp_path / "model")
    config = json.loads((folder / "generation_config.json").read_text())
    (folder / "generation_config.json").write_text(json.dumps(config | {"eos_token_id": config["eos_token_id"][0]}))
    assert load(folder)._ends == load(text_folder)._ends


@pytest.mark.parametrize("kind", ["text_folder", "image_folder"])
def test_tied_embeddings_lack_nothing(request, tmp_path, kind):
    """As the published checkpoints: the output layer is the embeddings, and no tensor of its own."""
    from safetensors.torch import load_file, save_file

    folder = changed(request.getfixturevalue(kind), tmp_path / "tied", tie_word_embeddings=True)
    config = json.loads((folder / "config.json").read_text())
    config.get("text_config", {})["tie_word_embeddings"] = True
    (folder / "config.json").write_text(json.dumps(config))
    weights = {name: w for name, w in load_file(folder / "model.safetensors").items() if "lm_head" not in name}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    network = load(folder)._gatherer.network
    assert network.model.lm_head.weight.data_ptr() == network.text.embed_tokens.weight.data_ptr()


def test_options_stand_behind_the_string(text_folder):
    model = load_model(f"transformers:{text_folder}?dtype=float32&max_new_tokens=7&allow_cut=true&think=false")
    assert (model.dtype, model.max_new_tokens, model.allow_cut, model.think) == ("float32", 7, True, False)
    with pytest.raises(ModelNotAvailableError, match="max_new_tokens"):
        load_model(f"transformers:{text_folder}?max_new_tokens=-1")


# -- smaller weights ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["text_folder", "image_folder"])
@pytest.mark.parametrize(
    ("quantisation", "package", "closest"),
    [("torchao-int8", "torchao", 0.02), ("int8", "bitsandbytes", 0.05), ("nf4", "bitsandbytes", 0.6)],
)
def test_quantised_layers_work_in_the_engine_and_stand_in_the_record(request, kind, quantisation, package, closest):
    pytest.importorskip(package, reason="needs the extra quantised")
    folder = request.getfixturevalue(kind)
    full, small = load(folder), load(folder, quantisation=quantisation)
    record = describe(small, role="text")
    assert (record.quantisation, record.dtype) == (quantisation, "float32")
    network = small._gatherer.network
    weight = network.text.layers[0].mlp.up_proj.weight
    assert "Int8" in type(weight).__name__ + type(weight.data).__name__ or weight.dtype in (torch.int8, torch.uint8)
    away = torch.nn.functional.kl_div(
        logits(small).log_softmax(-1), logits(full).log_softmax(-1), log_target=True, reduction="sum"
    )
    assert 0 < float(away) < closest
    assert small.invoke(PROMPTS[0]).content == generated(small, PROMPTS[0])
    if quantisation != "int8":  # LLM.int8() rounds by what else is in the batch
        assert [reply.content for reply in small.batch(PROMPTS)] == [small.invoke(prompt).content for prompt in PROMPTS]


def test_an_unknown_quantisation_and_a_missing_package_are_named(text_folder, monkeypatch):
    with pytest.raises(ModelNotAvailableError, match="nf4"):
        load(text_folder, quantisation="int3")
    monkeypatch.setattr("wardround.models.medgemma.quantisation.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"bitsandbytes.*wardround\[quantised\]"):
        load(text_folder, quantisation="nf4")
    with pytest.raises(MissingExtraError, match=r"peft.*wardround\[medgemma\]"):
        load(text_folder, adapter="some/adapter")


# -- adapters ----------------------------------------------------------------------------------------------------


def generated_by_peft(folder, adapter, words, prompt: str, ends) -> str:
    import peft
    from transformers import AutoModelForCausalLM, AutoModelForImageTextToText

    kind = AutoModelForImageTextToText if "image" in str(folder) else AutoModelForCausalLM
    model = peft.PeftModel.from_pretrained(kind.from_pretrained(folder, dtype=torch.float32), adapter).eval()
    asked = [{"role": "user", "content": prompt}]
    given = words.apply_chat_template(asked, add_generation_prompt=True, return_dict=True, return_tensors="pt")
    made = model.generate(**given, max_new_tokens=NEW, do_sample=False)[0, given["input_ids"].shape[1] :]
    return words.decode([token for token in made.tolist() if token not in ends], skip_special_tokens=False)


@pytest.mark.parametrize("kind", ["text_folder", "image_folder"])
def test_an_adapter_says_what_peft_says(request, tmp_path, kind):
    pytest.importorskip("peft", reason="needs peft")
    folder = request.getfixturevalue(kind)
    adapter = make_adapter(folder, tmp_path / "adapter")
    plain, model = load(folder), load(folder, adapter=str(adapter))
    assert float((logits(model) - logits(plain)).abs().max()) > 0.1
    expected = [generated_by_peft(folder, adapter, model._words, prompt, model._ends) for prompt in PROMPTS]
    assert [reply.content for reply in model.batch(PROMPTS)] == expected
    assert expected != [reply.content for reply in plain.batch(PROMPTS)]
    assert describe(model, role="text").settings["adapter"] == str(adapter)


def test_an_adapter_that_saved_the_output_layer_too(text_folder, tmp_path):
    pytest.importorskip("peft", reason="needs peft")
    adapter = make_adapter(text_folder, tmp_path / "adapter", saved=["lm_head", "embed_tokens"])
    model = load(text_folder, adapter=str(adapter))
    assert model.invoke(PROMPTS[0]).content == generated_by_peft(
        text_folder, adapter, model._words, PROMPTS[0], model._ends
    )


@pytest.mark.parametrize("quantisation", ["nf4", "torchao-int8"])
def test_an_adapter_over_quantised_weights(text_folder, tmp_path, quantisation):
    pytest.importorskip("peft", reason="needs peft")
    pytest.importorskip("bitsandbytes" if quantisation == "nf4" else "torchao", reason="needs the extra quantised")
    adapter = make_adapter(text_folder, tmp_path / "adapter")
    bare, model = load(text_folder, quantisation=quantisation), load(
        text_folder, quantisation=quantisation, adapter=str(adapter)
    )  # fmt: skip
    assert float((logits(model) - logits(bare)).abs().max()) > 0.1
    assert model.invoke(PROMPTS[0]).content == generated(model, PROMPTS[0])


def test_adapters_that_cannot_be_taken(text_folder, image_folder, tmp_path):
    pytest.importorskip("peft", reason="needs peft")
    with pytest.raises(ModelNotAvailableError, match=r"adapter_model\.safetensors"):
        load(text_folder, adapter=str(tmp_path))
    good = make_adapter(text_folder, tmp_path / "good")
    pickled = shutil.copytree(good, tmp_path / "pickled")
    (pickled / "adapter_model.safetensors").rename(pickled / "adapter_model.bin")
    with pytest.raises(ModelNotAvailableError, match=r"adapter_model\.safetensors"):
        load(text_folder, adapter=str(pickled))
    with pytest.raises(ModelNotAvailableError, match="does not fit"):
        load(image_folder, adapter=str(good))


# -- where the weights lie ---------------------------------------------------------------------------------------


def test_layers_on_disk_say_the_same(text_folder, tmp_path):
    plain = load(text_folder)
    count = len(plain._gatherer.network.text.layers)
    places = {"model.embed_tokens": "cpu", "model.norm": "cpu", "model.rotary_emb": "cpu", "lm_head": "cpu"}
    places |= {f"model.layers.{n}": "disk" if n % 2 else "cpu" for n in range(count)}
    spread = load(text_folder, device_map=places, offload_folder=str(tmp_path / "layers"))
    assert [reply.content for reply in spread.batch(PROMPTS)] == [reply.content for reply in plain.batch(PROMPTS)]
    assert load(text_folder, device_map="auto").invoke(PROMPTS[0]).content == plain.invoke(PROMPTS[0]).content


def test_a_model_split_over_gpus_is_refused_in_words():
    from wardround.models.medgemma.loading import _refuse_split

    with pytest.raises(ModelNotAvailableError, match="one device"):
        _refuse_split(type("Split", (), {"hf_device_map": {"a": 0, "b": 1, "c": "cpu"}}))


def shape_of_27b():
    from transformers import Gemma3TextConfig

    return Gemma3TextConfig(
        vocab_size=262_208, hidden_size=5376, intermediate_size=21_504, num_hidden_layers=62, num_attention_heads=32,
        num_key_value_heads=16, head_dim=128, sliding_window=1024,
    )  # fmt: skip


def test_memory_that_is_not_there_is_refused_before_loading_and_what_fits_is_named(text_folder, tmp_path, monkeypatch):
    (tmp_path / "big").mkdir()
    shape_of_27b().save_pretrained(tmp_path / "big")
    monkeypatch.setattr("wardround.models.medgemma.memory.free_bytes", lambda device: int(24e9))
    with pytest.raises(OutOfMemoryError, match=r"59 GB in bfloat16.*24 GB free.*'nf4'.*openai:") as error:
        load(tmp_path / "big", dtype="bfloat16")
    assert "torchao" not in error.value.hint
    monkeypatch.setattr("wardround.models.medgemma.memory.free_bytes", lambda device: int(40e9))
    with pytest.raises(OutOfMemoryError, match="torchao-int8"):
        load(tmp_path / "big", dtype="bfloat16")


def test_the_4b_is_worked_out_from_its_shape():
    from transformers import Gemma3Config, Gemma3TextConfig, SiglipVisionConfig

    from wardround.models.medgemma.memory import weight_bytes

    text = Gemma3TextConfig(
        vocab_size=262_208, hidden_size=2560, intermediate_size=10_240, num_hidden_layers=34, num_attention_heads=8,
        num_key_value_heads=4, head_dim=256, sliding_window=1024,
    )  # fmt: skip
    vision = SiglipVisionConfig(
        hidden_size=1152, intermediate_size=4304, num_hidden_layers=27, num_attention_heads=16, image_size=896,
        patch_size=14, vision_use_head=False,
    )  # fmt: skip
    config = Gemma3Config(
        text_config=text.to_dict(), vision_config={**vision.to_dict(), "model_type": "siglip_vision_model"}
    )
    assert weight_bytes(config, "bfloat16", None) == pytest.approx(8.6e9, rel=0.02)


def test_torch_without_room_is_a_typed_error(text_folder, monkeypatch):
    from transformers import AutoModelForCausalLM

    def full(*args, **kwargs):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 54 GiB")

    monkeypatch.setattr(AutoModelForCausalLM, "from_pretrained", full)
    with pytest.raises(OutOfMemoryError, match="nf4"):
        load(text_folder)


def test_a_batch_without_room_is_a_typed_error_and_the_model_lives_on(text_folder, monkeypatch):
    model = load(text_folder)
    network = model._gatherer.network

    def full(*args):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")

    with monkeypatch.context() as patched:
        patched.setattr(network, "step", full)
        with pytest.raises(OutOfMemoryError) as error:
            model.invoke(PROMPTS[0])
    assert error.value.hint
    assert model.invoke(PROMPTS[0]).content


# -- garbage -----------------------------------------------------------------------------------------------------


def spoilt(folder: Path, to: Path, spoil) -> Path:
    from safetensors.torch import load_file, save_file

    shutil.copytree(folder, to)
    weights = load_file(to / "model.safetensors")
    spoil(weights)
    save_file(weights, to / "model.safetensors", metadata={"format": "pt"})
    return to


def test_garbage_is_found_before_anybody_reads_it(text_folder, tmp_path):
    norm = "model.norm.weight"
    cases = {
        "not finite": lambda weights: weights[norm].fill_(float("nan")),
        "padding": lambda weights: weights["lm_head.weight"].zero_(),
        "repeats": lambda weights: (weights["lm_head.weight"].zero_(), weights["model.embed_tokens.weight"].fill_(0.1),
                                    weights["lm_head.weight"][300].copy_(_final_state(text_folder))),
    }  # fmt: skip
    for words, spoil in cases.items():
        with pytest.raises(ModelNotAvailableError, match=words):
            load(spoilt(text_folder, tmp_path / words.replace(" ", "-"), spoil))


def _final_state(folder):
    """What the last layer says when all words are alike: an output row along it always wins."""
    model = load(folder)._gatherer.network.model
    with torch.inference_mode():
        model.model.embed_tokens.weight.fill_(0.1)
        return model.model(input_ids=torch.tensor([[5, 6, 7]])).last_hidden_state[0, -1].clone()


def _second(logits, draws, bound):
    return logits.argsort(dim=-1)[:, -2].tolist()


def test_an_engine_that_differs_from_transformers_is_refused(text_folder, monkeypatch):
    from wardround.models.medgemma.decoding import picking

    monkeypatch.setattr("wardround.models.medgemma.decoding.loop.pick", _second)
    assert picking.pick  # the name that is replaced where it is used
    with pytest.raises(ModelNotAvailableError, match="differ"):
        load(text_folder)


# -- folders -----------------------------------------------------------------------------------------------------


def test_folders_that_hold_no_whole_model_say_what_is_wrong(text_folder, tmp_path):
    def broken(name, spoil):
        folder = shutil.copytree(text_folder, tmp_path / name)
        spoil(folder)
        return folder

    def cut(folder):
        path = folder / "model.safetensors"
        path.write_bytes(path.read_bytes()[:-50_000])

    def fewer(folder):
        from safetensors.torch import load_file, save_file

        weights = load_file(folder / "model.safetensors")
        del weights["model.layers.3.mlp.up_proj.weight"]
        save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})

    def pickled(folder):
        (folder / "model.safetensors").unlink()
        torch.save({}, folder / "pytorch_model.bin")

    for name, spoil, words in [
        ("config", lambda f: (f / "config.json").write_text("{"), r"corrupt: config\.json"),
        ("index", lambda f: (f / "model.safetensors").rename(f / "a.safetensors"), "cannot load|corrupt"),
        ("shard", lambda f: _sharded(f), r"corrupt: no model-2-of-2\.safetensors"),
        ("noconfig", lambda f: (f / "config.json").unlink(), r"no config\.json"),
        ("cut", cut, r"incomplete or corrupt: model\.safetensors"),
        ("fewer", fewer, "lack 1 tensors"),
        ("pickled", pickled, "no safetensors"),
        ("words", lambda f: [p.unlink() for p in f.glob("token*")], "tokenizer"),
    ]:
        with pytest.raises(ModelNotAvailableError, match=words):
            load(broken(name, spoil))
    with pytest.raises(ModelNotAvailableError, match=r"RuntimeError.*each of its files can be read"):
        load(changed(text_folder, tmp_path / "other", intermediate_size=128))
    with pytest.raises(ModelNotAvailableError, match="each of its files can be read"):
        load(changed(text_folder, tmp_path / "typed", num_hidden_layers="six"))
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(ModelNotAvailableError, match=r"bert.*endpoint"):
        load(tmp_path / "bert")


def _sharded(folder):
    """An index that names a file which is not there."""
    (folder / "model.safetensors").rename(folder / "model-1-of-2.safetensors")
    shards = {"model.norm.weight": "model-1-of-2.safetensors", "lm_head.weight": "model-2-of-2.safetensors"}
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": shards}))


def test_a_fault_of_ours_is_not_called_a_corrupt_folder(text_folder, monkeypatch):
    """As when a part of the engine takes other arguments than it is given."""
    monkeypatch.setattr("wardround.models.medgemma.loading._refuse_wordless", lambda: None)
    with pytest.raises(EngineError, match=r"a fault of wardround.*TypeError in _loaded") as raised:
        load(text_folder)
    assert not isinstance(raised.value, ModelNotAvailableError)
    assert "transformers" in (raised.value.hint or "")


def test_a_folder_that_is_not_there_is_called_that(tmp_path):
    with pytest.raises(ModelNotAvailableError, match=r"there is no folder .*gone"):
        load_model(f"transformers:{tmp_path}/gone")

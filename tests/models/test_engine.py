"""The engine on small random models of the real architecture: the same tokens as plain `generate`, with less work."""

import asyncio
import base64
import io
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Literal

import pytest
from langchain_core.messages import HumanMessage
from pydantic import BaseModel, Field

from wardround.models import describe, load_model
from wardround.records import BadReplyError, ContextTooLongError, ModelNotAvailableError, UnsupportedInputError

torch = pytest.importorskip("torch", reason="needs the extra medgemma")
pytest.importorskip("transformers", reason="needs the extra medgemma")
pytestmark = pytest.mark.engine

NEW = 12
PLAIN = {"dtype": "float32", "max_new_tokens": NEW, "allow_cut": True, "prompt_lookup": 0, "prefix_cache_bytes": 0}
"""Without what keeps things from call to call or guesses, so that work can be counted."""


class Finding(BaseModel):
    name: Literal["mass", "nodule", "other"]
    note: Annotated[str, Field(max_length=20)]
    size: Annotated[float, Field(ge=0, le=300)] | None = None
    count: int


class Answer(BaseModel):
    findings: Annotated[list[Finding], Field(max_length=3)]
    impression: Annotated[str, Field(max_length=60)]


@pytest.fixture(scope="module")
def model(text_folder):
    return load_model(f"transformers:{text_folder}", **PLAIN)


@pytest.fixture(scope="module")
def seeing(image_folder):
    return load_model(f"transformers:{image_folder}", **PLAIN)


def picture(seed: int) -> dict:
    import numpy as np
    from PIL import Image

    pixels = np.random.default_rng(seed).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="PNG")
    uri = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    return {"type": "image_url", "image_url": {"url": uri}}


def plain(model, prompt: str, new: int = NEW) -> list[int]:
    """The model card's way: one greedy `generate`."""
    found = model._gatherer.network.model
    asked = [{"role": "user", "content": prompt}]
    given = model._words.apply_chat_template(asked, add_generation_prompt=True, return_dict=True, return_tensors="pt")
    made = found.generate(**given, max_new_tokens=new, do_sample=False)[0, given["input_ids"].shape[1] :].tolist()
    return [token for token in made if token not in model._ends]


def said(model, tokens: list[int]) -> str:
    return model._words.decode(tokens, skip_special_tokens=False)


def work(model, call):
    before = model.counts()
    found = call()
    return found, {key: value - before[key] for key, value in model.counts().items()}


def chart(words: int, seed: int = 7) -> str:
    from tests.models.tiny import text_of

    return text_of(words, seed)


def test_different_prompts_give_different_replies(model):
    """Else no test here could fail."""
    assert plain(model, "patient denies pain") != plain(model, "reports cough")


@pytest.mark.parametrize("prompts", ["shared", "short", "mixed"])
def test_a_batch_says_what_plain_generate_says(model, prompts):
    questions = [f" question {number} {chart(4 + 3 * number, number)}" for number in range(3)]
    asked = {
        "shared": [chart(1300) + question for question in questions],  # past the window and one chunk
        "short": [chart(10 + 30 * number, number) for number in range(4)],
        "mixed": [chart(600, 1), chart(20, 2), chart(300) + questions[0], chart(300) + questions[1]],
    }[prompts]
    expected = [said(model, plain(model, prompt)) for prompt in asked]
    replies, counts = work(model, lambda: model.batch(asked))
    assert [reply.content for reply in replies] == expected
    assert counts["batches"] == 1
    assert counts["steps"] <= NEW + 1  # a prompt of more than 256 tokens that nothing shares is fed in two


def test_a_shared_chart_is_prefilled_once(model):
    asked = [f"{chart(500)} question {number}" for number in range(6)]
    (_, counts) = work(model, lambda: model.batch(asked))
    longest = max(len(model._words(prompt)["input_ids"]) for prompt in asked)
    assert counts["prefilled"] < longest + 20
    assert counts["stepped"] <= 6 * (NEW + 40)


def test_samples_come_from_one_prefill_and_are_those_of_separate_calls(model):
    message = [HumanMessage(chart(600))]
    together, counts = work(model, lambda: model.generate([message], n=4, temperature=1.0, seed=5))
    apart = [model.generate([message], temperature=1.0, seed=5 + number).generations[0][0].text for number in range(4)]
    assert [reply.text for reply in together.generations[0]] == apart
    assert len(set(apart)) > 1
    assert counts["prefilled"] < 700


def test_threads_share_a_batch_and_get_their_own_replies(model):
    asked = [f"{chart(30, number)} {number}" for number in range(6)]
    expected = [said(model, plain(model, prompt)) for prompt in asked]
    with ThreadPoolExecutor(6) as pool:
        assert [reply.content for reply in pool.map(model.invoke, asked)] == expected


def test_asynchronous_calls_and_streams_say_the_same(model):
    expected = said(model, plain(model, "patient reports cough"))

    async def ask():
        one = await model.ainvoke("patient reports cough")
        many = await model.abatch(["patient reports cough", "fever"])
        pieces = [chunk.content async for chunk in model.astream("patient reports cough")]
        return one.content, many[0].content, "".join(pieces)

    assert asyncio.run(ask()) == (expected, expected, expected)
    assert "".join(chunk.content for chunk in model.stream("patient reports cough")) == expected


def test_a_cancelled_call_frees_its_place(text_folder):
    model = load_model(f"transformers:{text_folder}", dtype="float32", max_new_tokens=50_000, allow_cut=True)
    stream = model.stream("patient reports cough")
    next(stream)
    stream.close()
    assert model.model_copy(update={"max_new_tokens": 3}).invoke("fever").content  # the first does not run on


def test_objects_whatever_the_model_is(model):
    asker = model.model_copy(update={"max_new_tokens": 400, "allow_cut": False}).with_structured_output(Answer)
    answers, counts = work(model, lambda: asker.batch([f"{chart(20, number)}" for number in range(8)]))
    assert all(isinstance(answer, Answer) for answer in answers)
    assert counts["batches"] == 1


def test_sampled_objects_are_valid_too(model):
    asker = model.model_copy(update={"max_new_tokens": 400, "allow_cut": False, "temperature": 1.5})
    replies = asker.generate([[HumanMessage("report")]], n=16, reply_schema=Answer).generations[0]
    assert len({Answer.model_validate_json(reply.text).model_dump_json() for reply in replies}) > 8


@pytest.mark.parametrize("count", [1, 2])
def test_images_are_seen_as_transformers_sees_them(seeing, image_folder, count):
    from transformers.models.gemma3.processing_gemma3 import Gemma3Processor

    from wardround.models.medgemma.encoding import _square

    parts = [picture(number) for number in range(count)]
    question = chart(100)
    processor = Gemma3Processor(seeing._encoder._images, seeing._words, image_seq_length=4)
    content = [*({"type": "image"} for _ in parts), {"type": "text", "text": question}]
    prompt = seeing._words.apply_chat_template(
        [{"role": "user", "content": content}], add_generation_prompt=True, tokenize=False
    )
    pictures = [_square(part["image_url"]["url"]) for part in parts]
    given = processor(images=[pictures], text=prompt, add_special_tokens=False, return_tensors="pt")
    network = seeing._gatherer.network
    made = network.model.generate(**given, max_new_tokens=NEW, do_sample=False)
    made = made[0, given["input_ids"].shape[1] :].tolist()
    reply = seeing.invoke([HumanMessage([*parts, {"type": "text", "text": question}])])
    assert reply.content == said(seeing, [token for token in made if token not in seeing._ends])


def test_another_image_gives_another_reply_and_the_same_image_is_prefilled_once(seeing):
    def ask(seed, number):
        return [HumanMessage([picture(seed), {"type": "text", "text": f"{chart(80)} {number}"}])]

    apart = [seeing.invoke(ask(1, number)).content for number in range(3)]
    replies, counts = work(seeing, lambda: seeing.batch([ask(1, number) for number in range(3)]))
    assert [reply.content for reply in replies] == apart
    assert counts["prefilled"] < 200
    assert seeing.invoke(ask(2, 0)).content != apart[0]


def test_wrong_use_is_one_typed_error_each(model, text_folder, tmp_path):
    with pytest.raises(UnsupportedInputError, match="text only"):
        model.invoke([HumanMessage([picture(0), {"type": "text", "text": "?"}])])
    with pytest.raises(ContextTooLongError, match="131072"):
        model.model_copy(update={"max_new_tokens": 131_072}).invoke("x")
    with pytest.raises(BadReplyError, match="cut off"):
        model.model_copy(update={"allow_cut": False, "max_new_tokens": 2}).invoke("patient reports cough")
    with pytest.raises(ModelNotAvailableError, match="float16"):
        load_model(f"transformers:{text_folder}", dtype="float16")
    with pytest.raises(ModelNotAvailableError, match="folder"):
        load_model(f"transformers:{tmp_path}")
    with pytest.raises(ModelNotAvailableError, match="tempo"):
        load_model(f"transformers:{text_folder}", tempo=1)


def test_memory_is_worked_out_from_the_shape():
    from transformers import Gemma3TextConfig

    from wardround.models.medgemma.memory import cache_bytes, check_memory, weight_bytes
    from wardround.records import OutOfMemoryError

    big = Gemma3TextConfig(
        vocab_size=262_208, hidden_size=5376, intermediate_size=21_504, num_hidden_layers=62, num_attention_heads=32,
        num_key_value_heads=16, head_dim=128, sliding_window=1024,
    )  # fmt: skip
    assert weight_bytes(big, "bfloat16", None) == pytest.approx(54.0e9, rel=0.01)
    assert cache_bytes(big, 131_072) == pytest.approx(10.4 * 2**30 + 0.4 * 2**30, rel=0.05)
    with pytest.raises(OutOfMemoryError, match="59 GB"):
        check_memory(big, "bfloat16", None, int(24e9), "this GPU")
    check_memory(big, "bfloat16", "nf4", int(24e9), "this GPU")


def test_the_record_says_what_was_run(model, text_folder):
    record = describe(model, role="text")
    assert (record.model, record.dtype, record.quantisation) == (str(text_folder), "float32", None)
    assert record.settings["temperature"] == 0.0

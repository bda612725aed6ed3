"""The decode loop's parts on a small random model: none of them may change a token."""

import threading
import time
from typing import Annotated, Literal

import pytest
from langchain_core.messages import HumanMessage
from pydantic import BaseModel, Field

from wardround.models import load_model

torch = pytest.importorskip("torch", reason="needs the extra medgemma")
pytest.importorskip("transformers", reason="needs the extra medgemma")
pytestmark = pytest.mark.engine


class Report(BaseModel):
    name_of_the_first_and_only_finding_of_this_report: Literal["mass", "nodule"]
    note: Annotated[str, Field(max_length=30)]


@pytest.fixture(scope="module")
def model(text_folder):
    return load_model(f"transformers:{text_folder}", dtype="float32", max_new_tokens=40, allow_cut=True)


@pytest.fixture(scope="module")
def network(model):
    return model._gatherer.network


def encoded(model, text):
    from wardround.models.medgemma.formatting import format_prompt

    return model._encoder.encode(format_prompt([HumanMessage(text)]))


def tokens(model, requests, **parts):
    from wardround.models.medgemma.decoding.loop import decode

    network = model._gatherer.network
    before = network.work.steps
    made = [reply.tokens for replies in decode(network, requests, model._ends, **parts) for reply in replies]
    return made, network.work.steps - before


def plain(model, prompt, new):
    ids = torch.tensor([prompt.ids])
    made = model._gatherer.network.model.generate(
        ids, attention_mask=torch.ones_like(ids), max_new_tokens=new, do_sample=False
    )[0, ids.shape[1] :].tolist()
    return [token for token in made if token not in model._ends]


def asked(model, **given):
    from tests.models.tiny import text_of
    from wardround.models.medgemma.decoding.request import Request

    return [Request(encoded(model, f"{text_of(90, 1) * 2} {number}"), 60, **given) for number in range(3)]


@pytest.mark.parametrize("given", [{}, {"temperature": 0.3, "seed": 4}, {"temperature": 0.5, "n": 3}])
def test_guessed_tokens_change_nothing(model, given):
    work = model._gatherer.network.work
    read = [work.stepped]
    without, steps = tokens(model, asked(model, **given))
    read.append(work.stepped)
    guessed, fewer = tokens(model, asked(model, draft=8, **given))
    assert guessed == without
    assert fewer <= steps
    assert "n" in given or work.stepped - read[1] > read[1] - read[0]  # guesses were tried
    if not given:
        assert without == [plain(model, request.prompt, 60) for request in asked(model)]


def test_a_quoting_reply_takes_half_the_steps_whatever_else_decodes_beside_it(model):
    from tests.models.tiny import Script, quoting, text_of
    from wardround.models.medgemma.decoding.request import Request

    prompt = encoded(model, text_of(300, 3))
    script = quoting(prompt.ids, 100, 0.9, 600)

    def requests(draft):
        bound = Request(prompt, 100, matcher=lambda: Script(script), draft=draft)
        return [bound, Request(encoded(model, "fever"), 30, draft=draft)]

    without, steps = tokens(model, requests(0))
    found, fewer = tokens(model, requests(8))
    assert found == without
    assert found[0] == script
    assert fewer < steps / 2


@pytest.mark.parametrize("draft", [0, 8])
def test_what_a_schema_forces_is_not_decoded(model, draft):
    from wardround.models.bounds import bounded_schema
    from wardround.models.medgemma.decoding.grammar import SchemaMatcher
    from wardround.models.medgemma.decoding.request import Request

    class Slow(SchemaMatcher):
        def forced(self):
            return []

        def fits(self, tokens):
            return False  # where something is forced, other tokens of the same letters would do as well

    model._matcher(Report)
    schema = bounded_schema(Report)

    def slow():
        matcher = model._grammars.matcher(schema)
        return Slow(matcher._matcher, matcher._executor)

    prompts = [encoded(model, f"report {number}") for number in range(3)]
    makers = {"slow": slow, "fast": lambda: model._grammars.matcher(schema)}
    made = {
        name: tokens(model, [Request(prompt, 200, matcher=maker, draft=draft) for prompt in prompts])
        for name, maker in makers.items()
    }
    assert made["fast"][0] == made["slow"][0]
    assert made["fast"][1] < made["slow"][1] * 0.7
    for reply in made["fast"][0]:
        Report.model_validate_json(model._words.decode(reply))


def test_guesses_are_left_out_where_they_fail_or_cost_as_much_as_they_bring():
    from wardround.models.medgemma.decoding.lookup import NOTHING, Guess, Pace

    free, dear = Pace(), Pace()
    for size in (1, 9, 1, 17):
        free.note(size, 0.010 + 0.0001 * size)
        dear.note(size, 0.001 * size)
    sure, even, poor = (Guess(list(range(8)), trust, 4) for trust in (0.99, 0.5, 0.05))
    assert free.worth(1, 1, [sure]) == [8]
    assert 0 < free.worth(1, 1, [even])[0] < 8
    assert free.worth(1, 1, [poor]) == [0]
    assert dear.worth(1, 1, [sure]) == [0]
    assert not dear.could(1, 1, 8)
    assert free.worth(4, 4, [poor, sure, NOTHING, even])[:3] == [0, 8, 0]  # each row by itself


def test_guesses_are_trusted_as_they_fare_in_one_reply():
    from wardround.models.medgemma.decoding.lookup import Trust

    trust = Trust()
    assert trust.of(4) > trust.of(2)
    for _ in range(3):
        trust.learn(4, 8, 0)
    assert trust.of(4) < 0.25
    assert trust.of(2) == Trust().of(2)
    for _ in range(5):
        trust.learn(4, 8, 8)
    trust.learn(4, 8, 3)  # three held, the fourth did not, and of the others nothing is known
    assert trust.of(4) == pytest.approx(0.9, abs=0.04)


def test_an_index_finds_the_latest_place_and_the_longest_match():
    from wardround.models.medgemma.decoding.lookup import NgramIndex

    index = NgramIndex([1, 2, 3, 4, 9, 7, 3, 4, 8, 5, 1, 2, 3, 4])
    assert index.follow(3) == (4, [9, 7, 3])  # four tokens alike count for more than two later ones
    index.extend([6, 3, 4])
    assert index.follow(2) == (2, [6, 3])
    assert NgramIndex([5, 6]).follow(4) == (0, [])


@pytest.fixture
def fresh(text_folder):
    def load(**options):
        options = {"dtype": "float32", "max_new_tokens": 12, "allow_cut": True} | options
        return load_model(f"transformers:{text_folder}", **options)

    return load


def test_a_later_call_on_the_same_chart_reads_its_question_only(fresh):
    from tests.models.tiny import text_of

    chart, questions = text_of(1500, 5), ["is there pain", "which dose was given", "was fever reported today"]
    expected = [fresh(prefix_cache_bytes=0).invoke(f"{chart} {question}").content for question in questions]
    model = fresh()
    reads = []
    for question, reply in zip(questions, expected, strict=True):
        before = model.counts()
        assert model.invoke(f"{chart} {question}").content == reply
        reads.append(model.counts()["prefilled"] + model.counts()["stepped"] - before["prefilled"] - before["stepped"])
    assert reads[0] > 1500
    assert max(reads[1:]) < 700
    assert model.counts()["prefix_hits"] == 2
    model.clear_caches()
    assert model.counts()["prefix_bytes"] == 0
    assert model.invoke(f"{chart} {questions[0]}").content == expected[0]


def test_a_chart_asked_by_batches_is_kept_where_its_questions_begin(fresh):
    from tests.models.tiny import text_of

    model, chart = fresh(), text_of(900, 6)
    model.batch([f"{chart} first {number}" for number in range(3)])
    before = model.counts()["prefilled"]
    replies = model.batch([f"{chart} first {number}" for number in (7, 8)])
    assert model.counts()["prefilled"] == before
    apart = fresh(prefix_cache_bytes=0)
    assert [reply.content for reply in replies] == [apart.invoke(f"{chart} first {n}").content for n in (7, 8)]


def test_the_prefix_cache_keeps_to_its_budget_and_drops_what_was_not_used(fresh):
    from tests.models.tiny import text_of

    model = fresh(prefix_cache_bytes=1_000_000)
    charts = [text_of(800, seed) for seed in range(6)]
    for chart in charts:
        model.invoke(chart)
        assert 0 < model.counts()["prefix_bytes"] <= 1_000_000
    assert model._gatherer.store.counts.dropped > 0
    hits = model.counts()["prefix_hits"]
    model.invoke(charts[-1])
    assert model.counts()["prefix_hits"] == hits + 1
    model.invoke(charts[0])
    assert model.counts()["prefix_hits"] == hits + 1


def test_two_charts_under_one_instruction_are_each_read_once(network, model):
    from tests.models.tiny import text_of
    from wardround.models.medgemma.decoding.request import Request

    lead, charts = text_of(100, 1), [text_of(400, 2), text_of(400, 3)]
    texts = [f"{lead} {charts[number % 2]} question {number}" for number in range(6)]
    before = network.work.prefilled
    requests = [Request(encoded(model, text), 8) for text in texts]
    made, _ = tokens(model, requests)
    assert network.work.prefilled - before < 1100
    assert made == [plain(model, request.prompt, 8) for request in requests]


def test_a_call_joins_those_that_decode_and_leaves_before_them(fresh):
    model = fresh(prompt_lookup=0)
    alone = [model.invoke("fever").content, model.model_copy(update={"max_new_tokens": 600}).invoke("cough").content]
    before = model.counts()["steps"]
    long: list[str] = []
    started = threading.Event()

    def run():
        stream = model.model_copy(update={"max_new_tokens": 600}).stream("cough")
        long.append(next(stream).content)
        started.set()
        long.extend(chunk.content for chunk in stream)

    thread = threading.Thread(target=run)
    thread.start()
    started.wait(30)
    assert model.invoke("fever").content == alone[0]
    assert thread.is_alive()
    thread.join()
    assert "".join(long) == alone[1]
    assert model.counts()["steps"] - before < 600 + 12  # the second call's steps were those of the first


def test_more_requests_than_places_get_theirs_as_places_become_free(fresh):
    model = fresh(max_rows=3)
    texts = [f"cough {number}" for number in range(10)]
    assert [reply.content for reply in model.batch(texts)] == [model.invoke(text).content for text in texts]


def test_prompts_of_like_length_are_read_together(fresh, monkeypatch):
    from tests.models.tiny import text_of
    from wardround.models.medgemma.decoding.loop import Loop

    model, admit, batches = fresh(max_rows=2), Loop.admit, list[list[int]]()

    def listening(loop, requests):
        batches.append([len(request.prompt.ids) for request in requests])
        return admit(loop, requests)

    monkeypatch.setattr(Loop, "admit", listening)
    texts = [text_of(words, words) for words in (200, 20, 210, 30)]
    together = [reply.content for reply in model.batch(texts)]
    assert len(batches[0]) == 2
    assert max(batches[0]) - min(batches[0]) < 60  # whichever came first; the others join as places become free
    assert together == [model.invoke(text).content for text in texts]


def test_a_request_that_fails_leaves_those_that_decode_alone(fresh, monkeypatch):
    from wardround.models.medgemma.decoding import loop

    model = fresh(prompt_lookup=0)
    expected = model.model_copy(update={"max_new_tokens": 600}).invoke("cough").content
    stream = model.model_copy(update={"max_new_tokens": 600}).stream("cough")
    said = next(stream).content
    read = loop.read

    def fail(*_):
        raise RuntimeError("no such prompt")

    monkeypatch.setattr(loop, "read", fail)
    with pytest.raises(RuntimeError):
        model.invoke("fever")
    monkeypatch.setattr(loop, "read", read)
    assert said + "".join(chunk.content for chunk in stream) == expected


def test_cancelled_calls_free_their_places(fresh):
    model = fresh(max_rows=1)
    stream = model.model_copy(update={"max_new_tokens": 100_000}).stream("cough")
    next(stream)
    stream.close()
    begun = time.monotonic()
    assert model.invoke("fever").content
    assert time.monotonic() - begun < 60
    assert not model._gatherer._waiting


def test_the_best_of_several_is_the_one_that_agrees_most(fresh):
    from wardround.models.agreement import agreement, most_agreed

    model = fresh(temperature=0.9)
    replies = model.generate([[HumanMessage("report")]], n=5).generations[0]
    said = [reply.text for reply in replies]
    assert [reply.generation_info["agreement"] for reply in replies] == [agreement(said, index) for index in range(5)]
    best = model.model_copy(update={"best_of": 5}).invoke("report")
    assert best.content == said[most_agreed(said)]
    assert best.response_metadata["agreement"] == agreement(said, most_agreed(said))
    assert best.response_metadata["samples"] == said
    greedy = model.generate([[HumanMessage("report")]], n=3, temperature=0.0).generations[0]
    assert {reply.text for reply in greedy} == {model.invoke("report", temperature=0.0).content}
    assert greedy[0].generation_info["agreement"] in (1.0, None)


def test_a_stream_of_the_best_of_several_gives_it_whole(fresh):
    model = fresh(temperature=0.9, best_of=3)
    assert "".join(chunk.content for chunk in model.stream("report")) == model.invoke("report").content


def test_coarser_numbers_decode_together_as_alone(text_folder):
    """In bfloat16 sums may turn a tie; in so few tokens of a model so small they do not."""
    model = load_model(f"transformers:{text_folder}", dtype="bfloat16", max_new_tokens=8, allow_cut=True)
    texts = ["cough", "fever and chills", "no known allergies"]
    assert [reply.content for reply in model.batch(texts)] == [model.invoke(text).content for text in texts]


def test_thinking_is_free_and_bounded_and_the_answer_after_it_is_bound(fresh):
    from wardround.models.thinking import OPENS

    model = fresh(temperature=1.0, think=True, max_thinking_tokens=6, max_new_tokens=400)
    replies = [
        model.generate([[HumanMessage(f"report {n}")]], n=16, seed=16 * n, reply_schema=Report) for n in range(4)
    ]
    made = [one for reply in replies for one in reply.generations[0]]
    thoughts = [one.message.additional_kwargs.get("thinking") for one in made]
    for one in made:
        Report.model_validate_json(one.text)
        assert OPENS not in one.text
    assert any(thoughts)
    assert not all(thoughts)


def test_any_schema_gives_a_valid_object_whatever_the_model_is(model):
    import random

    from benchmarks.engine.schemas import fits, random_schema
    from wardround.models.medgemma.decoding.request import Request

    for seed in range(0, 60, 12):
        schemas = [random_schema(random.Random(number)) for number in range(seed, seed + 12)]
        prompt = encoded(model, "report")
        requests = [
            Request(prompt, 3000, temperature=1.0, seed=number, matcher=model._matcher(schema), draft=8)
            for number, schema in enumerate(schemas, seed)
        ]
        made, _ = tokens(model, requests)
        assert all(fits(schema, model._words.decode(reply)) for schema, reply in zip(schemas, made, strict=True))


def test_a_prefix_holds_what_it_must_and_no_more(network, model):
    from tests.models.tiny import text_of
    from wardround.models.medgemma.decoding.prefix import PrefixCache
    from wardround.models.medgemma.memory import cache_bytes

    prompt = encoded(model, text_of(3000))
    cache = PrefixCache(network.config, 2900)
    with torch.inference_mode():
        network.prefill(prompt, cache, 2900)
        short = cache.snapshot()
        grown = short.grown(network.config, 3000)
    paper = cache_bytes(network.config, 2900, item=4)
    assert sum(cache.bytes().values()) <= paper
    shared = short.bytes() | grown.bytes()
    assert sum(shared.values()) <= cache_bytes(network.config, 3000, item=4)  # growing left nothing behind


def test_counted_tokens_are_those_that_the_prompt_takes(fresh):
    model = fresh()
    for text in ("", "BP 120/80 mmHg", "Fieber\nund  Husten \u2265 38 °C"):
        taken = model.invoke(f"note: {text}.").usage_metadata["input_tokens"]
        assert taken - model.invoke("note: .").usage_metadata["input_tokens"] == model.count_tokens(
            f"note: {text}."
        ) - model.count_tokens("note: .")


def test_counting_tokens_of_an_image_is_left_to_the_prompt(image_folder):
    from tests.models.tiny import picture

    model = load_model(f"transformers:{image_folder}", dtype="float32", max_new_tokens=2, allow_cut=True)
    image = {"type": "image_url", "image_url": {"url": picture(1)}}
    words = {"type": "text", "text": "cough"}
    with_image, without = (model.invoke([HumanMessage(parts)]).usage_metadata for parts in ([image, words], [words]))
    assert with_image["input_tokens"] - without["input_tokens"] >= 4


def test_a_stop_word_ends_the_reply_the_decoding_and_the_stream(fresh):
    model = fresh(max_new_tokens=400)
    whole = model.invoke("cough").content
    word = whole[60:64]
    expected = whole[: whole.index(word)]
    before = model.counts()["stepped"]
    strict = model.model_copy(update={"allow_cut": False})
    reply = strict.invoke("cough", stop=[word, "never said"])
    assert reply.content == expected
    assert reply.response_metadata["finish_reason"] == "stop"
    assert model.counts()["stepped"] - before < 200
    assert "".join(chunk.content for chunk in strict.stream("cough", stop=[word])) == expected

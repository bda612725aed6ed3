"""Golden prompts, after model card 1.5 and the chat template of Gemma 3."""

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

from wardround.models.content import figures, pair, slices
from wardround.models.medgemma.answers import boxes, choice, final_answer, read_all, yes_or_no
from wardround.models.medgemma.decoding.prefix import spans
from wardround.models.medgemma.formatting import format_prompt
from wardround.records import UnsupportedInputError

A, B = "data:image/png;base64,QQ==", "data:image/png;base64,Qg=="


def image(uri: str) -> dict:
    return {"type": "image_url", "image_url": {"url": uri}}


def text(words: str) -> dict:
    return {"type": "text", "text": words}


def test_a_system_message_is_folded_into_the_user_turn():
    prompt = format_prompt([SystemMessage("Be brief."), HumanMessage(" Why? ")])
    assert prompt.text == "<bos><start_of_turn>user\nBe brief.\n\nWhy?<end_of_turn>\n<start_of_turn>model\n"
    assert prompt.images == ()


def test_thinking_is_asked_for_before_everything_else():
    prompt = format_prompt([SystemMessage("Be brief."), HumanMessage("Why?")], think=True)
    lead = "<bos><start_of_turn>user\nSYSTEM INSTRUCTION: think silently if needed.\n\nBe brief.\n\nWhy?"
    assert prompt.text.startswith(lead)


def test_turns_alternate():
    prompt = format_prompt([HumanMessage("a"), AIMessage("b"), HumanMessage("c")])
    said = [("user", "a"), ("model", "b"), ("user", "c")]
    turns = "".join(f"<start_of_turn>{role}\n{words}<end_of_turn>\n" for role, words in said)
    assert prompt.text == f"<bos>{turns}<start_of_turn>model\n"


@pytest.mark.parametrize("parts", [[image(A), image(B), text("Compare.")], [text("Compare."), image(A), image(B)]])
def test_images_stand_before_the_text(parts):
    prompt = format_prompt([HumanMessage(parts)])
    assert "user\n<start_of_image><start_of_image>Compare.<end_of_turn>" in prompt.text
    assert prompt.images == (A, B)


def test_labels_between_images_stay_where_they_are():
    parts = [image(A), text("SLICE 1"), image(B), text("SLICE 2"), text("?")]
    assert "<start_of_image>SLICE 1<start_of_image>SLICE 2?" in format_prompt([HumanMessage(parts)]).text
    parts = [text("Figure A"), image(A), text("Figure B"), image(B), text("?")]
    assert "Figure A<start_of_image>Figure B<start_of_image>?" in format_prompt([HumanMessage(parts)]).text


@pytest.mark.parametrize("token", ["<end_of_turn>", "<start_of_image>", "<eos>", "<unused95>", "<image_soft_token>"])
def test_what_a_document_says_is_never_a_control_token(token):
    prompt = format_prompt([HumanMessage(f"BP 120 {token} <5")]).text
    assert prompt.count(token) == (1 if token == "<end_of_turn>" else 0)
    assert "<5" in prompt


@pytest.mark.parametrize("parts", [[image("http://example.org/a.png")], [{"type": "audio", "data": "x"}]])
def test_other_content_is_refused(parts):
    with pytest.raises(UnsupportedInputError):
        format_prompt([HumanMessage(parts)])
    with pytest.raises(UnsupportedInputError):
        format_prompt([SystemMessage("alone")])


@pytest.mark.parametrize(
    ("reply", "letter"),
    [
        ("Reasons ... Final Answer: (B)", "B"),
        ("**Final Answer:** C", "C"),
        ("Final Answer: A. later Final Answer: **D**.", "D"),
        ("The most likely diagnosis is: E", "E"),
        ("The most likely diagnosis is: **(C)** Melanoma", "C"),
        ("## Final Answer\n\n(B) Pneumonia", "B"),
        ("Final Answer: B) Pneumonia", "B"),
        ("Final Answer: C. Because of the rash", "C"),
        ("Final Answer: The final answer is $\\boxed{D}$", "D"),
        ("Final Answer: The correct option is E.", "E"),
        ("Final Answer: A patient of 40 years", None),
        ("B", "B"),
        ("(B)", "B"),
        ("A patient came in.", None),
        ("Final Answer: I do not know", None),
        ("Final Answer: Asthma", None),
        ("Final Answer: F", None),
        ("", None),
    ],
)
def test_choices(reply, letter):
    assert choice(reply) == letter


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Final Answer: yes", True),
        ("Final Answer: **No**.", False),
        ("No", False),
        ("No effusion seen.", None),
        ("x", None),
    ],
)
def test_yes_and_no(reply, said):
    assert yes_or_no(reply) is said


def test_final_answers_in_words():
    assert final_answer("Final Answer: right lower lobe.") == "right lower lobe"
    assert final_answer("nothing of the kind") is None


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ('[{"box_2d": [100, 200, 300, 400], "label": "heart"}]', [(0.1, 0.2, 0.3, 0.4)]),
        ("Final Answer: ```json\n[[0.1, 0.2, 0.3, 0.4], [0, 0, 1, 1]]\n```", [(0.1, 0.2, 0.3, 0.4), (0, 0, 1, 1)]),
        ("[]", []),
        ("There is no heart.", None),
        ("[1, 2]", None),
        ("[0.5, 0.5, 0.2, 0.9]", None),  # y0 below y1
        ("[10, 20, 30, 4000]", None),
        ("[0.1, 0.2, 0.3, 0.4] and [0.5, 0.5, 0.2, 0.9]", None),
    ],
)
def test_boxes_in_both_scales(reply, found):
    assert boxes(reply) == found


def test_replies_without_an_answer_are_counted():
    found = read_all(["Final Answer: yes", "perhaps", "No", ""], yes_or_no)
    assert (found.read, found.unread) == ((True, None, False, None), 2)


def test_the_golden_prompts_of_series_figures_and_pairs():
    asked = {
        "one slice": (slices([A], "Is there a mass?"), "<start_of_image>Is there a mass?"),
        "slices": (slices([A, B], "?"), "<start_of_image>SLICE 1<start_of_image>SLICE 2?"),
        "figures": (figures([A, B], "?"), "Figure A<start_of_image>Figure B<start_of_image>?"),
        "pair": (pair(A, B, "(A) Improved"), "Prior image<start_of_image>Current image<start_of_image>(A) Improved"),
    }
    for parts, said in asked.values():
        prompt = format_prompt([HumanMessage(parts)])
        assert prompt.text == f"<bos><start_of_turn>user\n{said}<end_of_turn>\n<start_of_turn>model\n"
        assert prompt.images == (A, B)[: len(prompt.images)]


def test_a_pretrained_model_gets_the_form_of_the_report_number():
    prompt = format_prompt([HumanMessage([image(A), text("INDICATION: cough findings:")])], turns=False)
    assert prompt.text == "<bos><start_of_image>INDICATION: cough findings:"


@pytest.mark.engine
def test_prompts_are_those_of_the_models_own_chat_template():
    transformers = pytest.importorskip("transformers", reason="needs the extra medgemma")
    assert transformers
    from tests.models.tiny import tokenizer

    words = tokenizer()
    for parts in (slices([A, B], "Is there a mass?"), figures([A, B], "?"), pair(A, B, "?"), [text("no image")]):
        bare = [{"type": "image"} if part["type"] == "image_url" else part for part in parts]
        asked = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": bare}]
        whole = words.apply_chat_template(asked, add_generation_prompt=True, tokenize=False)
        assert format_prompt([SystemMessage("Be brief."), HumanMessage(parts)]).text == whole


def test_chunks_never_split_an_image():
    assert spans(2500, [], 1024) == [(0, 1024), (1024, 2048), (2048, 2500)]
    assert spans(2500, [(1000, 1256)], 1024) == [(0, 1000), (1000, 2024), (2024, 2500)]
    assert spans(1500, [(0, 1500)], 1024) == [(0, 1500)]

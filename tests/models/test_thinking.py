import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardround.models.thinking import AnswerStream, split_thinking
from wardround.records import BadReplyError

PIECES = ["<unused94>", "<unused95>", "<unu", "sed", "94>", "95>", "a", " b", "<", "\n"]


@pytest.mark.parametrize(
    ("reply", "parts"),
    [
        ("plain", ("", "plain")),
        ("<unused94>thought\nwhy<unused95>\nFinal Answer: A", ("why", "Final Answer: A")),
        ("<unused94>thought\na<unused94>b<unused95>c", ("a<unused94>b", "c")),
        ("\n<unused94>thought\na<unused95> b", ("a", "\nb")),
    ],
)
@pytest.mark.parametrize("asked", [True, False])
def test_splitting(reply, parts, asked):
    assert split_thinking(reply, asked=asked) == parts


def test_an_end_without_a_beginning_ends_a_thought_that_was_asked_for():
    assert split_thinking("thought\nwhy<unused95>\nyes", asked=True) == ("why", "yes")
    with pytest.raises(BadReplyError, match="never began"):
        split_thinking("why<unused95>yes")


@pytest.mark.parametrize("reply", ["<unused94>thought\nwhy", "<unused94>a<unused95>b<unused94>c"])
def test_thinking_cut_off_is_no_answer(reply):
    with pytest.raises(BadReplyError, match="still thinking"):
        split_thinking(reply)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans())
def test_a_stream_says_what_the_whole_reply_says_however_it_is_cut(pieces, asked):
    def whole():
        return split_thinking("".join(pieces), asked=asked)[1]

    def streamed():
        stream = AnswerStream(asked=asked)
        return "".join([*[stream.feed(piece) for piece in pieces], stream.close()])

    assert outcome(streamed) == outcome(whole)


def outcome(way):
    try:
        return way()
    except BadReplyError as error:
        return error.message


@given(st.text("ab <\n"), st.text("xyz <\n"), st.text("cd <\n"))
def test_what_stands_around_a_thought_is_the_answer(before, thought, after):
    thinking, answer = split_thinking(f"{before}<unused94>{thought}<unused95>{after}")
    assert (thinking, answer) == (thought.strip(), before + after.lstrip())


def test_an_answer_is_shown_as_it_comes():
    stream = AnswerStream()
    assert [stream.feed(piece) for piece in ("No ", "eff", "usion<", "b>")] == ["No ", "eff", "usion", "<b>"]

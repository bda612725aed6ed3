import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardround.models.thinking import AnswerStream, split_thinking
from wardround.records import BadReplyError


@pytest.mark.parametrize(
    ("reply", "parts"),
    [
        ("plain", ("", "plain")),
        ("<unused94>thought\nwhy<unused95>\nFinal Answer: A", ("why", "Final Answer: A")),
        ("why<unused95>yes", ("why", "yes")),
        ("<unused94>thought\na<unused95>b<unused94>c<unused95>d", ("a<unused95>b<unused94>c", "d")),
    ],
)
def test_splitting(reply, parts):
    assert split_thinking(reply) == parts


@pytest.mark.parametrize("reply", ["<unused94>thought\nwhy", "<unused94>a<unused95>b<unused94>c"])
def test_thinking_cut_off_is_no_answer(reply):
    with pytest.raises(BadReplyError, match="still thinking"):
        split_thinking(reply)


@given(
    st.lists(st.sampled_from(["<unused94>", "<unused95>", "<unu", "sed", "94>", "95>", "a", " b", "<"]), max_size=12)
)
def test_a_stream_never_shows_thinking_and_loses_no_plain_text(pieces):
    stream = AnswerStream()
    shown = [stream.feed(piece) for piece in pieces]
    whole = "".join(pieces)
    try:
        shown.append(stream.close())
    except BadReplyError:
        assert "<unused94>" in whole
    else:
        assert "<unused94>" in whole or "".join(shown) == whole
    # piece by piece: what stood on both sides of a thought may look like a mark once it is gone
    assert not any("<unused94>" in piece for piece in shown)

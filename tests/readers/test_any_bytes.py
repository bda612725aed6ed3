"""Any bytes in, a typed result out; a well-formed file of every form that is broken somewhere, too."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wardround.records import Limits, ReadError
from wardround.tools.readers.dispatch import read_opened
from wardround.tools.readers.result import Opened, ReadResult

NAMES = (
    "note.txt note.md note.rtf note.html labs.csv labs.xlsx note.docx bundle.json export.ndjson summary.xml message.hl7"
    " letter.pdf chest.dcm photo.png"
).split()
LIMITS = Limits(file_bytes=2_000_000, text_characters=200_000, image_pixels=1_000_000, pages=20)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def typed(data: bytes, name: str) -> ReadResult | None:
    """The result, or None for a typed refusal; anything else raised fails the test."""
    try:
        return read_opened(Opened(name=name, data=data, limits=LIMITS))
    except ReadError:
        return None


@st.composite
def damage(draw, length: int):
    """Where and how a file is damaged: cut off, bytes turned, a stretch doubled, removed or replaced."""
    place = draw(st.integers(0, length - 1))
    other = draw(st.integers(place, length))
    return (
        place,
        other,
        draw(st.sampled_from(["cut", "turn", "double", "remove", "replace"])),
        draw(st.binary(max_size=40)),
    )


def damaged(data: bytes, place: int, other: int, how: str, new: bytes) -> bytes:
    if how == "cut":
        return data[:place]
    if how == "turn":
        return data[:place] + bytes([data[place] ^ (new[0] if new else 255)]) + data[place + 1 :]
    if how == "double":
        return data[:other] + data[place:other] + data[other:]
    return data[:place] + (new if how == "replace" else b"") + data[other:]


@pytest.mark.parametrize("name", NAMES)
@some
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name, data, samples, promises):
    whole = samples[name]
    for _ in range(data.draw(st.integers(1, 3))):
        whole = damaged(whole, *data.draw(damage(len(whole)))) or b"\0"
    result = typed(whole, name)
    assert result is None or promises(result) == []


@pytest.mark.parametrize("suffix", ["txt", "csv", "json", "xml", "hl7", "pdf", "dcm", "png", "docx", "gz", ""])
@some
@given(data=st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(suffix, data, promises):
    result = typed(data, f"file.{suffix}")
    assert result is None or promises(result) == []


@pytest.mark.parametrize("head", [b"{\\rtf1 ", b"%PDF-1.4\n", b"MSH|^~\\&|", b"<html>", b"\x89PNG\r\n\x1a\n", b"\0" * 128 + b"DICM", b"{", b"<ClinicalDocument>"])  # fmt: skip
@some
@given(data=st.binary(max_size=300))
def test_any_bytes_after_a_known_head(head, data, promises):
    result = typed(head + data, "file")
    assert result is None or promises(result) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_json_in_the_place_of_any_element(data, samples, promises):
    """Types that change: a list for an object, a number for a string, at any depth of a resource."""
    import json

    bundle = json.loads(samples["bundle.json"])
    node = bundle
    while True:
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else list(range(len(node)))))
        if isinstance(node[key], (dict, list)) and node[key] and data.draw(st.integers(0, 4)):
            node = node[key]
            continue
        node[key] = data.draw(JSON)
        break
    result = typed(json.dumps(bundle).encode(), "bundle.json")
    assert result is None or promises(result) == []

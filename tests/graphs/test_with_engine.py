"""The whole way of a case on the in-process engine, with small random Gemma 3 models: what they say is noise, and the
pipeline holds it to its form."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

import wardround as wr

pytest.importorskip("torch", reason="needs torch: make engine")
pytest.importorskip("transformers", reason="needs transformers: make engine")
pytestmark = pytest.mark.engine

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tiny():
    spec = spec_from_file_location("tiny_models", ROOT / "tests" / "models" / "tiny.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_noise_ends_in_form_and_never_as_a_final_document(tiny, tmp_path):
    text, multimodal = tiny.build_text(tmp_path / "text"), tiny.build_multimodal(tmp_path / "multimodal")
    case = wr.load_case(ROOT / "examples" / "cases" / "pneumonia")
    run = wr.run(case, text_model=f"transformers:{text}", image_model=f"transformers:{multimodal}")
    assert run.failure is None
    assert run.status in ("awaiting_review", "abstained")
    assert run.report is None
    (reading,) = run.readings
    assert str(multimodal) in reading.engine
    assert reading.abstention.code == "reply_does_not_fit"
    for claim in run.draft.claims if run.draft else ():
        for citation in claim.citations:
            document = case.document(citation.source_id)
            assert document.text[citation.start : citation.end] == citation.quote

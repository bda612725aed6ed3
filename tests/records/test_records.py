import inspect
import re

import pytest
from pydantic import BaseModel, ValidationError

from wardround import records
from wardround.records import (
    FLAG_MEANINGS,
    Citation,
    ClaimVerdict,
    Draft,
    Flag,
    FlagCode,
    InvalidRecordError,
    InvalidReviewError,
    Record,
    Review,
    Settings,
    errors,
    sha256_of,
)

RECORDS = [m for name in records.__all__ if inspect.isclass(m := getattr(records, name)) and issubclass(m, Record)]
ERRORS = [m for name in records.__all__ if inspect.isclass(m := getattr(records, name)) and issubclass(m, Exception)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_documented(record):
    undocumented = [name for name, field in record.model_fields.items() if not field.description]
    assert undocumented == []


def test_records_are_frozen_and_refuse_unknown_fields():
    review = Review(decision="approve", reviewer="Dr A. Example")
    with pytest.raises(ValidationError):
        review.decision = "reject"
    with pytest.raises(InvalidReviewError):
        Review(decision="approve", reviewer="Dr A. Example", sign="x")


def test_no_decision_is_not_a_decision():
    with pytest.raises(InvalidReviewError):
        Review(reviewer="Dr A. Example")
    with pytest.raises(InvalidReviewError):
        Review(decision="approve", reviewer="")


def test_values_that_do_not_fit_are_named_by_their_fields_in_an_error_of_ours_and_never_shown():
    with pytest.raises(InvalidReviewError, match=r"^Review: decision: .*; reviewer: Field required$") as wrong:
        Review(decision="Erika Muster")
    assert "Muster" not in str(wrong.value)
    with pytest.raises(InvalidReviewError, match=r"edits\.0\.decision"):
        Review(decision="edit", reviewer="Dr A. Example", edits=[{"claim_id": "c1", "decision": "keep"}])
    with pytest.raises(InvalidRecordError, match=r"^Settings: max_revisions: "):
        Settings(home="somewhere", max_revisions=99)
    assert not any(one.__pydantic_custom_init__ for one in RECORDS)  # else records within records are built slowly


def test_every_flag_code_is_explained():
    assert set(FLAG_MEANINGS) == set(FlagCode.__args__)
    with pytest.raises(InvalidRecordError):
        Flag(code="made_up", severity="note", message="", check="test")


def test_equal_records_have_equal_hashes():
    one = Citation(source_id="d1", start=0, end=3, quote="abc")
    same = Citation(quote="abc", end=3, start=0, source_id="d1")
    other = Citation(source_id="d1", start=0, end=3, quote="abd")
    assert sha256_of(one) == sha256_of(same) != sha256_of(other)
    assert sha256_of({"b": one, "a": [same]}) == sha256_of({"a": [one], "b": same})


def test_hash_refuses_what_is_not_json():
    with pytest.raises(TypeError):
        sha256_of({"x": object()})


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_is_in_the_tree(error):
    assert issubclass(error, records.WardroundError)
    assert re.search(rf"\b{error.__name__}\b", errors.__doc__)


def test_an_error_says_what_to_do_in_one_line():
    error = records.MissingQuestionError("task 'answer' needs a question")
    assert str(error) == f"task 'answer' needs a question ({error.hint})"
    assert str(records.UnreadableError("broken", hint="")) == "broken"


def test_base_is_not_itself_a_model_with_fields():
    assert issubclass(Record, BaseModel)
    assert Record.model_fields == {}


def test_a_verdict_shows_which_words_are_in_doubt_whatever_the_flags_share():
    def flag(words, severity="review"):
        return Flag(code="dose_mismatch", severity=severity, message="another", check="dose", words=words)

    flags = (flag("5 mg"), flag("5 mg twice"), flag("ramipril", "note"), flag("elsewhere"), flag(""))
    text = "Takes ramipril 5 mg twice."
    verdict = ClaimVerdict(claim_id="c1", verdict="contradicted", risk=1, text=text, flags=flags)
    assert verdict.pieces() == (("Takes ramipril ", False), ("5 mg", True), (" twice", True), (".", False))
    assert ClaimVerdict(claim_id="c1", verdict="supported", risk=0).pieces() == ()


def test_a_draft_with_two_claims_of_one_id_is_refused():
    claims = [{"id": "c1", "text": text, "kind": "finding", "section": ""} for text in ("A cough.", "No cough.")]
    with pytest.raises(InvalidRecordError, match="two claims have the same id"):
        Draft(task="summary", title="", engine="by hand", claims=claims)

"""Prompts: complete, versioned, and not programmable by what is put into them."""

from typing import get_args

import jinja2
import pytest

from wardround.agents.image_reader.schemas import Kind
from wardround.agents.prompts import prompt, prompt_hashes
from wardround.records import TASKS

VALUES = {"record": "d1.1| x", "dropped": 0, "question": "q", "sections": "A; B", "rounds": 1, "feedback": []}


@pytest.mark.parametrize("kind", get_args(Kind))
def test_there_is_a_question_for_every_kind_of_image(kind):
    assert "a, b" in prompt(f"image_{kind}", names="a, b")


@pytest.mark.parametrize("task", TASKS)
def test_there_is_a_question_for_every_task_and_the_data_stands_before_it(task):
    text = prompt("reason", **VALUES, task=task)
    assert text.index("d1.1| x") < text.index("Task: ")
    assert "{" not in text


def test_what_is_put_in_is_never_read_as_a_template():
    assert "{{ 7 * 7 }} {% raw %}" in prompt("reason", **VALUES | {"record": "{{ 7 * 7 }} {% raw %}"}, task="summary")


def test_a_missing_value_is_an_error_and_not_an_empty_place():
    with pytest.raises(jinja2.UndefinedError):
        prompt("image_ct")


def test_every_template_has_its_hash():
    hashes = prompt_hashes()
    assert {"reason", "image_answer", *(f"task_{task}" for task in TASKS)} <= hashes.keys()
    assert len(set(hashes.values())) == len(hashes)
    assert all(len(value) == 64 for value in hashes.values())

"""Models that doubt claims beside the rules: a scripted double, and small random models built here."""

import hashlib

import numpy as np
import pytest
from PIL import Image as Picture

import wardround as wr
from wardround.agents.verifier import Signal, load_scorers, verify_draft, verify_text
from wardround.cli import main
from wardround.models import ScriptedChatModel, load_model
from wardround.records import (
    Citation,
    Claim,
    Draft,
    EndpointError,
    EngineRecord,
    Image,
    ModelNotAvailableError,
    Source,
)

TEXT = "She takes lisinopril 20 mg once a day. Mild tenderness of the left knee. She plays the violin."


def by_claim(found):
    return [[(flag.code, flag.check) for flag in verdict.flags] for verdict in found.verdicts]


def judged(verdicts, *, bad=()):
    """A double that gives a verdict on each claim by a word of it."""

    def say(messages, schema):
        claim = messages[0].text.split("Statement:")[1]
        for word in bad:
            if word in claim:
                return EndpointError("away")
        said = {"evidence": [], "verdict": next((v for word, v in verdicts.items() if word in claim), "supported")}
        return {name: value for name, value in said.items() if name in schema.model_fields}

    return ScriptedChatModel(replies=say)


def test_the_model_is_asked_about_each_claim_after_one_shared_record(visit):
    model = judged({"violin": "not_in_record"})
    verify_text(TEXT, visit, scorers=load_scorers(["model"], text_model=model))
    asked = [request.messages[0].text for request in model.requests]
    heads, tails = zip(*(text.split('Statement: "') for text in asked), strict=True)
    assert len(set(heads)) == 1
    assert sorted(tails) == sorted(f'{claim.strip(" .")}."' for claim in TEXT.split(". "))
    assert "any fever or chills" in heads[0]


def test_a_doubt_is_weighed_beside_the_rules_and_takes_none_back(visit):
    plain = verify_text(TEXT, visit)
    scorers = load_scorers(["model"], text_model=judged({"lisinopril": "contradicted", "violin": "supported"}))
    doubted = verify_text(TEXT, visit, scorers=scorers)
    first, before = doubted.verdicts[0], plain.verdicts[0]
    assert first.risk > before.risk
    assert ("review", "model_doubt") in [(flag.severity, flag.code) for flag in first.flags]
    assert first.verdict == "contradicted"
    assert by_claim(doubted)[1:] == by_claim(plain)[1:]  # `supported` lowers no risk
    assert [v.risk for v in doubted.verdicts[1:]] == [v.risk for v in plain.verdicts[1:]]


def test_a_model_that_praises_everything_hides_no_planted_error(visit):
    wrong = "She takes lisinopril 40 mg once a day. She is allergic to aspirin."
    plain = verify_text(wrong, visit)
    praised = verify_text(wrong, visit, scorers=load_scorers(["model"], text_model=judged({})))
    assert praised == plain


def test_a_claim_whose_question_fails_says_so_and_the_others_keep_their_answers(visit):
    model = judged({"violin": "contradicted"}, bad=["lisinopril"])
    found = verify_text(TEXT, visit, scorers=load_scorers(["model"], text_model=model))
    assert ("check_failed", "check_failed") in by_claim(found)[0]
    assert ("model_doubt", "judged_contradicted") in by_claim(found)[2]


def test_a_scorer_that_crashes_is_a_flag_on_the_draft(visit, tmp_path):
    class Broken:
        name = "broken"

        def score(self, claims):
            raise RuntimeError("text of the patient")

        def engine_record(self):
            return EngineRecord(role="scorer", model="none")

    found = verify_text(TEXT, visit, scorers=[Broken(), *load_scorers([f"nli:{tmp_path}"])])
    flags = [flag for flag in found.flags if flag.code == "check_failed"]
    assert [flag.check for flag in flags] == ["broken", "nli"]
    assert "patient" not in flags[0].message
    assert found.level != "routine"


def test_the_evidence_of_a_judgement_is_cited(visit):
    def say(messages, schema):
        line = next(line for line in messages[0].text.splitlines() if "lisinopril twenty" in line)
        return {"evidence": [line.split("|")[0]], "verdict": "contradicted"}

    scorers = load_scorers(["model"], text_model=ScriptedChatModel(replies=say))
    (flag,) = [f for f in verify_text("She takes lisinopril.", visit, scorers=scorers).verdicts[0].flags
               if f.check == "judged_contradicted"]  # fmt: skip
    assert "lisinopril twenty milligrams" in flag.citations[0].quote
    assert visit.documents[0].text[flag.citations[0].start : flag.citations[0].end] == flag.citations[0].quote


def test_what_other_samples_do_not_say_is_a_disagreement(visit):
    def say(messages, schema):
        number = len(model.requests)
        lines = ["Mild tenderness of the left knee."] + (["She plays the violin."] if number == 1 else [])
        statements = [
            {"section": "Problems", "kind": "finding", "text": line, "evidence": ["d1.1"]} for line in lines
        ]  # fmt: skip
        return {"statements": statements, "more_evidence": []}

    model = ScriptedChatModel(replies=say)
    found = verify_text(TEXT, visit, scorers=load_scorers(["samples:4"], text_model=model))
    assert len(model.requests) == 4
    assert ("sample_disagreement", "samples_differ") not in by_claim(found)[1]
    (flag,) = [flag for flag in found.verdicts[2].flags if flag.check == "samples_differ"]
    assert flag.message.startswith("1 of 4 other drafts")


def radiograph(folder, case):
    path = folder / "chest.png"
    Picture.fromarray(np.full((12, 16), 90, dtype=np.uint8)).save(path)
    source = Source(path=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), media_type="image/png")
    image = Image(id="i1", source=source, modality="CR", body_part="CHEST")
    return case.model_copy(update={"root": str(folder), "images": (image,)})


def seen(answers):
    def say(messages, schema):
        (message,) = messages
        assert [part["type"] for part in message.content] == ["image_url", "text"]
        asked = message.content[1]["text"]
        return next(answer for finding, answer in answers.items() if f"Is there {finding} in this image?" in asked)

    return ScriptedChatModel(replies=say)


def test_findings_are_asked_again_in_the_cards_wording(visit, tmp_path):
    case = radiograph(tmp_path, visit)
    texts = [
        "Right pleural effusion.",
        "No pneumothorax.",
        "There is cardiomegaly.",
        "Possible fracture.",
        "Pneumonia.",
    ]
    claims = tuple(
        Claim(id=f"c{n}", text=text, kind="image_finding", section="Findings", citations=(Citation(source_id="i1"),))
        for n, text in enumerate(texts, 1)
    )
    draft = Draft(task="report", title="t", claims=claims, engine="e")
    model = seen(
        {
            "pleural effusion": "It is clear. Final Answer: no",
            "pneumothorax": "**Final Answer: Yes**",
            "cardiomegaly": "Final Answer: yes",
            "pneumonia": "I am not sure.",
        }
    )
    found = verify_draft(draft, case, scorers=load_scorers(["image"], image_model=model))
    doubts = [
        [(flag.code, flag.message) for flag in verdict.flags if "image" in flag.message] for verdict in found.verdicts
    ]
    assert len(model.requests) == 4  # an uncertain claim cannot be asked about by yes or no
    assert any(code == "model_doubt" and "asserts pleural effusion" in message for code, message in doubts[0])
    assert any(code == "model_doubt" and "denies pneumothorax" in message for code, message in doubts[1])
    assert not any(code == "model_doubt" for code, _ in doubts[2])
    assert any(code == "check_failed" and "gave no answer" in message for code, message in doubts[4])
    assert (
        'You MUST end your response with either "Final Answer: yes" or "Final Answer: no"'
        in (model.requests[0].messages[0].content[1]["text"])
    )


@pytest.mark.parametrize("spec", ["", "nli:", "magic", "samples:many", "model:x"])
def test_unknown_scorers_are_named(spec):
    with pytest.raises(ModelNotAvailableError, match="samples"):
        load_scorers([spec], text_model=ScriptedChatModel(replies=[]))


def test_a_scorer_without_its_model_says_which_to_give():
    with pytest.raises(ModelNotAvailableError, match="--text-model"):
        load_scorers(["samples"])
    with pytest.raises(ModelNotAvailableError, match="--image-model"):
        load_scorers(["image"])


class Praise:
    """Doubts nothing."""

    name = "praise"

    def score(self, claims):
        return {}

    def engine_record(self):
        return EngineRecord(role="scorer", model="made for a test", settings={"scorer": "praise"})


@pytest.mark.parametrize("scorers", [(), (Praise(),)])
def test_off_by_default_and_named_in_the_record_when_on(visit, scorers):
    waiting = wr.run(visit, scorers=scorers)
    done = wr.decide(waiting.id, wr.Review(decision="reject", comment="a test", reviewer="Invented Reviewer"))
    assert [engine.settings["scorer"] for engine in done.record.engines] == [scorer.name for scorer in scorers]


def test_by_strings_from_python_and_the_command_line(visit, tmp_path, capsys):
    script = tmp_path / "script.json"
    script.write_text('[{"contains": "violin", "reply": {"evidence": [], "verdict": "contradicted"}},'
                      ' {"contains": "", "reply": {"evidence": [], "verdict": "supported"}}]')  # fmt: skip
    with pytest.raises(ModelNotAvailableError):
        wr.verify(TEXT, visit, scorers=["model"])
    found = wr.verify(TEXT, visit, scorers=["model"], text_model=f"scripted:{script}")
    assert ("model_doubt", "judged_contradicted") in by_claim(found)[2]
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "visit.txt").write_text(visit.documents[0].text)
    (tmp_path / "draft.txt").write_text(TEXT)
    given = [str(tmp_path / "draft.txt"), "--case", str(tmp_path / "case"), "--scorer", "model", "--text-model"]
    with pytest.raises(SystemExit):
        main(["verify", *given, f"scripted:{script}", "--json"])
    assert "judged_contradicted" in capsys.readouterr().out


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory):
    """A tiny random one of BERT's architecture, whose labels name entailment."""
    pytest.importorskip("torch", reason="needs the extra medgemma")
    pytest.importorskip("sentence_transformers", reason="needs the extra medgemma")
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("nli")
    letters = [*"abcdefghijklmnopqrstuvwxyz0123456789.,-"]
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    names = {0: "contradiction", 1: "entailment", 2: "neutral"}
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        num_labels=3, id2label=names, label2id={name: n for n, name in names.items()}, initializer_range=0.6,
    )  # fmt: skip
    torch.manual_seed(5)
    model = BertForSequenceClassification(config)
    model.classifier.bias.data = torch.tensor([0.5, -2.0, 0.0])  # doubts more than it entails
    model.save_pretrained(folder)
    return folder


@pytest.mark.engine
def test_a_cross_encoder_judges_by_its_named_labels(visit, cross_encoder):
    import torch
    from sentence_transformers import CrossEncoder

    torch.set_num_threads(1)
    (scorer,) = load_scorers([f"nli:{cross_encoder}"])
    found = verify_text(TEXT, visit, scorers=[scorer])
    assert found == verify_text(TEXT, visit, scorers=load_scorers([f"nli:{cross_encoder}"]))
    plain = verify_text(TEXT, visit)
    assert all(new.risk >= old.risk for new, old in zip(found.verdicts, plain.verdicts, strict=True))
    signs = [check for claim in by_claim(found) for _, check in claim if check.startswith("nli")]
    assert signs  # noise does doubt some of it
    assert set(signs) <= {"nli_contradicted", "nli_unsupported"}
    record = scorer.engine_record()
    assert (record.role, record.model, record.settings["scorer"]) == ("scorer", str(cross_encoder), "nli")
    direct = CrossEncoder(str(cross_encoder)).predict([("a b", "c")], apply_softmax=True, show_progress_bar=False)
    assert scorer._shares([("a b", "c")])[0] == pytest.approx((direct[0][1], direct[0][0]), abs=1e-5)


@pytest.mark.engine
def test_labels_that_say_nothing_are_refused(visit, cross_encoder, tmp_path):
    import json
    import shutil

    folder = shutil.copytree(cross_encoder, tmp_path / "unnamed")
    config = json.loads((folder / "config.json").read_text())
    config |= {"id2label": {n: f"LABEL_{n}" for n in range(3)}, "label2id": {f"LABEL_{n}": n for n in range(3)}}
    (folder / "config.json").write_text(json.dumps(config))
    (flag,) = [f for f in verify_text(TEXT, visit, scorers=load_scorers([f"nli:{folder}"])).flags if f.check == "nli"]
    assert "does not name its labels" in flag.message


@pytest.mark.engine
def test_random_models_of_the_real_shape_stay_in_form(visit, text_folder, image_folder, tmp_path):
    case = radiograph(tmp_path, visit)
    text = load_model(f"transformers:{text_folder}", dtype="float32", max_new_tokens=3000)
    image = load_model(f"transformers:{image_folder}", dtype="float32", max_new_tokens=16, allow_cut=True)
    before = text.counts()["batches"]
    claim = "There is a pleural effusion."
    found = verify_text(
        f"{TEXT} {claim}", case, scorers=load_scorers(["model", "image"], text_model=text, image_model=image)
    )
    assert text.counts()["batches"] == before + 1  # all claims of the draft in one batch
    assert not found.flags or all(flag.check not in ("model", "image") for flag in found.flags)


def test_lines_close_to_the_claims_are_shown_where_the_record_does_not_fit():
    days = "".join(f"Day {n}: slept well, ate well, walked to the window.\n" for n in range(90))
    case = wr.load_case({"note.txt": f"INVENTED PATIENT\n{days}She was bitten by a tick in the Harz mountains.\n"})
    model = judged({})
    text = "She was bitten by a tick in the Harz mountains. On day 4 she walked to the window."
    found = verify_text(text, case, scorers=load_scorers(["model"], text_model=model, context_tokens=600))
    (record,) = {request.messages[0].text.split("Statement:")[0] for request in model.requests}  # one for all claims
    assert "Day 4: slept well" in record
    assert "Day 60: slept well" not in record
    assert "bitten by a tick" in record
    assert [code for codes in by_claim(found) for code, _ in codes if code == "check_failed"] == []


def test_a_model_that_was_not_shown_the_line_has_not_judged_the_claim():
    beds = "".join(f"Bed {n}: the dressing was changed and the drain removed.\n" for n in range(80))
    case = wr.load_case({"note.txt": f"INVENTED PATIENT\n{beds}"})
    text = "\n".join(f"- Bed {n}: the drain was removed." for n in range(80))
    model = judged({"drain": "not_in_record"})
    found = verify_text(text, case, scorers=load_scorers(["model"], text_model=model, context_tokens=300))
    told = [flag.message for verdict in found.verdicts for flag in verdict.flags if flag.check == "check_failed"]
    assert told
    assert set(told) == {"the scorer model was not shown the closest line, for lack of room"}


def test_the_model_may_be_shown_the_closest_lines_alone(visit):
    model = judged({"tenderness": "contradicted"})
    found = verify_text(TEXT, visit, scorers=load_scorers(["model:closest"], text_model=model))
    shown = [request.messages[0].text.split("=======")[2].strip().splitlines() for request in model.requests]
    lisinopril, tenderness = shown[0], shown[1]
    asked = lisinopril.index("[doctor] and you're taking lisinopril twenty milligrams once a day ?")
    assert lisinopril[asked + 1] == "[patient] that's right ."  # a question stands with its answer
    assert "..." in tenderness  # what is not shown is marked
    assert all(len(lines) < 20 for lines in shown)
    assert ("model_doubt", "judged_contradicted") in by_claim(found)[1]
    assert len(shown) == 2  # no line is close to the violin, as the rules say already


@pytest.mark.parametrize(("doctor", "patient"), [("[doctor]", "[patient]"), ("Doctor:", "Patient:")])
def test_the_closest_lines_say_who_speaks_within_a_turn(doctor, patient):
    talk = f"{doctor} hello .\n{patient} hi . i sleep badly . my left knee hurts . i limp .\n{doctor} okay .\n"
    case = wr.load_case({"talk.txt": f"INVENTED PATIENT\n{talk}"})
    model = judged({})
    verify_text("Her left knee hurts.", case, scorers=load_scorers(["model:closest"], text_model=model))
    assert f"{patient} my left knee hurts ." in model.requests[0].messages[0].text.splitlines()


def test_a_claim_that_the_model_fails_on_is_not_passed_where_it_sees_the_closest_lines(visit):
    model = judged({"lisinopril": "contradicted"}, bad=["tenderness"])
    found = verify_text(TEXT, visit, scorers=load_scorers(["model:closest"], text_model=model))
    (doubt,) = [flag for flag in found.verdicts[0].flags if flag.check == "judged_contradicted"]
    assert any("lisinopril" in citation.quote for citation in doubt.citations)
    assert ("check_failed", "check_failed") in by_claim(found)[1]


def guesses(claims):
    doubt = Signal("guessed", 1.0, "model_doubt", "the drafter guessed")
    return {n: [doubt] for n, one in enumerate(claims) if "perhaps" in one.claim.text}


def test_a_function_of_ones_own_is_a_scorer():
    record = {"note.txt": "She has asthma. She has gout."}
    found = wr.verify("She has asthma. She perhaps has gout.", record, scorers=[guesses])
    assert [[flag.check for flag in verdict.flags if "own" in flag.check] for verdict in found.verdicts] == [
        [],
        ["own:guessed"],
    ]


def test_a_function_that_fails_names_its_line_and_nothing_of_the_record():
    def broken(claims):
        return {"Mr Secret": claims}["Ms Secret"]

    found = wr.verify("She has asthma.", {"note.txt": "She has asthma."}, scorers=[broken])
    (told,) = [flag.message for flag in found.flags if flag.code == "check_failed"]
    line = broken.__code__.co_firstlineno + 1
    assert told == f"the scorer broken failed: KeyError (test_scorers.py, line {line})"


@pytest.mark.parametrize("given", [3, object(), dict])
def test_what_is_no_scorer_is_refused_before_anything_is_asked(given):
    with pytest.raises(wr.EngineError, match="no scorer"):
        wr.verify("She has asthma.", {"note.txt": "She has asthma."}, scorers=[given])

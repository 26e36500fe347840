import json
import shutil

import pytest
import tiny
import torch
from transformers import AutoModelForTokenClassification

from finetune_trainer.export.predict import predict_file, predict_words
from finetune_trainer.export.saved_model import SavedModel
from finetune_trainer.export.windows import WordEncoder
from finetune_trainer.failures import RunFailure

SENTENCES = [example["tokens"] for example in tiny.examples(30)]
FAMILIES = ("bert", "roberta", "camembert", "xlm-roberta", "distilbert", "electra", "albert", "deberta-v2", "gpt2")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_word_gets_the_label_of_its_first_sub_token(tiny_model, family):
    folder = tiny_model(family, tiny.LABELS)
    predicted = predict_words(folder, SENTENCES)
    model = AutoModelForTokenClassification.from_pretrained(folder).eval()
    tokenizer = tiny.load_tokenizer(folder)
    for words, predictions in zip(SENTENCES, predicted, strict=True):
        encoding = tokenizer(words, is_split_into_words=True, return_tensors="pt")
        with torch.no_grad():
            rows = model(**encoding).logits[0].softmax(-1)
        word_ids = encoding.word_ids()
        for index, prediction in enumerate(predictions):
            row = rows[word_ids.index(index)]
            assert prediction.label == tiny.LABELS[int(row.argmax())]
            assert prediction.probability == pytest.approx(float(row.max()), abs=1e-5)
            assert len(prediction.probabilities) == word_ids.count(index)
            assert prediction.probabilities[0] == pytest.approx(row.tolist(), abs=1e-5)


def test_a_word_without_a_sub_token_is_outside_and_shifts_no_other(tiny_model):
    folder = tiny_model("bert", tiny.LABELS)
    (plain,) = predict_words(folder, [["Paris", "Lyon"]])
    (mixed,) = predict_words(folder, [["Paris", "\u200b", "Lyon"]])
    assert (mixed[1].label, mixed[1].probability, mixed[1].probabilities) == ("O", 1.0, ())
    assert mixed[2].probabilities[0] == pytest.approx(plain[1].probabilities[0], abs=1e-6)


def test_sentences_without_words_have_no_predictions(tiny_model):
    assert predict_words(tiny_model("bert", tiny.LABELS), [[], ["Paris"], []])[0::2] == [[], []]
    assert predict_words(tiny_model("bert", tiny.LABELS), []) == []


@pytest.mark.parametrize("family", ["bert", "roberta", "gpt2"])
def test_a_sentence_beyond_the_limit_is_predicted_to_its_end(tiny_model, family):
    words = [word for sentence in SENTENCES for word in sentence]
    (predictions,) = predict_words(tiny_model(family, tiny.LABELS), [words])
    assert all(prediction.probabilities for prediction in predictions)
    assert len(predictions) == len(words)


def test_windows_hold_whole_words_and_decide_each_once():
    words = [word for sentence in SENTENCES for word in sentence]
    tokenizer = tiny.make_tokenizer("bert")
    windows = WordEncoder(tokenizer, 24).encode(words)
    assert max(len(window.input_ids) for window in windows) <= 24
    assert {window.input_ids[0] for window in windows} == {tokenizer.cls_token_id}
    assert {window.input_ids[-1] for window in windows} == {tokenizer.sep_token_id}
    spans = [(window, span) for window in windows for span in window.spans]
    assert [span.word for _, span in spans] == list(range(len(words)))
    for window, span in spans:
        alone = tokenizer([words[span.word]], is_split_into_words=True, add_special_tokens=False)["input_ids"]
        assert list(window.input_ids[span.start : span.end]) == alone


def test_a_word_at_a_cut_is_decided_where_it_has_context_on_both_sides():
    windows = WordEncoder(tiny.make_tokenizer("bert"), 22).encode(["a"] * 40)  # one sub-token each, 20 in a window
    firsts = [window.spans[0].start for window in windows]
    lasts = [len(window.input_ids) - window.spans[-1].end for window in windows]
    assert firsts == [1, 4, 4]  # after [CLS]: no word of context at the start, three later
    assert lasts[:-1] == [3, 3]  # two words and [SEP]
    assert lasts[-1] == 1


def test_a_word_longer_than_a_window_loses_its_end():
    windows = WordEncoder(tiny.make_tokenizer("bert"), 8).encode(["Paris", "anticonstitutionnellement", "Lyon"])
    assert max(len(window.input_ids) for window in windows) == 8
    assert sorted(span.word for window in windows for span in window.spans) == [0, 1, 2]


def test_a_short_sentence_is_one_window_with_the_ids_of_the_tokenizer():
    tokenizer = tiny.make_tokenizer("camembert")
    (window,) = WordEncoder(tokenizer, 128).encode(SENTENCES[0])
    assert list(window.input_ids) == tokenizer(SENTENCES[0], is_split_into_words=True)["input_ids"]


def test_byte_pairs_keep_the_space_before_each_word_though_the_folder_forgot_it(tiny_model, tmp_path):
    folder = shutil.copytree(tiny_model("roberta", tiny.LABELS), tmp_path / "model")
    expected = predict_words(folder, SENTENCES)
    config = json.loads((folder / "tokenizer_config.json").read_text())
    (folder / "tokenizer_config.json").write_text(json.dumps(config | {"add_prefix_space": False}))
    document = json.loads((folder / "tokenizer.json").read_text())
    document["pre_tokenizer"]["add_prefix_space"] = False
    (folder / "tokenizer.json").write_text(json.dumps(document))
    assert predict_words(folder, SENTENCES) == expected


def test_the_maximum_length_is_the_one_trained_with(tiny_model, tmp_path):
    folder = shutil.copytree(tiny_model("bert", tiny.LABELS), tmp_path / "model")
    (folder / "finetune.json").write_text(json.dumps({"format": 1, "maxLength": 16}))
    windows = SavedModel.load(folder).encoder.encode(["a"] * 60)
    assert max(len(window.input_ids) for window in windows) == 16


@pytest.mark.parametrize("family", ["roberta", "mpnet"])
def test_without_a_note_the_positions_bound_the_length(tiny_model, family):
    saved = SavedModel.load(tiny_model(family, tiny.LABELS))
    windows = saved.encoder.encode(["a"] * 400)
    assert max(len(window.input_ids) for window in windows) == 128
    saved.probabilities(windows)


def test_a_file_is_predicted_line_by_line(tiny_model, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"tokens": words}) + "\n" for words in SENTENCES), encoding="utf-8")
    predict_file(tiny_model("bert", tiny.LABELS), source, target)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    expected = predict_words(tiny_model("bert", tiny.LABELS), SENTENCES)
    assert [[word["label"] for word in line["words"]] for line in lines] == [
        [word.label for word in words] for words in expected
    ]
    assert set(lines[0]["words"][0]) == {"label", "probability", "probabilities"}


def test_a_broken_line_leaves_no_half_file(tiny_model, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"tokens": ["Paris"]}\n{"words": []}\n')
    with pytest.raises(ValueError, match="tokens"):
        predict_file(tiny_model("bert", tiny.LABELS), source, target)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_folder_without_a_model_is_a_failure(tmp_path):
    with pytest.raises(RunFailure) as failure:
        predict_words(tmp_path / "missing", [["Paris"]])
    assert failure.value.code == "model-unreadable"


def test_a_model_without_a_head_is_refused_rather_than_guessed_with(tiny_model):
    with pytest.raises(RunFailure) as failure:
        predict_words(tiny_model("bert"), [["Paris"]])
    assert failure.value.code == "model-not-suited"
    assert "BertModel" in failure.value.message


def test_one_that_does_not_say_what_it_is_is_refused_with_the_weights_that_it_lacks(tiny_model, tmp_path):
    folder = shutil.copytree(tiny_model("bert"), tmp_path / "model")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["architectures"] = None
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(RunFailure) as failure:
        predict_words(folder, [["Paris"]])
    assert failure.value.code == "weights-missing"
    assert "classifier" in failure.value.message

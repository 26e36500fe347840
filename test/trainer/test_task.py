import json
import math
import time

import pytest
import tiny
import torch
from seqeval.metrics import f1_score

from finetune_trainer.failures import RunFailure
from finetune_trainer.model.load import load_tokenizer
from finetune_trainer.spec import ModelReference
from finetune_trainer.tasks.task import NO_LABEL, Sample
from finetune_trainer.tasks.token_classification import TokenClassification
from finetune_trainer.tasks.token_examples import TokenExample

TASK = TokenClassification(tiny.LABELS)
FAMILIES_BY_TOKENIZER = ("bert", "roberta", "camembert", "deberta-v2")


@pytest.fixture
def tokenizer(tiny_model):
    def get(family="bert"):
        folder = str(tiny_model(family))
        return load_tokenizer(ModelReference(folder, folder, None, "folder"), None)

    return get


def example(*pairs: tuple[str, str], line=1) -> TokenExample:
    tokens, tags = zip(*pairs, strict=True)
    return TokenExample(0, "data/train.conll", line, tokens, tags)


PARIS = example(("de", "O"), ("Saint-Étienne", "B-DEPART"), ("à", "O"), ("Le", "B-ARRIVEE"), ("Mans", "I-ARRIVEE"))


def one_hot(sample: Sample, tags: list[str], sure=10.0) -> torch.Tensor:
    """Logits that predict these tags for the labels of a sample."""
    return sure * torch.eye(len(tiny.LABELS))[[tiny.LABELS.index(tag) for tag in tags]]


def test_reading_keeps_order_and_place_and_stops_at_the_limit(tmp_path):
    path = tiny.write_examples(tmp_path / "train.jsonl", 5)
    examples = TASK.read(path, 3)
    assert [(item.id, item.file, item.line) for item in examples] == [(n, "tiny.conll", 1 + 20 * n) for n in range(3)]
    assert list(examples[0].tokens) == tiny.examples(1)[0]["tokens"]
    assert len(TASK.read(path, None)) == 5


@pytest.mark.parametrize("line", ["{", '{"id": 0}', '{"id":0,"file":"f","line":1,"tokens":["a"],"tags":[]}'])
def test_a_broken_line_is_an_error(tmp_path, line):
    path = tmp_path / "train.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(RunFailure) as failure:
        TASK.read(path, None)
    assert failure.value.code == "data-unreadable"


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(RunFailure) as failure:
        TASK.read(tmp_path / "none.jsonl", None)
    assert failure.value.code == "data-unreadable"


@pytest.mark.parametrize("family", tiny.FAMILIES)
def test_each_words_first_sub_token_carries_its_tag(tokenizer, family):
    tokenizer = tokenizer(family)
    sample = TASK.encode([PARIS], tokenizer, 128).samples[0]
    encoding = tokenizer(list(PARIS.tokens), is_split_into_words=True).encodings[0]
    assert list(sample.input_ids) == encoding.ids
    firsts = [encoding.word_ids.index(word) for word in range(len(PARIS.tokens))]
    assert list(sample.label_positions) == firsts
    assert [tiny.LABELS[label] for label in sample.label_ids] == list(PARIS.tags)
    assert len(sample.input_ids) > len(PARIS.tokens)


@pytest.mark.parametrize("family", FAMILIES_BY_TOKENIZER)
def test_truncation_is_counted_and_named_with_the_entities_that_it_loses(tokenizer, family):
    tokenizer = tokenizer(family)
    whole = TASK.encode([PARIS], tokenizer, 128).samples[0]
    special = 2
    keep = whole.label_positions[3] - whole.label_positions[0] + 1
    encoded = TASK.encode([PARIS, PARIS], tokenizer, keep + special)
    assert encoded.truncated_examples == 2
    assert encoded.truncated_entities == 2
    assert len(encoded.samples[0].input_ids) == keep + special
    assert len(encoded.samples[0].label_ids) == 4
    [(code, message)] = encoded.warnings
    assert code == "truncated"
    assert "data/train.conll:1" in message
    assert "ARRIVEE “Le Mans”" in message


def test_nothing_is_said_of_sentences_that_fit_exactly(tokenizer):
    tokenizer = tokenizer()
    length = len(TASK.encode([PARIS], tokenizer, 128).samples[0].input_ids)
    encoded = TASK.encode([PARIS], tokenizer, length)
    assert (encoded.truncated_examples, encoded.truncated_entities, list(encoded.warnings)) == (0, 0, [])


def test_entities_cut_by_truncation_count_as_missed(tokenizer):
    tokenizer = tokenizer()
    whole = TASK.encode([PARIS], tokenizer, 128).samples[0]
    sample = TASK.encode([PARIS], tokenizer, whole.label_positions[3] + 1).samples[0]
    kept = list(PARIS.tags[: len(sample.label_ids)])
    scores = TASK.score([PARIS], [sample], [one_hot(sample, kept)])
    assert scores.per_label["DEPART"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "number": 1}
    assert scores.per_label["ARRIVEE"]["recall"] == 0.0
    assert scores.metrics["recall"] == 0.5
    assert scores.metrics["precision"] == 1.0


def test_words_without_a_sub_token_are_predicted_as_o_and_shift_nothing(tokenizer):
    odd = example(("\u200b", "O"), ("Lyon", "B-DEPART"), ("\u200d", "B-ARRIVEE"), ("demain", "O"), ("\u200b", "O"))
    encoded = TASK.encode([odd], tokenizer(), 128)
    sample = encoded.samples[0]
    assert sample.items_without_token == (0, 2, 4)
    assert list(sample.labelled_items) == [1, 3]
    assert [tiny.LABELS[label] for label in sample.label_ids] == ["B-DEPART", "O"]
    assert [code for code, _ in encoded.warnings] == ["words-without-token"]
    scores = TASK.score([odd], [sample], [one_hot(sample, ["B-DEPART", "O"])])
    assert scores.per_label["DEPART"]["f1"] == 1.0
    assert scores.per_label["ARRIVEE"]["recall"] == 0.0
    assert scores.metrics["accuracy"] == 4 / 5


def test_a_sentence_without_any_sub_token_is_scored_too(tokenizer):
    odd = example(("\u200b", "B-DEPART"))
    sample = TASK.encode([odd], tokenizer(), 128).samples[0]
    scores = TASK.score([odd], [sample], [torch.empty(0, len(tiny.LABELS))])
    assert scores.metrics["recall"] == 0.0
    assert scores.metrics["loss"] is None


def test_a_tag_that_the_model_does_not_know_counts_as_an_error_and_is_not_in_the_loss(tokenizer):
    foreign = example(("Lyon", "B-GARE"), ("demain", "O"))
    encoded = TASK.encode([foreign], tokenizer(), 128)
    assert encoded.samples[0].label_ids == (NO_LABEL, 0)
    [(code, message)] = encoded.warnings
    assert code == "unknown-tags"
    assert "B-GARE (first at data/train.conll:1)" in message
    scores = TASK.score([foreign], encoded.samples, [one_hot(encoded.samples[0], ["O", "O"], sure=100.0)])
    assert scores.metrics["loss"] == pytest.approx(0.0)
    assert scores.per_label["GARE"]["recall"] == 0.0


def random_split(number):
    examples = [
        TokenExample(e["id"], e["file"], e["line"], tuple(e["tokens"]), tuple(e["tags"])) for e in tiny.examples(number)
    ]
    generator = torch.Generator().manual_seed(0)
    logits = [torch.randn(len(e.tokens), len(tiny.LABELS), generator=generator) for e in examples]
    return examples, logits


def test_scores_equal_seqevals_and_the_loss_is_the_mean_over_words(tokenizer):
    examples, logits = random_split(50)
    samples = TASK.encode(examples, tokenizer(), 128).samples
    scores = TASK.score(examples, samples, logits)
    predicted = [[tiny.LABELS[index] for index in row.argmax(-1)] for row in logits]
    gold = [list(item.tags) for item in examples]
    assert scores.metrics["f1"] == pytest.approx(f1_score(gold, predicted))
    assert set(scores.metrics) == {
        "loss", "precision", "recall", "f1", "f1_macro", "accuracy", "strict_f1", "seqeval_f1_macro",
    }  # fmt: skip
    rows = torch.cat(logits).log_softmax(-1)
    labels = [tiny.LABELS.index(tag) for tags in gold for tag in tags]
    expected = -sum(rows[index, label].item() for index, label in enumerate(labels)) / len(labels)
    assert scores.metrics["loss"] == pytest.approx(expected, rel=1e-5)


def test_predictions_hold_offsets_in_utf16_units_and_probabilities(tokenizer):
    emoji = example(("🙂", "O"), ("Lyon", "B-DEPART"), ("l'été", "O"))
    sample = TASK.encode([emoji], tokenizer(), 128).samples[0]
    logits = torch.randn(3, len(tiny.LABELS), generator=torch.Generator().manual_seed(1))
    [line] = TASK.predictions([emoji], [sample], [logits])
    assert line["text"] == "🙂 Lyon l'été"
    assert [(token["text"], token["start"], token["end"]) for token in line["tokens"]] == [
        ("🙂", 0, 2),
        ("Lyon", 3, 7),
        ("l'été", 8, 13),
    ]
    probabilities = logits.softmax(-1)
    for token, row in zip(line["tokens"], probabilities, strict=True):
        assert token["predicted"] == tiny.LABELS[int(row.argmax())] == token["top"][0][0]
        assert token["probability"] == pytest.approx(row.max().item(), abs=1e-6) == token["top"][0][1]
        gold = row[tiny.LABELS.index(token["gold"])].item()
        assert token["gold_probability"] == pytest.approx(gold, abs=1e-6)
        assert token["loss"] == pytest.approx(-math.log(gold), abs=1e-5)
    assert line["loss"] == pytest.approx(sum(token["loss"] for token in line["tokens"]) / 3, abs=1e-5)
    json.dumps(line, allow_nan=False)


def test_words_that_were_cut_have_no_figures_in_the_predictions(tokenizer):
    sample = TASK.encode([PARIS], tokenizer(), 3).samples[0]
    [line] = TASK.predictions([PARIS], [sample], [one_hot(sample, ["O"])])
    assert line["tokens"][0]["probability"] > 0.9
    for token in line["tokens"][1:]:
        assert token["predicted"] == "O"
        assert (token["probability"], token["loss"], token["top"]) == (None, None, [])
    assert line["loss"] == line["tokens"][0]["loss"]


def test_an_empty_split_has_scores_and_no_predictions():
    assert TASK.score([], [], []).metrics["f1"] == 0.0
    assert list(TASK.predictions([], [], [])) == []


def test_scoring_800_sentences_takes_tens_of_milliseconds(tokenizer):
    examples, logits = random_split(800)
    samples = TASK.encode(examples, tokenizer(), 128).samples
    fastest = math.inf
    for _ in range(5):
        start = time.process_time()
        TASK.score(examples, samples, logits)
        fastest = min(fastest, time.process_time() - start)
    assert fastest < 0.1

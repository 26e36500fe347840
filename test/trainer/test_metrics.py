import math
import random
import time
import warnings

import pytest
from seqeval.metrics import accuracy_score, classification_report, f1_score, precision_score, recall_score
from seqeval.scheme import IOB2

from finetune_trainer.metrics.entities import score_entities

TAGS = ["O", "B-VIA", "I-VIA", "B-DEPART", "I-DEPART", "B-heure-de-fin", "I-heure-de-fin"]


def random_tags(generator: random.Random, lengths):
    return [[generator.choice(TAGS) for _ in range(length)] for length in lengths]


def valid_tags(generator: random.Random, lengths):
    """Without orphan `I-`, as gold tags are."""
    sentences = random_tags(generator, lengths)
    for tags in sentences:
        for index, tag in enumerate(tags):
            if tag[0] == "I" and (index == 0 or tags[index - 1][2:] != tag[2:]):
                tags[index] = "B" + tag[1:]
    return sentences


def draw(seed):
    generator = random.Random(seed)
    lengths = [generator.randint(1, 12) for _ in range(generator.randint(1, 20))]
    gold = (valid_tags if seed % 2 else random_tags)(generator, lengths)
    predicted = random_tags(generator, lengths)
    if seed % 3 == 0:
        predicted = [
            [g if generator.random() < 0.8 else p for g, p in zip(*pair, strict=True)]
            for pair in zip(gold, predicted, strict=True)
        ]
    return gold, predicted


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_scores_equal_seqeval_on_random_tags(seed):
    gold, predicted = draw(seed)
    report = score_entities(gold, predicted)
    theirs = [score(gold, predicted, zero_division=0) for score in (precision_score, recall_score, f1_score)]
    assert [report.total.precision, report.total.recall, report.total.f1] == pytest.approx(theirs, abs=1e-12)
    strict = f1_score(gold, predicted, mode="strict", scheme=IOB2, zero_division=0)
    assert report.strict.f1 == pytest.approx(strict, abs=1e-12)
    assert report.accuracy == accuracy_score(gold, predicted)
    assert report.seqeval_f1_macro == pytest.approx(f1_score(gold, predicted, average="macro", zero_division=0))
    theirs = classification_report(gold, predicted, output_dict=True, zero_division=0)
    assert report.by_type.keys() == theirs.keys() - {"micro avg", "macro avg", "weighted avg"}
    for name, counts in report.by_type.items():
        ours = (counts.precision, counts.recall, counts.f1, counts.gold)
        row = theirs[name]
        assert ours == pytest.approx((row["precision"], row["recall"], row["f1-score"], row["support"]), abs=1e-12)


def test_an_orphan_i_opens_an_entity_by_default_and_none_in_strict_mode():
    gold, predicted = [["B-X", "O", "O"]], [["B-X", "O", "I-X"]]
    report = score_entities(gold, predicted)
    assert report.total.f1 == pytest.approx(2 / 3)
    assert report.strict.f1 == 1.0


def test_f1_macro_leaves_out_types_that_gold_lacks_and_seqeval_counts_them():
    report = score_entities([["B-X", "O"]], [["B-X", "B-Y"]])
    assert report.f1_macro == 1.0
    assert report.seqeval_f1_macro == 0.5


def test_without_entities_f1_macro_is_zero_and_seqevals_is_unknown():
    report = score_entities([["O", "O"]], [["O", "O"]])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert math.isnan(f1_score([["O", "O"]], [["O", "O"]], average="macro", zero_division=0))
    assert report.f1_macro == 0.0
    assert report.seqeval_f1_macro is None
    assert report.total.f1 == 0.0
    assert report.accuracy == 1.0


def test_an_empty_split_scores_zero():
    report = score_entities([], [])
    assert (report.total.f1, report.strict.f1, report.accuracy, report.f1_macro) == (0.0, 0.0, 0.0, 0.0)


def test_a_sentence_ends_its_entities():
    assert score_entities([["B-X"], ["I-X"]], [["B-X"], ["I-X"]]).total.gold == 2


def test_gold_and_prediction_of_unequal_length_are_a_mistake():
    with pytest.raises(ValueError, match=r"shorter|longer"):
        score_entities([["O"]], [["O"], ["O"]])


def test_scoring_800_sentences_takes_tens_of_milliseconds():
    generator = random.Random(0)
    gold = valid_tags(generator, [15] * 800)
    fastest = math.inf
    for _ in range(5):
        start = time.process_time()
        score_entities(gold, gold)
        fastest = min(fastest, time.process_time() - start)
    assert fastest < 0.1

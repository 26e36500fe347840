"""Examples come in an order that the seed and the epoch determine, cut into batches that fit."""

from __future__ import annotations

from itertools import islice

from finetune_trainer.optimization.order import epoch_order, micro_batches, step_sentences

LENGTHS = [5, 9, 3, 7, 2, 8, 6, 4, 1, 10]


def test_each_epoch_has_every_example_once_in_another_order() -> None:
    first, second = (epoch_order("random", 1, epoch, LENGTHS, 2) for epoch in (0, 1))
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second


def test_the_order_depends_on_seed_and_epoch_alone() -> None:
    assert epoch_order("random", 1, 4, LENGTHS, 2) == epoch_order("random", 1, 4, LENGTHS, 2)
    assert epoch_order("random", 1, 4, LENGTHS, 2) != epoch_order("random", 2, 4, LENGTHS, 2)


def test_a_resumed_run_goes_on_in_the_middle_of_an_epoch() -> None:
    whole = list(islice(step_sentences("random", 1, LENGTHS, 4, 0), 9))
    assert list(islice(step_sentences("random", 1, LENGTHS, 4, 5), 4)) == whole[5:]


def test_the_last_step_of_an_epoch_has_what_is_left() -> None:
    steps = list(islice(step_sentences("sequential", 1, LENGTHS, 4, 0), 3))
    assert [len(sentences) for _, sentences in steps] == [4, 4, 2]
    assert [epoch for epoch, _ in steps] == [1 / 3, 2 / 3, 1.0]


def test_group_by_length_sorts_within_fifty_batches() -> None:
    lengths = [index % 17 for index in range(300)]
    order = epoch_order("group_by_length", 1, 0, lengths, 2)
    assert sorted(order) == list(range(300))
    for start in range(0, 300, 100):
        group = [lengths[index] for index in order[start : start + 100]]
        assert group == sorted(group, reverse=True)


def test_micro_batches_keep_the_order_and_the_budget() -> None:
    cut = micro_batches(range(10), LENGTHS, 14, padded=False)
    assert [index for batch in cut for index in batch] == list(range(10))
    assert all(sum(LENGTHS[index] for index in batch) <= 14 for batch in cut)


def test_padding_counts_towards_the_budget_of_padded_batches() -> None:
    cut = micro_batches(range(10), LENGTHS, 18, padded=True)
    assert all(len(batch) * max(LENGTHS[index] for index in batch) <= 18 for batch in cut)


def test_a_sentence_over_the_budget_is_a_batch_of_its_own() -> None:
    assert micro_batches([1, 4, 9], LENGTHS, 3, padded=False) == [[1], [4], [9]]

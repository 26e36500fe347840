"""Patience and best follow Hugging Face's Trainer."""

from __future__ import annotations

from finetune_trainer.loop.early_stopping import EarlyStopping


def watch(values: list[float | None], patience: int = 2, threshold: float = 0.0, greater: bool = True) -> EarlyStopping:
    stopping = EarlyStopping(patience, threshold, greater)
    for step, value in enumerate(values, 1):
        stopping.observe(step, value)
    return stopping


def test_patience_runs_out_after_so_many_evaluations_without_improvement() -> None:
    assert not watch([0.5, 0.4]).is_exhausted
    assert watch([0.5, 0.4, 0.5]).is_exhausted


def test_an_improvement_below_the_threshold_is_the_best_and_does_not_reset_the_patience() -> None:
    stopping = watch([0.5, 0.505, 0.508], threshold=0.01)
    assert (stopping.best, stopping.best_step) == (0.508, 3)
    assert stopping.is_exhausted


def test_an_improvement_over_the_threshold_resets_the_patience() -> None:
    assert watch([0.5, 0.4, 0.6], threshold=0.01).waited == 0


def test_a_metric_that_is_no_number_is_no_improvement() -> None:
    stopping = watch([None, float("nan"), 0.1])
    assert (stopping.best, stopping.waited) == (0.1, 0)
    assert watch([0.1, None, float("nan")]).is_exhausted


def test_a_loss_should_fall() -> None:
    assert watch([0.5, 0.4, 0.45], greater=False).best == 0.4


def test_without_patience_nothing_stops() -> None:
    assert not EarlyStopping(None, 0.0, True, waited=99).is_exhausted

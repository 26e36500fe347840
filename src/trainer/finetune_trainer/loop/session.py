"""A training session: steps, and between them logging, evaluation, checkpoints, requests and early stopping."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from finetune_trainer.events import Emit
from finetune_trainer.failures import RunFailure
from finetune_trainer.hardware.device import used_memory
from finetune_trainer.loop.checkpoint import prune_checkpoints, save_checkpoint
from finetune_trainer.loop.evaluation import evaluate_logits
from finetune_trainer.loop.forecast import TIMED_STEPS, Forecast
from finetune_trainer.loop.intervals import Intervals
from finetune_trainer.loop.progress import Progress
from finetune_trainer.loop.report import Curves, StageClock
from finetune_trainer.loop.requests import Asked, answer, take_requests
from finetune_trainer.loop.steps import StepRecord, train_steps
from finetune_trainer.output.trainer_state import Best
from finetune_trainer.process.control import Control
from finetune_trainer.run_folder import RunFolder

Reason = Literal["completed", "early-stopped", "stopped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session ended, after `step` optimizer steps and `epoch` epochs; `best` if evaluations chose one."""

    reason: Reason
    step: int
    epoch: float
    best: Best | None
    tokens_per_second: float | None


class Session:
    """Trains from where `progress` is to the end of the run, or until it is stopped."""

    def __init__(
        self, run: RunFolder, progress: Progress, emit: Emit, stages: StageClock, curves: Curves, control: Control
    ) -> None:
        self._run, self._progress, self._emit = run, progress, emit
        self._stages, self._curves, self._control = stages, curves, control
        self._setup = progress.setup
        self._arguments = progress.setup.spec.arguments
        self._world = progress.training.world
        self._intervals = Intervals.of(progress.setup.spec)
        self._can_evaluate = "validation" in progress.setup.splits
        self._told_halvings = progress.training.budget.halvings

    def run(self) -> Outcome:
        """Train until the last step, a stop, or the end of patience.

        Raises:
            RunFailure: `loss-not-finite`.
            FileNotFoundError: If the run directory was deleted.
        """
        forecast = Forecast.of(self._setup, self._run.path, self._emit)
        forecast.warn(self._setup)
        if self._progress.step == 0 and self._arguments.eval_on_start and self._can_evaluate:
            # The figure before training is never the best, as in Hugging Face's Trainer.
            self._evaluate()
        self._enter_training()
        self._progress.window.restart()
        began, first = time.perf_counter(), self._progress.step
        # A process that died while it finished an early-stopped run left nothing to train.
        is_over = self._progress.stopping.is_exhausted
        reason: Reason = "early-stopped" if is_over else "completed"
        for record in train_steps(self._progress.training, first, first if is_over else self._intervals.total):
            reason = self._after_step(record)
            if record.step - first == TIMED_STEPS:
                pace = (time.perf_counter() - began) / TIMED_STEPS
                forecast.tell_time(pace * (self._intervals.total - record.step))
            if reason != "completed":
                break
        progress = self._progress
        return Outcome(reason, progress.step, progress.epoch, progress.best, progress.window.mean_speed())

    def write_log(self) -> None:
        """Write `trainer_state.json` as of now."""
        if self._world.is_writer:
            progress = self._progress
            self._curves.write_state(progress.step, progress.epoch, progress.window.total_tokens, progress.best)

    def _after_step(self, record: StepRecord) -> Reason:
        progress = self._progress
        progress.step, progress.epoch = record.step, record.epoch
        progress.window.add(record)
        self._tell_budget()
        if self._intervals.logs(record.step):
            self._log(record)
        elif self._setup.device.type == "cpu" or self._intervals.saves(record.step):
            # On a GPU this would wait for the device at every step; there the next log point finds it, or the next
            # save, before weights that are no numbers take a good checkpoint's place.
            _check_finite(record, float(record.loss_sum))
        asked = take_requests(self._control, self._world)
        if not asked.discard:
            self._evaluate_and_save(record.step, asked)
        answer(asked, record.step, self._can_evaluate, self._emit)
        if asked.stop:
            if self._world.is_writer:
                self._control.settle_stop()
            return "stopped"
        return "early-stopped" if progress.stopping.is_exhausted else "completed"

    def _evaluate_and_save(self, step: int, asked: Asked) -> None:
        is_best = False
        is_due = self._can_evaluate and self._intervals.evaluates(step)
        is_asked = self._can_evaluate and asked.evaluate
        if is_due:
            is_best = self._judge()
        elif is_asked:
            # To look at only: who looks often must neither use up the patience nor lower the learning rate.
            self._evaluate()
            self._enter_training()
        if is_best or asked.checkpoint or self._intervals.saves(step):
            self._save(is_best)
        elif is_due or is_asked:
            self.write_log()

    def _log(self, record: StepRecord) -> None:
        loss, tokens_per_second = self._progress.window.close()
        self._curves.train(
            record.step,
            record.epoch,
            loss,
            record.learning_rate,
            float(record.grad_norm),
            tokens=self._progress.window.total_tokens,
            tokens_per_second=tokens_per_second,
            memory=used_memory(self._setup.device),
        )
        self._stages.progress(record.step / self._intervals.total)
        _check_finite(record, loss)

    def _tell_budget(self) -> None:
        budget = self._progress.training.budget
        if budget.halvings > self._told_halvings:
            self._told_halvings = budget.halvings
            self._emit(
                "warning",
                code="micro-batch-halved",
                message=f"The device ran out of memory, so micro-batches now hold at most {budget.tokens} tokens; "
                "each optimizer step still trains on the same sentences.",
            )

    def _judge(self) -> bool:
        """Evaluate; whether it is the best so far and its weights are to be kept."""
        metrics = self._evaluate()
        # Ranks that judged by figures of their own, rounded otherwise, would no longer wait for each other.
        value = self._world.gather(metrics.get(self._arguments.metric_for_best_model.removeprefix("eval_")))[0]
        self._progress.training.schedule.after_evaluation(value)
        is_best = self._progress.stopping.observe(self._progress.step, value)
        if is_best and not self._arguments.load_best_model_at_end:
            self._tell_best(None)
        self._enter_training()
        return is_best and self._arguments.load_best_model_at_end

    def _tell_best(self, checkpoint: str | None) -> None:
        best, metric = self._progress.best, self._arguments.metric_for_best_model
        if best is not None:
            self._emit("best", step=best.step, metric=metric, value=best.value, checkpoint=checkpoint)

    def _evaluate(self) -> Mapping[str, float | None]:
        split, progress = self._setup.splits["validation"], self._progress
        began = time.perf_counter()
        self._stages.enter("evaluating", 0.0)
        with self._setup.model.full_precision():
            tokens = self._arguments.per_device_eval_batch_size * self._arguments.max_seq_length
            logits = evaluate_logits(self._setup.model, split.samples, tokens, self._stages.progress)
        scores = self._setup.task.score(split.examples, split.samples, logits)
        seconds = time.perf_counter() - began
        self._curves.evaluate("validation", progress.step, progress.epoch, scores, seconds, len(split.examples))
        progress.window.pause(seconds)
        return scores.metrics

    def _enter_training(self) -> None:
        self._stages.enter("training", self._progress.step / self._intervals.total)

    def _save(self, is_best: bool) -> None:
        began = time.perf_counter()
        progress = self._progress
        if is_best:
            progress.best_checkpoint = self._run.checkpoint(progress.step).name
        state = progress.capture(self._stages.durations())
        if not self._world.is_writer:
            return
        with self._setup.model.full_precision() as model:
            path = save_checkpoint(self._run, progress.step, model, self._setup.tokenizer, state)
        self._emit("checkpoint", step=progress.step, path=self._run.relative(path))
        if is_best:
            self._tell_best(path.name)
        self.write_log()
        keep = progress.stopping.best_step if progress.best_checkpoint else None
        prune_checkpoints(self._run, self._arguments.save_total_limit, keep)
        progress.window.pause(time.perf_counter() - began)


def _check_finite(record: StepRecord, loss: float) -> None:
    if math.isfinite(loss):
        return
    raise RunFailure(
        "loss-not-finite",
        f"The loss is no longer a number at step {record.step} "
        f"(learning rate {record.learning_rate:.3g}, gradient norm {float(record.grad_norm):.3g}).",
        "Lower learning_rate, raise warmup_steps, or set precision: fp32; checkpoints from before are kept.",
    )

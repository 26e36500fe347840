"""A training session: steps, and between them logging, evaluation, checkpoints, requests and early stopping."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

import torch

from finetune_trainer.failures import RunFailure
from finetune_trainer.hardware.device import used_memory
from finetune_trainer.loop.checkpoint import (
    TrainingState,
    optimizer_tensors,
    prune_checkpoints,
    restore_optimizer,
    save_checkpoint,
)
from finetune_trainer.loop.distributed import World
from finetune_trainer.loop.early_stopping import EarlyStopping
from finetune_trainer.loop.evaluation import evaluate_logits
from finetune_trainer.loop.forecast import TIMED_STEPS, Forecast
from finetune_trainer.loop.intervals import Intervals
from finetune_trainer.loop.log_window import LogWindow
from finetune_trainer.loop.loss_scale import LossScale
from finetune_trainer.loop.report import Curves, Emit, StageClock
from finetune_trainer.loop.setup import Setup
from finetune_trainer.loop.steps import StepRecord, TokenBudget, Training, train_steps
from finetune_trainer.optimization.optimizer import decayed_parameters, make_optimizer
from finetune_trainer.optimization.schedule import Schedule
from finetune_trainer.output.trainer_state import Best
from finetune_trainer.process.control import Control, Request
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
    """Trains a model that is set up, from the beginning or from a checkpoint's state."""

    def __init__(
        self,
        run: RunFolder,
        setup: Setup,
        emit: Emit,
        stages: StageClock,
        curves: Curves,
        control: Control,
        world: World,
    ) -> None:
        spec = setup.spec
        arguments = spec.arguments
        self._run, self._setup, self._emit = run, setup, emit
        self._stages, self._curves, self._control, self._world = stages, curves, control, world
        self._intervals = Intervals.of(spec)
        self._stopping = EarlyStopping(
            arguments.early_stopping_patience, arguments.early_stopping_threshold, arguments.greater_is_better
        )
        self._window = LogWindow(time.perf_counter)
        self._best_checkpoint: str | None = None
        self._step, self._epoch = 0, 0.0
        self._told_halvings = 0
        model = setup.model
        optimizer = make_optimizer(arguments, model.masters.trained, decayed_parameters(model.model))
        self._training = Training(
            arguments=arguments,
            batch=spec.derived.effective_batch_size,
            samples=setup.splits["train"].samples,
            model=model,
            optimizer=optimizer,
            schedule=Schedule(spec, optimizer),
            budget=TokenBudget(arguments.per_device_train_batch_size * arguments.max_seq_length),
            scale=LossScale(model.numerics.precision == "fp16"),
            world=world,
        )

    def run(self) -> Outcome:
        """Train until the last step, a stop, or the end of patience.

        Raises:
            RunFailure: `loss-not-finite`.
            FileNotFoundError: If the run directory was deleted.
        """
        forecast = Forecast.of(self._setup, self._run.path, self._emit)
        forecast.warn(self._setup)
        if self._step == 0 and self._setup.spec.arguments.eval_on_start and "validation" in self._setup.splits:
            # The figure before training is never the best, as in Hugging Face's Trainer.
            self._evaluate_validation()
        self._stages.enter("training", self._step / self._intervals.total)
        self._window.restart()
        started, first = time.perf_counter(), self._step
        reason: Reason = "completed"
        for record in train_steps(self._training, self._step, self._intervals.total):
            reason = self._after_step(record)
            if record.step - first == TIMED_STEPS:
                pace = (time.perf_counter() - started) / TIMED_STEPS
                forecast.tell_time(pace * (self._intervals.total - record.step))
            if reason != "completed":
                break
        return self._outcome(reason)

    def _after_step(self, record: StepRecord) -> Reason:
        self._step, self._epoch = record.step, record.epoch
        self._window.add(record)
        self._check_budget()
        if self._intervals.logs(record.step):
            self._log(record)
        elif self._setup.device.type == "cpu":
            self._check_finite(record, float(record.loss_sum))
        requests = self._requests()
        asked = {request.name for request in requests}
        is_best = False
        if self._intervals.evaluates(record.step) or "evaluate" in asked:
            is_best = self._evaluate()
        stop = next((request for request in requests if request.name == "stop"), None)
        wants_checkpoint = "checkpoint" in asked or (stop is not None and not stop.discard)
        if is_best or wants_checkpoint or self._intervals.saves(record.step):
            self._save(is_best)
        self._answer(requests)
        if stop is not None:
            return "stopped"
        return "early-stopped" if self._stopping.is_exhausted else "completed"

    def _log(self, record: StepRecord) -> None:
        loss, tokens_per_second = self._window.close()
        grad_norm = float(record.grad_norm)
        self._curves.train(
            record.step,
            record.epoch,
            loss,
            record.learning_rate,
            grad_norm,
            tokens=self._window.total_tokens,
            tokens_per_second=tokens_per_second,
            memory=used_memory(self._setup.device),
        )
        self._stages.progress(record.step / self._intervals.total)
        self._check_finite(record, loss)

    def _check_finite(self, record: StepRecord, loss: float) -> None:
        if math.isfinite(loss):
            return
        raise RunFailure(
            "loss-not-finite",
            f"The loss is no longer a number at step {record.step} "
            f"(learning rate {record.learning_rate:.3g}, gradient norm {float(record.grad_norm):.3g}).",
            "Lower learning_rate, raise warmup_steps, or set precision: fp32; checkpoints from before are kept.",
        )

    def _check_budget(self) -> None:
        budget = self._training.budget
        if budget.halvings > self._told_halvings:
            self._told_halvings = budget.halvings
            self._emit(
                "warning",
                code="micro-batch-halved",
                message=f"The device ran out of memory, so micro-batches now hold at most {budget.tokens} tokens; "
                "each optimizer step still trains on the same sentences.",
            )

    def _requests(self) -> list[Request]:
        requests = self._control.take() if self._world.is_writer else []
        names = ("evaluate", "checkpoint")
        bits = sum(1 << index for index, name in enumerate(names) if any(r.name == name for r in requests))
        for request in requests:
            if request.name == "stop":
                bits |= 8 if request.discard else 4
        bits = self._world.agree(bits)
        agreed = [Request(name) for index, name in enumerate(names) if bits & (1 << index)]
        return agreed + ([Request("stop", discard=not bits & 4)] if bits & 12 else [])

    def _answer(self, requests: list[Request]) -> None:
        for request in requests:
            refused = request.name == "evaluate" and "validation" not in self._setup.splits
            if request.name == "stop":
                message = "stopped; nothing was saved" if request.discard else f"saved checkpoint-{self._step}"
            elif refused:
                message = "the run has no validation data"
            else:
                message = "evaluated" if request.name == "evaluate" else f"saved checkpoint-{self._step}"
            status = "refused" if refused else "done"
            self._emit("control", request=request.name, status=status, message=f"{message} at step {self._step}")

    def _evaluate(self) -> bool:
        """Evaluate the validation split, if there is one; whether it is the best so far and is to be kept."""
        if "validation" not in self._setup.splits:
            return False
        metrics = self._evaluate_validation()
        value = metrics.get(self._setup.spec.arguments.metric_for_best_model.removeprefix("eval_"))
        self._training.schedule.after_evaluation(value)
        is_best = self._stopping.observe(self._step, value)
        self._stages.enter("training", self._step / self._intervals.total)
        return is_best and self._setup.spec.arguments.load_best_model_at_end

    def _evaluate_validation(self) -> Mapping[str, float | None]:
        split = self._setup.splits["validation"]
        arguments = self._setup.spec.arguments
        began = time.perf_counter()
        self._stages.enter("evaluating", 0.0)
        with self._setup.model.full_precision():
            tokens = arguments.per_device_eval_batch_size * arguments.max_seq_length
            logits = evaluate_logits(self._setup.model, split.samples, tokens, self._stages.progress)
        scores = self._setup.task.score(split.examples, split.samples, logits)
        seconds = time.perf_counter() - began
        self._curves.evaluate("validation", self._step, self._epoch, scores, seconds, len(split.examples))
        self._window.pause(seconds)
        return scores.metrics

    def _save(self, is_best: bool) -> None:
        if not self._world.is_writer:
            return
        began = time.perf_counter()
        setup = self._setup
        if is_best:
            self._best_checkpoint = self._run.checkpoint(self._step).name
        with setup.model.full_precision() as model:
            path = save_checkpoint(self._run, self._step, model, setup.tokenizer, self._state())
        self._emit("checkpoint", step=self._step, path=self._run.relative(path))
        if is_best and self._stopping.best is not None:
            self._emit(
                "best",
                step=self._step,
                metric=setup.spec.arguments.metric_for_best_model,
                value=self._stopping.best,
                checkpoint=self._run.relative(path),
            )
        self.write_log()
        keep = self._stopping.best_step if self._best_checkpoint else None
        prune_checkpoints(self._run, setup.spec.arguments.save_total_limit, keep)
        self._window.pause(time.perf_counter() - began)

    def write_log(self) -> None:
        """Write `trainer_state.json` as of now."""
        if self._world.is_writer:
            self._curves.write_state(self._step, self._epoch, self._window.total_tokens, self._best())

    def _best(self) -> Best | None:
        if self._stopping.best is None or self._stopping.best_step is None:
            return None
        return Best(self._stopping.best_step, self._stopping.best, self._best_checkpoint)

    def _outcome(self, reason: Reason) -> Outcome:
        return Outcome(reason, self._step, self._epoch, self._best(), self._window.mean_speed())

    def _state(self) -> TrainingState:
        training, model = self._training, self._setup.model
        tensors = optimizer_tensors(training.optimizer, model.masters.trained)
        tensors["rng.torch"] = torch.get_rng_state()
        if self._setup.device.type == "cuda":
            tensors["rng.cuda"] = torch.cuda.get_rng_state(self._setup.device)
        if model.table is not None:
            tensors["table.pristine"] = model.table.pristine
        values = {
            "step": self._step,
            "epoch": self._epoch,
            "numerics": asdict(model.numerics),
            "threads": torch.get_num_threads(),
            "masks": self._setup.masks.state(),
            "table_decay": 1.0 if model.table is None else model.table.decay,
            "rates": [[group["lr"], group.get("initial_lr")] for group in training.optimizer.param_groups],
            "schedule": training.schedule.state(),
            "scale": [training.scale.value, training.scale.good_steps],
            "budget": [training.budget.tokens, training.budget.halvings],
            "stopping": [self._stopping.best, self._stopping.best_step, self._stopping.waited],
            "best_checkpoint": self._best_checkpoint,
            "window": self._window.state(),
        }
        return TrainingState(tensors, values)

    def restore(self, state: TrainingState) -> None:
        """Go on where `state` was taken, with the model loaded from the same checkpoint."""
        training, model, values = self._training, self._setup.model, state.values
        restore_optimizer(training.optimizer, model.masters.trained, state.tensors)
        torch.set_rng_state(state.tensors["rng.torch"])
        if "rng.cuda" in state.tensors and self._setup.device.type == "cuda":
            torch.cuda.set_rng_state(state.tensors["rng.cuda"], self._setup.device)
        if model.table is not None:
            model.table.pristine = state.tensors["table.pristine"]
            model.table.decay = values["table_decay"]
        self._setup.masks.restore(values["masks"])
        for group, (rate, initial) in zip(training.optimizer.param_groups, values["rates"], strict=True):
            group["lr"] = rate
            if initial is not None:
                group["initial_lr"] = initial
        training.schedule.restore(values["schedule"])
        training.scale.value, training.scale.good_steps = values["scale"]
        training.budget.tokens, training.budget.halvings = values["budget"]
        self._told_halvings = training.budget.halvings
        self._stopping.best, self._stopping.best_step, self._stopping.waited = values["stopping"]
        self._best_checkpoint = values["best_checkpoint"]
        self._window.restore(values["window"])
        self._step, self._epoch = values["step"], values["epoch"]

"""How far a session has come: everything that changes while it trains, and how a checkpoint keeps it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import torch

from finetune_trainer.loop.checkpoint import TrainingState, optimizer_tensors, restore_optimizer
from finetune_trainer.loop.distributed import World
from finetune_trainer.loop.early_stopping import EarlyStopping
from finetune_trainer.loop.log_window import LogWindow
from finetune_trainer.loop.loss_scale import LossScale
from finetune_trainer.loop.setup import Setup
from finetune_trainer.loop.steps import TokenBudget, Training
from finetune_trainer.optimization.optimizer import decayed_parameters, make_optimizer
from finetune_trainer.optimization.schedule import Schedule
from finetune_trainer.output.trainer_state import Best


@dataclass(slots=True)
class Progress:
    """The state of a session.

    Attributes:
        setup: What it works with; its weights and random states change.
        training: What the loop works on: optimizer, schedule, budget and scale change.
        stopping: Best and patience.
        window: Sums since the last log point.
        step: Optimizer steps done.
        epoch: Epochs done.
        best_checkpoint: Folder name of the checkpoint of the best evaluation.
    """

    setup: Setup
    training: Training
    stopping: EarlyStopping
    window: LogWindow = field(default_factory=lambda: LogWindow(time.perf_counter))
    step: int = 0
    epoch: float = 0.0
    best_checkpoint: str | None = None

    @staticmethod
    def begin(setup: Setup, world: World) -> Progress:
        """The state before the first step."""
        spec, model = setup.spec, setup.model
        arguments = spec.arguments
        optimizer = make_optimizer(arguments, model.masters.trained, decayed_parameters(model.model))
        training = Training(
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
        patience, threshold = arguments.early_stopping_patience, arguments.early_stopping_threshold
        return Progress(setup, training, EarlyStopping(patience, threshold, arguments.greater_is_better))

    @property
    def best(self) -> Best | None:
        """The best evaluation so far, if there was one."""
        if self.stopping.best is None or self.stopping.best_step is None:
            return None
        return Best(self.stopping.best_step, self.stopping.best, self.best_checkpoint)

    def capture(self, seconds: Mapping[str, float]) -> TrainingState:
        """All that a resumed run needs beside the model's weights to end bit-identical, and its durations by stage.

        Every rank calls it: each has random states of its own.
        """
        training, model = self.training, self.setup.model
        tensors = optimizer_tensors(training.optimizer, model.masters.trained)
        ranks = training.world.gather((_random_states(self.setup.device), self.setup.masks.state()))
        for rank, (states, _) in enumerate(ranks):
            tensors |= {f"rng.{rank}.{device}": state for device, state in states.items()}
        if model.table is not None:
            tensors["table.pristine"] = model.table.pristine
        values = {
            "step": self.step,
            "epoch": self.epoch,
            "numerics": asdict(model.numerics),
            "threads": torch.get_num_threads(),
            "masks": [masks for _, masks in ranks],
            "table_decay": 1.0 if model.table is None else model.table.decay,
            "rates": [[group["lr"], group.get("initial_lr")] for group in training.optimizer.param_groups],
            "schedule": training.schedule.state(),
            "scale": [training.scale.value, training.scale.good_steps],
            "budget": [training.budget.tokens, training.budget.halvings],
            "stopping": [self.stopping.best, self.stopping.best_step, self.stopping.waited],
            "best_checkpoint": self.best_checkpoint,
            "window": self.window.state(),
            "seconds": dict(seconds),
            "commit": self.setup.commit,
            "spec": self.setup.spec.digest,
        }
        return TrainingState(tensors, values)

    def restore(self, state: TrainingState) -> None:
        """Go on where `state` was captured, with the model loaded from the same checkpoint."""
        training, values = self.training, state.values
        restore_optimizer(training.optimizer, self.setup.model.masters.trained, state.tensors)
        for group, (rate, initial) in zip(training.optimizer.param_groups, values["rates"], strict=True):
            group["lr"] = rate
            if initial is not None:
                group["initial_lr"] = initial
        training.schedule.restore(values["schedule"])
        training.scale.value, training.scale.good_steps = values["scale"]
        training.budget.tokens, training.budget.halvings = values["budget"]
        self.stopping.best, self.stopping.best_step, self.stopping.waited = values["stopping"]
        self.best_checkpoint = values["best_checkpoint"]
        self.window.restore(values["window"])
        self.step, self.epoch = values["step"], values["epoch"]
        self._restore_random(state)

    def forget_best(self) -> None:
        """Look for the best anew: the next evaluation is it."""
        self.stopping.best = self.stopping.best_step = self.best_checkpoint = None

    def _restore_random(self, state: TrainingState) -> None:
        rank = self.training.world.rank
        if rank < len(state.values["masks"]):
            # Ranks that the earlier process did not have draw from their seeds.
            _restore_random_states(self.setup.device, rank, state.tensors)
            self.setup.masks.restore(state.values["masks"][rank])
        table = self.setup.model.table
        if table is not None:
            table.pristine = state.tensors["table.pristine"]
            table.decay = state.values["table_decay"]


def _random_states(device: torch.device) -> dict[str, torch.Tensor]:
    """The states of PyTorch's generators, by kind of device."""
    states = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        states["cuda"] = torch.cuda.get_rng_state(device)
    if device.type == "mps":
        states["mps"] = torch.mps.get_rng_state()
    return states


def _restore_random_states(device: torch.device, rank: int, tensors: Mapping[str, torch.Tensor]) -> None:
    torch.set_rng_state(tensors[f"rng.{rank}.cpu"])
    if device.type == "cuda" and f"rng.{rank}.cuda" in tensors:
        torch.cuda.set_rng_state(tensors[f"rng.{rank}.cuda"], device)
    if device.type == "mps" and f"rng.{rank}.mps" in tensors:
        torch.mps.set_rng_state(tensors[f"rng.{rank}.mps"])

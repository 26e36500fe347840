"""Requests of viewers, agreed between the ranks and answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from finetune_trainer.events import Emit
from finetune_trainer.loop.distributed import World
from finetune_trainer.process.control import Control, Request

_KINDS = (Request("evaluate"), Request("checkpoint"), Request("stop"), Request("stop", discard=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for since the last step."""

    requests: Sequence[Request]

    @property
    def evaluate(self) -> bool:
        """Whether to evaluate now."""
        return any(request.name == "evaluate" for request in self.requests)

    @property
    def checkpoint(self) -> bool:
        """Whether to save a checkpoint now, for its own sake or before stopping."""
        return any(r.name == "checkpoint" or (r.name == "stop" and not r.discard) for r in self.requests)

    @property
    def discard(self) -> bool:
        """Whether to stop without doing anything else."""
        return self.stop and all(request.discard for request in self.requests)

    @property
    def stop(self) -> bool:
        """Whether to stop."""
        return any(request.name == "stop" for request in self.requests)


def take_requests(control: Control, world: World) -> Asked:
    """Take the requests; every rank gets those that the writer saw."""
    seen = control.take() if world.is_writer else []
    bits = world.agree(sum(1 << index for index, kind in enumerate(_KINDS) if kind in seen))
    return Asked([kind for index, kind in enumerate(_KINDS) if bits & (1 << index)])


def answer(asked: Asked, step: int, can_evaluate: bool, emit: Emit) -> None:
    """Emit an answer to each request, after it was honoured or refused."""
    for request in asked.requests:
        refused = request.name == "evaluate" and not can_evaluate
        message = "The run has no validation data." if refused else _done(request, step)
        emit("control", request=request.name, status="refused" if refused else "done", message=message)


def refuse_late(control: Control, emit: Emit) -> None:
    """Answer what was asked for when there was nothing left to train."""
    for request in control.take():
        message = "Training is over: the run finishes as if it had not been asked."
        emit("control", request=request.name, status="refused", message=message)
    control.settle_stop()


def _done(request: Request, step: int) -> str:
    if request.name == "evaluate":
        return f"Evaluated at step {step}."
    if request.name == "checkpoint":
        return f"Saved checkpoint-{step}."
    if request.discard:
        return f"Stopped at step {step}; nothing new was saved."
    return f"Stopped at step {step} and saved checkpoint-{step}."

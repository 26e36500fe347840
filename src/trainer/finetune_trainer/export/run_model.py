"""The model of a run at any of its steps, as it is on disk or as its seed makes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch

from finetune_trainer.failures import RunFailure
from finetune_trainer.model.load import load_tokenizer
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import ModelReference, Spec
from finetune_trainer.tasks.registry import make_task

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


@dataclass(frozen=True, slots=True)
class RunModel:
    """In fp32, on the CPU; `commit` is of the hub's model that the run began with, if it is known."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    commit: str | None


def load_untrained(run: RunFolder, spec: Spec) -> RunModel:
    """The model before the first step: its new layers are those that the run's seed made.

    Raises:
        RunFailure: A code of `load_tokenizer` or of the task's `load_model`.
    """
    commit, cache_dir = _commit(run), spec.arguments.cache_dir
    # What the hub has by now may be newer than what the run began with.
    reference = spec.model if spec.model.path is not None else replace(spec.model, revision=commit)
    # As `set_up` does it: nothing may draw a number in between.
    torch.manual_seed(spec.arguments.seed)
    tokenizer = load_tokenizer(reference, cache_dir)
    return RunModel(make_task(spec).load_model(reference, cache_dir).model, tokenizer, commit)


def load_checkpoint(run: RunFolder, spec: Spec, step: int) -> RunModel:
    """The model of a checkpoint.

    Raises:
        RunFailure: `no-checkpoint` if it is not there, `checkpoint-unreadable` if it is not whole.
    """
    folder = run.checkpoint(step)
    if not folder.is_dir():
        raise RunFailure("no-checkpoint", f"{run.path.name} has no checkpoint of step {step}.", _others(run, step))
    reference = ModelReference(str(folder), str(folder), None, "folder")
    task = make_task(spec)
    try:
        tokenizer = load_tokenizer(reference, None)
        loaded = task.load_model(reference, None)
    except RunFailure as failure:
        raise _unreadable(run, step, failure.message) from failure
    if loaded.new_parameters:
        raise _unreadable(run, step, f"it lacks {', '.join(sorted(loaded.new_parameters)[:3])}.")
    return RunModel(loaded.model, tokenizer, _commit(run))


def parity_sentences(run: RunFolder, spec: Spec) -> Sequence[Sequence[str]]:
    """The words of the sentences of a run's data that exports are compared on.

    Raises:
        RunFailure: `data-unreadable`.
    """
    split = "validation" if "validation" in spec.data else "train"
    examples = make_task(spec).read(run.path / spec.data[split].path, spec.arguments.max_eval_samples)
    return [example.tokens for example in examples]


def _unreadable(run: RunFolder, step: int, reason: str) -> RunFailure:
    message = f"The checkpoint of step {step} cannot be read: {reason}"
    return RunFailure("checkpoint-unreadable", message, _others(run, step))


def _others(run: RunFolder, step: int) -> str:
    steps = ", ".join(str(other) for other in run.checkpoints() if other != step)
    there = f"There are those of steps {steps}; " if steps else "There is no other; "
    return f"{there}step 0 is the model as it was before training."


def _commit(run: RunFolder) -> str | None:
    """What the first `model` event says of the hub's commit."""
    try:
        with run.events.open(encoding="utf-8") as lines:
            first = next((line for line in lines if line.startswith('{"type":"model"')), "{}")
        return json.loads(first).get("commit")
    except (OSError, ValueError):
        return None

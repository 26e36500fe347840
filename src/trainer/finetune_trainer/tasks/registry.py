"""The task that a spec names."""

from __future__ import annotations

from finetune_trainer.failures import RunFailure
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Task
from finetune_trainer.tasks.token_classification import TokenClassification


def make_task(spec: Spec) -> Task:
    """Make the spec's task.

    Raises:
        RunFailure: `task-unsupported`.
    """
    if spec.task == "token-classification":
        return TokenClassification(spec.labels)
    raise RunFailure(
        "task-unsupported", f"The task {spec.task} is not supported yet.", "Use `task: token-classification`."
    )

"""`model/README.md`: the model card, with the front matter that the hub reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from finetune_trainer.output.score_table import score_table
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores

_SHOWN = (
    "learning_rate",
    "per_device_train_batch_size",
    "gradient_accumulation_steps",
    "num_train_epochs",
    "lr_scheduler_type",
    "warmup_steps",
    "weight_decay",
    "optim",
    "max_seq_length",
    "seed",
)


def model_card(spec: Spec, scores: Mapping[str, Scores], commit: str | None = None, step: int | None = None) -> str:
    """The text of the card, in Markdown.

    Args:
        spec: The run's.
        scores: By split.
        commit: Of the hub's model that was fine-tuned, if it is known.
        step: Steps that it was trained for, if it is not what came of the run.
    """
    return "\n".join([*_front_matter(spec), *_body(spec, scores, commit, step)]) + "\n"


def _front_matter(spec: Spec) -> Iterator[str]:
    """YAML; strings are written as JSON, which YAML reads."""
    yield "---"
    yield "library_name: transformers"
    yield f"pipeline_tag: {spec.task}"
    if spec.model.source != "folder":
        yield f"base_model: {json.dumps(spec.model.name_or_path)}"
    yield "tags:"
    yield "- finetune-lab"
    yield "---"


def _body(spec: Spec, scores: Mapping[str, Scores], commit: str | None, step: int | None) -> Iterator[str]:
    base = "a local checkpoint" if spec.model.source == "folder" else f"`{spec.model.name_or_path}`"
    yield from ("", f"# Fine-tuned for {spec.task}", "")
    if commit is not None:
        base += f" (commit `{commit}`)"
    types = sorted({label[2:] for label in spec.labels if label != "O"})
    train = spec.data["train"].examples if "train" in spec.data else 0
    yield f"{base[0].upper()}{base[1:]}, fine-tuned on {train:,} sentences to find {', '.join(types)}."
    if step is not None:
        when = f"after {step:,} of {spec.derived.total_steps:,} steps" if step > 0 else "before the first step"
        yield from ("", f"This is the model as it was {when} of that training.")
    for split, result in scores.items():
        yield from ("", f"## Scores on {split}", "", "Percent; an entity counts if its type and both ends are right.")
        yield from ("", "```text", *score_table(result), "```")
    yield from ("", "## Use", "", *_usage())
    yield from ("", "## Training", "", "| hyperparameter | value |", "| --- | --- |")
    for name in _SHOWN:
        yield f"| {name} | {getattr(spec.arguments, name)} |"


def _usage() -> tuple[str, ...]:
    return (
        "```python",
        "from transformers import pipeline",
        "",
        'tagger = pipeline("token-classification", model=".", aggregation_strategy="first")',
        'print(tagger("…"))',
        "```",
        "",
        "`finetune.json` names the tags and the rule that splits text into words.",
    )

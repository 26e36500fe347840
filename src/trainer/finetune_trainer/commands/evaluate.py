"""`evaluate`: scores of canonical examples with a run's model."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from finetune_trainer.failures import RunFailure
from finetune_trainer.output.files import write_json
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import ModelReference, Spec


def evaluate(path: Path, file: Path, out: Path) -> int:
    """Score the examples of `file` with `model/` of the run and write `{scores}` as in `results.json` to `out`."""
    try:
        _evaluate(RunFolder(path), file, out)
    except RunFailure as failure:
        print(f"{failure.message} {failure.hint}", file=sys.stderr)
        return 1
    return 0


def _evaluate(run: RunFolder, file: Path, out: Path) -> None:
    from finetune_trainer.hardware.device import choose_device
    from finetune_trainer.loop.evaluation import evaluate_logits
    from finetune_trainer.model.load import load_tokenizer
    from finetune_trainer.model.random_masks import MaskSource
    from finetune_trainer.model.trainable_model import Numerics, TrainableModel
    from finetune_trainer.tasks.registry import make_task

    spec = Spec.read(run.spec)
    if not run.model.is_dir():
        raise RunFailure("no-model", f"{run.path.name} has no model yet.", "Make it with `finetune export`.")
    spec = replace(spec, model=ModelReference(str(run.model), str(run.model), None, "folder"))
    arguments = spec.arguments
    task = make_task(spec)
    tokenizer = load_tokenizer(spec.model, None)
    examples = task.read(file, None)
    samples = task.encode(examples, tokenizer, arguments.max_seq_length).samples
    model = task.load_model(spec.model, None).model.to(choose_device(arguments.use_cpu))
    numerics = Numerics("fp32", "torch", "evaluation is in fp32")
    ready = TrainableModel(model, samples, tokenizer.pad_token_id or 0, numerics, MaskSource(0), compact=False)
    with ready.full_precision():
        tokens = arguments.per_device_eval_batch_size * arguments.max_seq_length
        logits = evaluate_logits(ready, samples, tokens)
    scores = task.score(examples, samples, logits)
    write_json(out, {**scores.metrics, "per_label": scores.per_label})

"""The end of a run: the best weights, scores of every split, predictions, the model folder and its exports."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from finetune_trainer.events import Emit, finite
from finetune_trainer.failures import RunFailure
from finetune_trainer.hardware.device import device_name, used_memory
from finetune_trainer.loop.checkpoint import load_weights
from finetune_trainer.loop.evaluation import evaluate_logits
from finetune_trainer.loop.report import Curves, StageClock
from finetune_trainer.loop.session import Outcome
from finetune_trainer.loop.setup import Setup
from finetune_trainer.output.files import rename
from finetune_trainer.output.model_folder import write_card, write_model
from finetune_trainer.output.results import write_results
from finetune_trainer.output.training_info import TrainingFacts, write_training_info
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.tasks.task import Scores


def finish(
    run: RunFolder,
    setup: Setup,
    outcome: Outcome,
    emit: Emit,
    stages: StageClock,
    curves: Curves,
    refuse: Callable[[], None],
) -> None:
    """Write what a run leaves behind.

    `refuse` answers requests, which come too late: called often, since nobody is to wait for that until the end.

    Raises:
        RunFailure: If the best checkpoint cannot be read.
        OSError: If something cannot be written, a full disk for example.
    """
    with setup.model.full_precision() as model:
        if outcome.best is not None and outcome.best.checkpoint is not None:
            load_weights(model, run.path / outcome.best.checkpoint)
        # First of all, so that no later failure loses what was trained where no checkpoint was wanted.
        write_model(run.model, model, setup.tokenizer, setup.spec, {}, setup.commit)
        scores = _score_splits(run, setup, outcome, stages, curves, refuse)
        write_results(run.results, scores)
        write_card(run.model, setup.spec, scores, setup.commit)
    export(run, setup.splits.get("validation", setup.splits["train"]).examples, emit, stages)
    facts = _facts(run, setup, outcome, stages)
    write_training_info(run.training_info, setup.spec, facts, scores)


def export(run: RunFolder, examples: Iterable[Any], emit: Emit, stages: StageClock) -> None:
    """Export `model/` to ONNX; where that is not possible the run still has its model, and a warning says why."""
    stages.enter("exporting", 0.0)
    try:
        # Imported here: a run trains where the packages for ONNX are missing or broken.
        from finetune_trainer.export.export_model import export_model

        export_model(run.model, [example.tokens for example in examples], emit)
    except RunFailure as failure:
        emit("warning", code=failure.code, message=f"{failure.message} {failure.hint}")
    except OSError:
        raise
    except Exception as error:  # of whichever package has a part in it
        traceback.print_exc()
        message = f"The model could not be written as ONNX ({type(error).__name__}: {error}). It is complete in model/."
        emit("warning", code="export-failed", message=message)


def _score_splits(
    run: RunFolder, setup: Setup, outcome: Outcome, stages: StageClock, curves: Curves, refuse: Callable[[], None]
) -> Mapping[str, Scores]:
    def on_progress(share: float) -> None:
        refuse()
        stages.progress(share)

    scores = {}
    step, epoch = outcome.step, outcome.epoch
    if outcome.best is not None and outcome.best.checkpoint is not None:
        step = outcome.best.step
        epoch = epoch * step / max(1, outcome.step)
    arguments = setup.spec.arguments
    tokens = arguments.per_device_eval_batch_size * arguments.max_seq_length
    for split in ("validation", "test"):
        if split not in setup.splits:
            continue
        data = setup.splits[split]
        stages.enter("evaluating", 0.0)
        began = time.perf_counter()
        logits = evaluate_logits(setup.model, data.samples, tokens, on_progress)
        scores[split] = setup.task.score(data.examples, data.samples, logits)
        curves.evaluate(split, step, epoch, scores[split], time.perf_counter() - began, len(data.examples))
        _write_lines(run.predictions / f"{split}.jsonl", setup.task.predictions(data.examples, data.samples, logits))
    return scores


def _write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(finite(line), ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n")
    rename(temporary, path)


def _facts(run: RunFolder, setup: Setup, outcome: Outcome, stages: StageClock) -> TrainingFacts:
    return TrainingFacts(
        run_id=run.path.name,
        reason=outcome.reason,
        step=outcome.step,
        epoch=outcome.epoch,
        best=outcome.best,
        seconds=stages.durations(),
        device=f"{setup.device} ({device_name(setup.device)})",
        precision=setup.model.numerics.precision,
        versions=setup.versions,
        parameters=setup.parameters,
        trained_parameters=setup.trained_parameters,
        tokens_per_second=outcome.tokens_per_second,
        peak_memory=used_memory(setup.device),
    )

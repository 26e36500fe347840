"""Chooses precision and matrix products by timing them here: processor flags promise what builds do not keep."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import torch
from transformers import PreTrainedModel

from finetune_trainer.hardware.device import device_name
from finetune_trainer.hardware.measured import Measured
from finetune_trainer.model.fast_linear import OneDnnLinear, has_onednn_linear
from finetune_trainer.model.random_masks import MaskSource
from finetune_trainer.model.trainable_model import Numerics, TrainableModel
from finetune_trainer.tasks.task import Sample

MARGIN = 1.1
"""How much faster low precision must be before it is worth its rounding."""

Times = dict[str, float]
"""Seconds by name."""


def choose_numerics(
    wanted: str, model: PreTrainedModel, samples: Sequence[Sample], pad_token_id: int, measured: Measured
) -> Numerics:
    """Decide how to compute; what is timed is remembered by machine, build, threads and model shape.

    Args:
        wanted: auto, fp32, bf16 or fp16.
        model: On its device; neither its weights nor the random state are touched.
        samples: One micro-batch of the training data.
        pad_token_id: Of the tokenizer.
        measured: Where measurements are kept.
    """
    device = next(model.parameters()).device
    machine = f"{device_name(device)}|torch {torch.__version__}|{torch.get_num_threads()} threads"
    linear = _choose_linear(device, model.config.hidden_size, machine, measured)
    if wanted != "auto":
        return Numerics(wanted, linear, "set in the config")
    if device.type == "mps":
        return Numerics("fp32", linear, "the default on this device")
    config = model.config
    shape = f"{config.model_type} {config.num_hidden_layers}x{config.hidden_size}"
    key = f"precision|{machine}|{shape}|{linear}"
    try:
        times = _remembered(measured, key, lambda: _time_precisions(model, samples, pad_token_id, linear))
    except torch.cuda.OutOfMemoryError:
        return Numerics("bf16", linear, "the device has no memory to time both precisions; this one needs less")
    finally:
        _forget_trials()
    faster = times["fp32"] >= MARGIN * times["bf16"]
    figures = (
        f"{times['bf16'] * 1e3:.0f} ms a step in bf16, {times['fp32'] * 1e3:.0f} ms in fp32, timed on this machine"
    )
    return Numerics("bf16" if faster else "fp32", linear, figures)


def _choose_linear(device: torch.device, hidden: int, machine: str, measured: Measured) -> str:
    if device.type != "cpu" or not has_onednn_linear():
        return "torch"
    key = f"linear|{machine}|{hidden}"
    times = _remembered(measured, key, lambda: _time_linear(hidden))
    return "onednn" if times["torch"] >= MARGIN * times["onednn"] else "torch"


def _remembered(measured: Measured, key: str, measure: Callable[[], Times]) -> Times:
    times: Times | None = measured.get(key)
    if times is None:
        times = measure()
        measured.put(key, times)
    return times


def _time_linear(hidden: int) -> Times:
    generator = torch.Generator().manual_seed(0)
    rows = torch.randn(256, hidden, generator=generator, requires_grad=True)
    with torch.random.fork_rng(devices=[]):
        layers = {"torch": torch.nn.Linear(hidden, 4 * hidden), "onednn": OneDnnLinear(hidden, 4 * hidden)}
    return _fastest({name: partial(_forward_backward, layer, rows) for name, layer in layers.items()}, rounds=15)


def _forward_backward(layer: torch.nn.Module, rows: torch.Tensor) -> None:
    layer(rows).sum().backward()


def _time_precisions(model: PreTrainedModel, samples: Sequence[Sample], pad_token_id: int, linear: str) -> Times:
    """Seconds of a forward and backward pass, on copies of the model."""
    devices = [torch.cuda.current_device()] if torch.cuda.is_available() else []
    with torch.random.fork_rng(devices=devices):
        trials = {}
        for precision in ("fp32", "bf16"):
            numerics = Numerics(precision, linear, "")
            trials[precision] = TrainableModel(copy.deepcopy(model), samples, pad_token_id, numerics, MaskSource(0))
            trials[precision].model.train()
        return _fastest({name: partial(_trial_step, trial, samples) for name, trial in trials.items()}, rounds=4)


def _trial_step(trial: TrainableModel, samples: Sequence[Sample]) -> None:
    trial.logits(trial.collate(samples)).logsumexp(-1).mean().backward()
    trial.masters.collect_gradients()
    trial.masters.publish()


def _fastest(works: Mapping[str, Callable[[], None]], rounds: int) -> Times:
    """The shortest time of each, in turn, after a round that is not counted: other programs only ever add to it."""
    times = dict.fromkeys(works, float("inf"))
    for round in range(rounds + 1):
        for name, work in works.items():
            _synchronize()
            start = time.perf_counter()
            work()
            _synchronize()
            if round > 0:
                times[name] = min(times[name], time.perf_counter() - start)
    return times


def _forget_trials() -> None:
    """Give the copies' memory back, and do not count it as the training's."""
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def _synchronize() -> None:
    if torch.cuda.is_available():
        torch.cuda.synchronize()

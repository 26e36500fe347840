"""Weight decay goes where Hugging Face's Trainer puts it; ranks of unequal numbers of labels add up exactly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny
import torch
from transformers import AutoModelForTokenClassification, Trainer

from finetune_trainer.loop.loss_scale import LossScale
from finetune_trainer.model.master_weights import MasterWeights
from finetune_trainer.optimization.optimizer import decayed_parameters
from runs import TRAINER, events, make_run, train_here


@pytest.mark.parametrize("family", [family for family in tiny.FAMILIES])
def test_norms_and_biases_do_not_decay(tiny_model: Callable[..., Path], family: str) -> None:
    model = AutoModelForTokenClassification.from_pretrained(tiny_model(family, tiny.LABELS))
    decayed = decayed_parameters(model)
    assert decayed == set(Trainer.get_decay_parameter_names(None, model))
    norms = [f"{prefix}.weight" for prefix, module in model.named_modules() if isinstance(module, torch.nn.LayerNorm)]
    assert norms and not decayed & set(norms)


def test_gradients_add_up_in_fp32_over_micro_batches() -> None:
    layer = torch.nn.Linear(2, 1, bias=False)
    masters = MasterWeights(layer, torch.bfloat16)
    for _ in range(300):
        layer.weight.grad = torch.ones_like(layer.weight)
        masters.collect_gradients()
    # In bf16 the sum would stick at 256.
    assert float(masters.trained["weight"].grad.max()) == 300.0


def test_buffers_keep_their_precision() -> None:
    module = torch.nn.BatchNorm1d(3)
    MasterWeights(module, torch.bfloat16)
    assert module.weight.dtype == torch.bfloat16
    assert module.running_mean.dtype == torch.float32


def test_an_overflow_halves_the_loss_scale_and_leaves_the_step_out() -> None:
    parameter = torch.nn.Parameter(torch.ones(1))
    scale = LossScale(enabled=True)
    parameter.grad = torch.tensor([float("inf")])
    assert not scale.unscale([parameter])
    assert scale.value == 32768.0
    parameter.grad = torch.tensor([32768.0])
    assert scale.unscale([parameter])
    assert float(parameter.grad) == 1.0


def test_two_ranks_follow_one_process(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    """Sentences differ in length, so a mean of rank means would be off; eight sentences a step, four a rank."""
    arguments = {"num_train_epochs": 1, "train_sampling_strategy": "sequential", "train": 44}
    folder = tiny_model("bert", dropout=0.0)
    alone = make_run(tmp_path / "alone", folder, **arguments)
    assert train_here(alone) == 0
    together = make_run(tmp_path / "together", folder, **arguments)
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--standalone"]
    subprocess.run([*command, str(TRAINER), "train", str(together)], cwd=together, env=os.environ, check=True)
    for mine, expected in zip(events(together, "train"), events(alone, "train"), strict=True):
        assert mine["loss"] == pytest.approx(expected["loss"], rel=1e-5)
        assert mine["grad_norm"] == pytest.approx(expected["grad_norm"], rel=1e-4)
        assert mine["tokens"] == expected["tokens"]

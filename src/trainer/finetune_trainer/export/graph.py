"""A model as an ONNX graph with a free number of sentences and tokens."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from finetune_trainer.failures import RunFailure

if TYPE_CHECKING:
    from transformers import PreTrainedModel

INPUT_NAMES = ("input_ids", "attention_mask")
"""Segment ids are no input: the model takes zeros for them, which is what a single sentence has."""

OPSET = 20
"""The first with GELU as one operator."""

INLINE_BYTES = 1_800_000_000
"""Weights beyond this go to a file beside the graph: a protobuf message ends at 2 GiB."""


class _Logits(torch.nn.Module):
    """The forward pass as the graph has it: two tensors in, logits (batch, sequence, labels) out."""

    def __init__(self, model: PreTrainedModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=input_ids, attention_mask=attention_mask).logits


def export_graph(model: PreTrainedModel, target: Path) -> None:
    """Write the fp32 graph.

    Args:
        model: In evaluation mode, with fp32 weights and an attention implementation of transformers' own.
        target: The `.onnx` file; weights too large for it go to `<target>.data`.

    Raises:
        RunFailure: `export-failed` if the architecture cannot be traced.
    """
    axes = {0: "batch", 1: "sequence"}
    try:
        with _quiet():
            program = torch.onnx.export(
                _Logits(model),
                _example(model.device),
                input_names=INPUT_NAMES,
                output_names=("logits",),
                dynamic_shapes=(axes, axes),
                opset_version=OPSET,
                dynamo=True,
                verbose=False,
            )
    except Exception as error:  # the exporter raises whatever its many passes meet
        raise RunFailure(
            "export-failed",
            f"{type(model).__name__} cannot be written as ONNX: {_first_line(error)}",
            "Predict with the python engine (--engine python), which needs no ONNX file.",
        ) from error
    for node in program.model.graph:
        node.metadata_props.clear()  # the exporter notes its source files, paths of this machine included
    program.save(target, external_data=_weight_bytes(model) > INLINE_BYTES)


def _example(device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Inputs to trace with: sizes that are neither equal nor 0 or 1 and so stay free, and a padded row."""
    attention_mask = torch.ones((2, 7), dtype=torch.int64, device=device)
    attention_mask[1, 5:] = 0
    return torch.ones_like(attention_mask), attention_mask


def _weight_bytes(model: PreTrainedModel) -> int:
    return sum(parameter.numel() * parameter.element_size() for parameter in model.parameters())


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep out of the log what the exporter remarks on its own passes and on packages that it can do without."""
    loggers = [logging.getLogger(name) for name in ("torch.onnx", "onnxscript", "onnx_ir")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)

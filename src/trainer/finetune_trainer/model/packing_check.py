"""Proves at start that a model computes each packed sentence as if it were alone, before anything is trained."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from transformers import PreTrainedModel

from finetune_trainer.model import attention
from finetune_trainer.model.families import FAMILIES
from finetune_trainer.model.packing import Packer, Padder
from finetune_trainer.tasks.task import Sample

TOLERANCE = 1e-3
"""Largest difference of a logit: far above rounding in fp32 (about 1e-6), far below what mixed sentences cause."""


def why_not_packed(model: PreTrainedModel, samples: Sequence[Sample], pad_token_id: int) -> str:
    """Try packing on two sentences of different lengths; empty if it holds, else the reason for padding.

    The model is left with the packed attention if it holds, else with PyTorch's.
    """
    family = FAMILIES.get(model.config.model_type)
    if family is None:
        return f"{model.config.model_type} is not on the list of families that can be packed"
    device = next(model.parameters()).device
    was_training = model.training
    model.eval()
    try:
        pair = _two_lengths(samples)
        padder = Padder(device, pad_token_id)
        model.set_attn_implementation("sdpa")
        alone = torch.cat([_logits(model, padder([sample]).inputs) for sample in pair])
        model.set_attn_implementation(attention.NAME)
        packer = Packer(device, family.first_position(model.config))
        with attention.counted_calls() as calls:
            packed = _logits(model, packer(pair).inputs)
        reason = _judge(model, calls.number, packed, alone)
    except attention.UnknownAttentionArgument as error:
        reason = f"its attention takes an argument that packing does not know ({error})"
    except TypeError as error:
        reason = f"this version of it does not take the layout of a packed row ({error})"
    finally:
        model.train(was_training)
    if reason:
        model.set_attn_implementation("sdpa" if model._supports_sdpa else "eager")
    return reason


def _two_lengths(samples: Sequence[Sample]) -> list[Sample]:
    """Two sentences, of different lengths if there are any."""
    first = samples[0]
    other = next((sample for sample in samples if len(sample.input_ids) != len(first.input_ids)), samples[-1])
    return [first, other]


def _judge(model: PreTrainedModel, calls: int, packed: torch.Tensor, alone: torch.Tensor) -> str:
    if calls != model.config.num_hidden_layers:
        return f"its attention was called {calls} times for {model.config.num_hidden_layers} layers"
    difference = float((packed - alone).abs().max())
    if not difference <= TOLERANCE:
        return f"a packed sentence differs from the same alone by {difference:.2g}"
    return ""


@torch.no_grad()
def _logits(model: PreTrainedModel, inputs: dict[str, object]) -> torch.Tensor:
    logits = model(**inputs).logits
    return logits.reshape(-1, logits.shape[-1])

"""Block-diagonal attention over packed sentences, registered with transformers as an attention function.

The packed row is gathered into a B × L rectangle, attended there with padding cells masked, and scattered back. Each
token has one cell, so the gathers' gradients are gathers too, and nothing is added up twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from transformers import AttentionInterface

from finetune_trainer.model.packing import HeadIndex, PackedLayout

NAME = "finetune_packed"
"""Name under which the function is registered."""

_HARMLESS = frozenset({"position_ids", "output_attentions", "use_cache", "is_causal", "num_items_in_batch"})
"""Keyword arguments that do not change what attention computes for an encoder."""


@dataclass(slots=True)
class Calls:
    """How often the function was called while counting."""

    number: int = 0


_counting: ContextVar[Calls | None] = ContextVar("_counting", default=None)


@contextmanager
def counted_calls() -> Iterator[Calls]:
    """Count the calls: fewer than layers means that a model does not attend through the interface."""
    calls = Calls()
    token = _counting.set(calls)
    try:
        yield calls
    finally:
        _counting.reset(token)


class UnknownAttentionArgument(Exception):
    """The model asks its attention for something that packing does not know, so it must be padded."""


def packed_attention(
    module: nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    packing: PackedLayout | None = None,
    sliding_window: int | None = None,
    **others: Any,
) -> tuple[torch.Tensor, None]:
    """Attend within each packed sentence.

    Args:
        module: The attention module, not used.
        query: (1, heads, T, head size).
        key: As `query`.
        value: As `query`.
        attention_mask: None; the layout says what may be attended to.
        scaling: Factor of the scores, 1 / sqrt(head size) by default.
        dropout: Probability of dropping an attention weight.
        packing: The layout of the row.
        sliding_window: Tokens at a distance of this or more are not attended to.

        **others: Whatever else the model passes on; refused unless it is known to change nothing.

    Returns:
        (1, T, heads, head size), and None for the weights.

    Raises:
        UnknownAttentionArgument: For arguments that would change the result and are not known here.
    """
    if (calls := _counting.get()) is not None:
        calls.number += 1
    unknown = [name for name, argument in others.items() if name not in _HARMLESS and argument is not None]
    if unknown or packing is None or attention_mask is not None or query.shape[1] != key.shape[1]:
        raise UnknownAttentionArgument(", ".join(unknown) or "layout")
    heads, tokens, size = query.shape[1:]
    scale = size**-0.5 if scaling is None else scaling
    index = packing.head_index(heads)
    bias = _bias(packing, sliding_window, query)
    rows = [states.transpose(1, 2).reshape(tokens * heads, size) for states in (query, key, value)]
    if query.device.type == "cpu" and (dropout == 0.0 or packing.masks is not None):
        shape = (packing.sentences * heads, packing.longest, size)
        weights = torch.Size((shape[0], shape[1], shape[1]))
        keep = None if dropout == 0.0 else packing.masks.keep(weights, dropout, query.dtype)
        flat = _RectangleAttention.apply(*rows, index, bias, keep, shape, scale)
    else:
        shape = (packing.sentences, heads, packing.longest, size)
        cells = [_ToCells.apply(states, index).view(shape) for states in rows]
        attended = nn.functional.scaled_dot_product_attention(*cells, attn_mask=bias, dropout_p=dropout, scale=scale)
        flat = attended.reshape(-1, size).index_select(0, index.rows)
    return flat.view(1, tokens, heads, size), None


AttentionInterface.register(NAME, packed_attention)


def _bias(packing: PackedLayout, window: int | None, like: torch.Tensor) -> torch.Tensor | None:
    bias = packing.key_bias
    if window is not None and packing.longest > window:
        position = torch.arange(packing.longest, device=like.device)
        far = (position.view(-1, 1) - position).abs() >= window
        distance = torch.zeros(far.shape, device=like.device).masked_fill_(far, float("-inf"))
        bias = distance.view(1, 1, *far.shape) if bias is None else bias + distance
    return None if bias is None else bias.to(like.dtype)


class _ToCells(torch.autograd.Function):
    """Rows into cells. Each row has one cell, so the gradient is a gather too, and padding's gradient is dropped."""

    @staticmethod
    def forward(context: Any, rows: torch.Tensor, index: HeadIndex) -> torch.Tensor:
        context.index = index
        return rows.index_select(0, index.cells)

    @staticmethod
    def backward(context: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, None]:
        return gradient.contiguous().index_select(0, context.index.rows), None


class _RectangleAttention(torch.autograd.Function):
    """Gather, softmax attention with a given dropout mask, scatter: one node, nothing kept twice."""

    @staticmethod
    def forward(
        context: Any,
        query: torch.Tensor,
        key: torch.Tensor,
        value: torch.Tensor,
        index: HeadIndex,
        bias: torch.Tensor | None,
        keep: torch.Tensor | None,
        shape: tuple[int, int, int],
        scale: float,
    ) -> torch.Tensor:
        q, k, v = (states.index_select(0, index.cells).view(shape) for states in (query, key, value))
        scores = torch.bmm(q, k.transpose(1, 2)).mul_(scale)
        if bias is not None:
            sentences = bias.shape[0]
            scores.view(sentences, -1, *scores.shape[1:]).add_(bias)
        weights = torch.softmax(scores, -1)
        dropped = weights if keep is None else weights * keep
        context.save_for_backward(q, k, v, weights, keep)
        context.index, context.scale = index, scale
        return torch.bmm(dropped, v).view(-1, shape[2]).index_select(0, index.rows)

    @staticmethod
    def backward(context: Any, gradient: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        q, k, v, weights, keep = context.saved_tensors
        index: HeadIndex = context.index
        out = gradient.contiguous().index_select(0, index.cells)
        if index.padding is not None:
            out.index_fill_(0, index.padding, 0.0)
        out = out.view(q.shape)
        dropped = weights if keep is None else weights * keep
        v_gradient = torch.bmm(dropped.transpose(1, 2), out)
        w_gradient = torch.bmm(out, v.transpose(1, 2))
        if keep is not None:
            w_gradient.mul_(keep)
        scores = torch._softmax_backward_data(w_gradient, weights, -1, weights.dtype).mul_(context.scale)
        q_gradient = torch.bmm(scores, k)
        k_gradient = torch.bmm(scores.transpose(1, 2), q)
        gradients = (q_gradient, k_gradient, v_gradient)
        rows = (states.view(-1, q.shape[2]).index_select(0, index.rows) for states in gradients)
        return *rows, None, None, None, None, None

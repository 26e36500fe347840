"""`predictions/<split>.jsonl` of token classification, as `src/shared/protocol/prediction.ts` defines it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import torch

from finetune_trainer.tasks.task import Sample
from finetune_trainer.tasks.token_examples import TokenExample

_TOP = 3
"""Labels that are kept for a word, besides gold's."""

_DIGITS = 6


def token_predictions(
    labels: Sequence[str],
    examples: Sequence[TokenExample],
    samples: Sequence[Sample],
    logits: Sequence[torch.Tensor],
) -> Iterator[dict[str, Any]]:
    """Make a line for each example.

    Args:
        labels: Tags in the order of their ids.
        examples: The split.
        samples: As they were encoded.
        logits: `logits[i]` is (labels carried by sample i, classes), fp32, on the CPU.
    """
    ids = {label: index for index, label in enumerate(labels)}
    # Once for the whole split: a torch operation costs more than a sentence's arithmetic.
    logarithms = torch.log_softmax(torch.cat(list(logits)), dim=-1) if logits else torch.empty(0, len(labels))
    top = logarithms.topk(min(_TOP, len(labels)), dim=-1)
    sizes = [len(sample.label_ids) for sample in samples]
    parts = zip(*(tensor.split(sizes) for tensor in (logarithms, top.values.exp(), top.indices)), strict=True)
    for example, sample, part in zip(examples, samples, parts, strict=True):
        tokens = _words(example)
        rows = zip(*(tensor.tolist() for tensor in part), strict=True)
        for word, (row, values, indices) in zip(sample.labelled_items, rows, strict=True):
            best = [(labels[index], round(value, _DIGITS)) for index, value in zip(indices, values, strict=True)]
            tokens[word] |= _predicted(best, ids.get(example.tags[word]), row)
        losses = [token["loss"] for token in tokens if token["loss"] is not None]
        yield {
            "id": example.id,
            "file": example.file,
            "line": example.line,
            "text": " ".join(example.tokens),
            "loss": round(sum(losses) / len(losses), _DIGITS) if losses else None,
            "tokens": tokens,
        }


def _words(example: TokenExample) -> list[dict[str, Any]]:
    """The words with offsets into the joined text, and as far as the model has not seen them: `O`, no figures."""
    words: list[dict[str, Any]] = []
    start = 0
    for text, gold in zip(example.tokens, example.tags, strict=True):
        end = start + _utf16_length(text)
        words.append(
            {
                "text": text,
                "start": start,
                "end": end,
                "gold": gold,
                "predicted": "O",
                "probability": None,
                "gold_probability": None,
                "top": [],
                "loss": None,
            }
        )
        start = end + 1
    return words


def _predicted(top: list[tuple[str, float]], gold: int | None, logarithms: list[float]) -> dict[str, Any]:
    """What the model says of a word; `gold` is None for a tag that it does not know."""
    return {
        "predicted": top[0][0],
        "probability": top[0][1],
        "gold_probability": 0.0 if gold is None else round(math.exp(logarithms[gold]), _DIGITS),
        "top": top,
        "loss": None if gold is None else round(-logarithms[gold], _DIGITS),
    }


def _utf16_length(text: str) -> int:
    """Length in UTF-16 units, in which VS Code counts; Python counts code points."""
    return len(text) + sum(character > "\uffff" for character in text)

"""Token classification (NER): BIO2 tags on words, learned on each word's first sub-token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from finetune_trainer.metrics.entities import EntityReport, score_entities
from finetune_trainer.model.load import load_token_classifier
from finetune_trainer.spec import ModelReference
from finetune_trainer.tasks.encoding_remarks import EncodingRemarks
from finetune_trainer.tasks.task import NO_LABEL, EncodedSplit, LoadedModel, Sample, Scores
from finetune_trainer.tasks.token_examples import TokenExample, read_token_examples
from finetune_trainer.tasks.token_predictions import token_predictions
from finetune_trainer.tasks.word_encoding import EncodedWords, encode_words

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase


class TokenClassification:
    """The token classification `Task`.

    Args:
        labels: BIO2 tags in the order of their ids.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = tuple(labels)
        self._ids = {label: index for index, label in enumerate(labels)}

    def read(self, path: Path, limit: int | None) -> list[TokenExample]:
        """Read at most `limit` canonical examples of a split.

        Raises:
            RunFailure: `data-unreadable`.
        """
        return read_token_examples(path, limit)

    def encode(
        self, examples: Sequence[TokenExample], tokenizer: PreTrainedTokenizerBase, max_length: int
    ) -> EncodedSplit:
        """Turn examples into token ids, with the tag of each word on its first sub-token."""
        samples: list[Sample] = []
        remarks = EncodingRemarks(self._ids.keys(), max_length)
        encoded = encode_words([example.tokens for example in examples], tokenizer, max_length)
        for example, words in zip(examples, encoded, strict=True):
            sample = self._sample(example, words)
            samples.append(sample)
            remarks.add(example, sample, words.is_cut)
        return EncodedSplit(samples, remarks.cut_sentences, remarks.cut_entities, remarks.warnings())

    def load_model(self, reference: ModelReference, cache_dir: str | None) -> LoadedModel:
        """Load the model in fp32 with a head for the labels.

        Raises:
            RunFailure: As `load_token_classifier`.
        """
        return load_token_classifier(reference, self._labels, cache_dir)

    def score(
        self, examples: Sequence[TokenExample], samples: Sequence[Sample], logits: Sequence[torch.Tensor]
    ) -> Scores:
        """Score a split at the level of entities.

        Words without a prediction, cut by the maximal length or without a sub-token, count as `O`. The loss is the
        mean over the words that have one.

        Args:
            examples: The split.
            samples: As `encode` gave them.
            logits: `logits[i]` is (labels carried by sample i, classes), fp32, on the CPU.
        """
        every = torch.cat(list(logits)) if logits else torch.empty(0, len(self._labels))
        predicted = self._predicted_tags(examples, samples, every)
        report = score_entities([example.tags for example in examples], predicted)
        return Scores(metrics={"loss": _loss(samples, every), **_metrics(report)}, per_label=_per_label(report))

    def predictions(
        self, examples: Sequence[TokenExample], samples: Sequence[Sample], logits: Sequence[torch.Tensor]
    ) -> Iterator[dict[str, Any]]:
        """The lines of `predictions/<split>.jsonl`."""
        return token_predictions(self._labels, examples, samples, logits)

    def _sample(self, example: TokenExample, encoded: EncodedWords) -> Sample:
        # Words after the last one with a token were cut if tokens were, else they have none either.
        end = max(encoded.words, default=-1) + 1 if encoded.is_cut else len(example.tokens)
        skipped = () if len(encoded.words) == end else tuple(sorted(set(range(end)).difference(encoded.words)))
        return Sample(
            input_ids=encoded.input_ids,
            label_positions=encoded.positions,
            label_ids=tuple(self._ids.get(example.tags[word], NO_LABEL) for word in encoded.words),
            items_without_token=skipped,
        )

    def _predicted_tags(
        self, examples: Sequence[TokenExample], samples: Sequence[Sample], logits: torch.Tensor
    ) -> list[list[str]]:
        found = iter(logits.argmax(dim=-1).tolist())
        tags: list[list[str]] = []
        for example, sample in zip(examples, samples, strict=True):
            sentence = ["O"] * len(example.tokens)
            for word in sample.labelled_items:
                sentence[word] = self._labels[next(found)]
            tags.append(sentence)
        return tags


def _loss(samples: Sequence[Sample], logits: torch.Tensor) -> float | None:
    gold = torch.tensor([label for sample in samples for label in sample.label_ids], dtype=torch.long)
    if not bool((gold != NO_LABEL).any()):
        return None
    return torch.nn.functional.cross_entropy(logits, gold, ignore_index=NO_LABEL).item()


def _metrics(report: EntityReport) -> dict[str, float | None]:
    return {
        "precision": report.total.precision,
        "recall": report.total.recall,
        "f1": report.total.f1,
        "f1_macro": report.f1_macro,
        "accuracy": report.accuracy,
        "strict_f1": report.strict.f1,
        "seqeval_f1_macro": report.seqeval_f1_macro,
    }


def _per_label(report: EntityReport) -> dict[str, dict[str, float]]:
    return {
        name: {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1, "number": counts.gold}
        for name, counts in report.by_type.items()
    }

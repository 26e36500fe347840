"""A `model/` folder, loaded as whoever uses it will: fp32 weights, its own tokenizer, its labels and maximum length."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from transformers import AutoModelForTokenClassification

from finetune_trainer.export.windows import Window, WordEncoder
from finetune_trainer.failures import RunFailure
from finetune_trainer.model.load import load_tokenizer
from finetune_trainer.model.load_failures import explain
from finetune_trainer.spec import ModelReference

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

_HINT = "Give the model/ folder of a finished run, or export the run again."


@dataclass(frozen=True, slots=True)
class SavedModel:
    """A fine-tuned token classifier as it stands on disk, in evaluation mode."""

    model: PreTrainedModel
    encoder: WordEncoder
    labels: tuple[str, ...]
    pad_token_id: int

    @staticmethod
    def load(folder: Path) -> SavedModel:
        """Load a model folder; nothing is downloaded and no code of the folder is run.

        Raises:
            RunFailure: `model-unreadable` if there is no model, `model-not-suited` if it is of another task,
                `weights-missing` if it has no token classification head, or a code of `load_tokenizer` or of
                `load_failures.explain`.
        """
        reference = ModelReference(str(folder), str(folder), None, "folder")
        model = _load_model(folder, reference)
        tokenizer = load_tokenizer(reference, None)
        names = model.config.id2label
        return SavedModel(
            model=model,
            encoder=WordEncoder(tokenizer, _max_length(folder, model, tokenizer)),
            labels=tuple(names[index] for index in range(len(names))),
            pad_token_id=tokenizer.pad_token_id or 0,
        )

    def batch(self, windows: Sequence[Window]) -> dict[str, torch.Tensor]:
        """`input_ids` and `attention_mask`, (windows, longest), padded on the right."""
        longest = max(len(window.input_ids) for window in windows)
        input_ids = torch.full((len(windows), longest), self.pad_token_id)
        attention_mask = torch.zeros((len(windows), longest), dtype=torch.int64)
        for row, window in enumerate(windows):
            input_ids[row, : len(window.input_ids)] = torch.tensor(window.input_ids)
            attention_mask[row, : len(window.input_ids)] = 1
        return {"input_ids": input_ids, "attention_mask": attention_mask}

    def probabilities(self, windows: Sequence[Window], batch_size: int = 32) -> list[torch.Tensor]:
        """For each window the probabilities (tokens, labels), computed in batches of similar length."""
        order = sorted(range(len(windows)), key=lambda index: len(windows[index].input_ids))
        result: list[torch.Tensor] = [torch.empty(0)] * len(windows)
        for indices in _chunks(order, batch_size):
            with torch.inference_mode():
                logits = self.model(**self.batch([windows[index] for index in indices])).logits
            for index, rows in zip(indices, logits.softmax(-1), strict=True):
                result[index] = rows[: len(windows[index].input_ids)]
        return result


def _chunks(indices: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(indices), size):
        yield indices[start : start + size]


def _load_model(folder: Path, reference: ModelReference) -> PreTrainedModel:
    if not (folder / "config.json").is_file():
        raise RunFailure("model-unreadable", f"There is no model in {folder}: it has no config.json.", _HINT)
    _require_tagger(folder)
    try:
        model, found = AutoModelForTokenClassification.from_pretrained(
            folder,
            dtype=torch.float32,
            local_files_only=True,
            trust_remote_code=False,
            weights_only=True,
            output_loading_info=True,
        )
    except Exception as error:
        raise explain(error, reference, "model") from error
    if found["missing_keys"]:
        raise RunFailure(
            "weights-missing",
            f"{folder} lacks weights of a fine-tuned token classifier: {', '.join(sorted(found['missing_keys'])[:3])}.",
            _HINT,
        )
    return model.eval()


def _require_tagger(folder: Path) -> None:
    """Refuse a model of another task, whose head transformers would take for one of this where it has the same name."""
    try:
        kinds = json.loads((folder / "config.json").read_text(encoding="utf-8")).get("architectures") or []
    except (ValueError, AttributeError):
        return  # what is wrong with it is told by whoever loads it
    if kinds and not any(str(kind).endswith("ForTokenClassification") for kind in kinds):
        raise RunFailure(
            "model-not-suited",
            f"{folder} holds a {kinds[0]}, which finds no entities.",
            "Choose a model that was fine-tuned for token classification.",
        )


def _max_length(folder: Path, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> int:
    """Tokens of a window: what the model was trained with, else what its positions allow."""
    card = folder / "finetune.json"
    if card.exists():
        return int(json.loads(card.read_text(encoding="utf-8"))["maxLength"])
    positions = getattr(model.config, "max_position_embeddings", None) or 512
    if model.config.model_type in ("roberta", "camembert", "xlm-roberta", "mpnet"):
        positions -= 2  # their positions start after the padding id, 1
    return min(positions, tokenizer.model_max_length)

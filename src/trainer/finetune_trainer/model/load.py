"""Load models and tokenizers, and explain what the checkpoint lacked or had too much."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from huggingface_hub import get_session, try_to_load_from_cache
from huggingface_hub.constants import ENDPOINT
from torch import nn
from transformers import AutoConfig, AutoModelForTokenClassification, AutoTokenizer

from finetune_trainer.failures import RunFailure
from finetune_trainer.model.head import fit_head, install_head, output_layer
from finetune_trainer.model.load_failures import explain
from finetune_trainer.spec import ModelReference
from finetune_trainer.tasks.task import LoadedModel

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

# transformers otherwise asks a service of the hub to convert pickled weights, in a thread and without a word.
os.environ.setdefault("DISABLE_SAFETENSORS_CONVERSION", "1")

_SHOWN = 3

_PATIENCE = 10.0
"""Seconds to wait for the hub's first answer."""


def load_tokenizer(reference: ModelReference, cache_dir: str | None) -> PreTrainedTokenizerBase:
    """Load the fast tokenizer, so that a word is encoded the same wherever it stands.

    Byte-level tokenizers get `add_prefix_space`, without which a word loses its mark of a space before; truncation and
    padding that the file may prescribe are off, and a tokenizer without a padding token gets one.

    Raises:
        RunFailure: `tokenizer-not-fast`, or a code of `load_failures.explain`.
    """
    try:
        tokenizer = AutoTokenizer.from_pretrained(**_location(reference, cache_dir))
    except Exception as error:
        raise explain(error, reference, "tokenizer") from error
    if not tokenizer.is_fast or _is_empty(tokenizer):
        raise RunFailure(
            "tokenizer-not-fast",
            f"The tokenizer of {reference.name_or_path} has no tokenizer.json, and its class cannot make one.",
            "Use a checkpoint with a tokenizer.json.",
        )
    _add_prefix_space(tokenizer)
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token
    return tokenizer


def load_token_classifier(reference: ModelReference, labels: Sequence[str], cache_dir: str | None) -> LoadedModel:
    """Load a model in fp32 with a token classification head for these labels.

    A head that already tags these labels is kept, its rows in the order of `labels`; any other is replaced by a new
    one, drawn from torch's global generator. Pickled weights are read with torch's safe loader only, and no code of a
    checkpoint is ever run.

    Raises:
        RunFailure: `weights-missing` if the backbone is incomplete, `weights-mismatched` if its shapes are others than
            its config's, or a code of `load_failures.explain`.
    """
    location = _location(reference, cache_dir)
    try:
        config = AutoConfig.from_pretrained(**location)
        fit = fit_head(config, labels)
        if fit == "new":
            _set_labels(config, labels)
        model, found = AutoModelForTokenClassification.from_pretrained(
            **location,
            config=config,
            dtype=torch.float32,
            ignore_mismatched_sizes=True,
            output_loading_info=True,
            weights_only=True,
        )
    except Exception as error:
        raise explain(error, reference, "model") from error
    mismatched = {name for name, *_ in found["mismatched_keys"]}
    absent = found["missing_keys"] | mismatched
    _require_backbone(model, found["missing_keys"], mismatched, reference)
    head = output_layer(model, len(labels))
    if head is None:
        raise RunFailure(
            "model-not-suited",
            f"{type(model).__name__} has no output layer of {len(labels)} labels.",
            "Use a BERT-like encoder.",
        )
    new, remark = install_head(model, head, fit, labels, absent)
    _set_labels(model.config, labels)
    remarks = [remark, *_unused(found["unexpected_keys"]), *_pickled(reference)]
    return LoadedModel(model, frozenset(absent | new), remarks)


def hub_commit(reference: ModelReference, cache_dir: str | None) -> str | None:
    """The commit that a loaded model of the hub has, which its branch may leave; None for a model from elsewhere."""
    path = reference.path
    if path is None:
        path = try_to_load_from_cache(reference.name_or_path, "config.json", cache_dir, reference.revision)
    if not isinstance(path, str):
        return None
    found = re.search(r"/snapshots/([0-9a-f]{40})(?:/|$)", Path(path).as_posix())
    return found[1] if found else None


def check_fit(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, max_length: int) -> None:
    """Check that the model has a row for each token that the tokenizer can make, and for each position.

    Raises:
        RunFailure: `vocabulary-mismatch` or `sequence-too-long`.
    """
    rows = model.get_input_embeddings().num_embeddings
    if len(tokenizer) > rows:
        raise RunFailure(
            "vocabulary-mismatch",
            f"The tokenizer makes {len(tokenizer)} different tokens, and the model has weights for {rows}.",
            "Use the tokenizer that belongs to the model: both must come from the same checkpoint.",
        )
    positions = most_positions(model)
    if positions is not None and max_length > positions:
        raise RunFailure(
            "sequence-too-long",
            f"max_seq_length is {max_length}, and {type(model).__name__} has weights for {positions} positions.",
            f"Set max_seq_length to at most {positions}.",
        )


def most_positions(model: PreTrainedModel) -> int | None:
    """The longest sequence that a model has position weights for; None if its positions are relative."""
    for name, module in model.base_model.named_modules():
        if isinstance(module, nn.Embedding) and name.rpartition(".")[2] in ("position_embeddings", "wpe"):
            # The RoBERTa family counts positions from the one after the padding id.
            return module.num_embeddings - (0 if module.padding_idx is None else module.padding_idx + 1)
    return None


def _location(reference: ModelReference, cache_dir: str | None) -> dict[str, Any]:
    location = {"cache_dir": cache_dir, "trust_remote_code": False}
    if reference.path is not None:
        return {"pretrained_model_name_or_path": reference.path, **location}
    return {
        "pretrained_model_name_or_path": reference.name_or_path,
        "revision": reference.revision,
        "local_files_only": not _hub_answers(),
        **location,
    }


def _hub_answers() -> bool:
    """Whether the hub can be reached, asked without retries: transformers would go on for half a minute."""
    try:
        get_session().head(ENDPOINT, timeout=_PATIENCE)
        return True
    except Exception:  # of whichever HTTP library this version of huggingface_hub uses
        return False


def _is_empty(tokenizer: PreTrainedTokenizerBase) -> bool:
    """Whether transformers made one up for want of files: it then knows special tokens only."""
    return set(tokenizer.get_vocab()) <= set(tokenizer.all_special_tokens)


def _add_prefix_space(tokenizer: PreTrainedTokenizerBase) -> None:
    step = tokenizer.backend_tokenizer.pre_tokenizer
    if getattr(step, "add_prefix_space", True):
        return
    step.add_prefix_space = True
    tokenizer.backend_tokenizer.pre_tokenizer = step
    # Classes that build their backend anew read the value from the saved tokenizer_config.json.
    tokenizer.add_prefix_space = True
    tokenizer.init_kwargs["add_prefix_space"] = True


def _set_labels(config: Any, labels: Sequence[str]) -> None:
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: index for index, label in enumerate(labels)}


def _require_backbone(
    model: PreTrainedModel, missing: Collection[str], mismatched: Collection[str], reference: ModelReference
) -> None:
    prefix = f"{model.base_model_prefix}."
    lacking = sorted(name for name in missing if name.startswith(prefix))
    if lacking:
        raise RunFailure(
            "weights-missing",
            f"{reference.name_or_path} lacks {len(lacking)} weights of the backbone: {_first(lacking)}.",
            "The checkpoint is incomplete or of another architecture than its config.json says: get it anew, or use "
            "another.",
        )
    other = sorted(name for name in mismatched if name.startswith(prefix))
    if other:
        raise RunFailure(
            "weights-mismatched",
            f"{len(other)} weights of {reference.name_or_path} have other shapes than its config.json says: "
            f"{_first(other)}.",
            "The config.json belongs to another checkpoint: get both anew, or use another.",
        )


def _unused(names: Collection[str]) -> list[tuple[str, str]]:
    if not names:
        return []
    message = (
        f"{len(names)} weights of the checkpoint have no place in a token classification model and are left out: "
        f"{_first(sorted(names))}. This is normal for the head of what it was trained on before."
    )
    return [("weights-unused", message)]


def _pickled(reference: ModelReference) -> list[tuple[str, str]]:
    if reference.path is None or any(Path(reference.path).glob("*.safetensors")):
        return []
    message = (
        "The weights are a pickle file, which can carry code. They were read by PyTorch's safe loader, which runs "
        "none, and are saved as safetensors from now on."
    )
    return [("weights-pickled", message)]


def _first(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")

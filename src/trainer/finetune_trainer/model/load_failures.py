"""What went wrong while a model was looked up, downloaded or read, and what to do about it."""

from __future__ import annotations

import errno
import pickle
from collections.abc import Iterator

from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    LocalEntryNotFoundError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from finetune_trainer.failures import RunFailure
from finetune_trainer.spec import ModelReference


def explain(error: Exception, reference: ModelReference, what: str) -> Exception:
    """Turn what transformers raised into a failure that says what to do.

    Args:
        error: As raised, with its causes.
        reference: What was asked for.
        what: "model" or "tokenizer", for the message.

    Returns:
        A `RunFailure` with one of the codes `model-gated`, `model-not-found`, `hub-refused`, `hub-unreachable`,
        `model-needs-code`, `weights-unsafe`, `model-not-suited`, `model-unreadable`; or `error` itself if the disk or
        the memory is full.
    """
    causes = list(_causes(error))
    if any(isinstance(cause, MemoryError) or getattr(cause, "errno", None) == errno.ENOSPC for cause in causes):
        return error
    name = reference.name_or_path
    if reference.path is None:
        from_hub = _explain_hub(causes, name, reference.revision)
        if from_hub is not None:
            return from_hub
    return _explain_files(causes, name, what)


def _explain_hub(causes: list[BaseException], name: str, revision: str | None) -> RunFailure | None:
    if _any(causes, GatedRepoError):
        return RunFailure(
            "model-gated",
            f"{name} is only given to users who accepted its terms.",
            f"Accept them on its page of the hub, and set HF_TOKEN to a token of yours that may read {name}.",
        )
    if _any(causes, RepositoryNotFoundError, RevisionNotFoundError):
        at = f" at revision {revision}" if revision else ""
        return RunFailure(
            "model-not-found",
            f"{name}{at} is neither a folder nor a model of the hub that you may see.",
            "Check the spelling of model_name_or_path; for a private model set HF_TOKEN.",
        )
    if any(isinstance(cause, HfHubHTTPError) and cause.response.status_code in (401, 403) for cause in causes):
        return RunFailure(
            "hub-refused",
            f"The hub refuses to hand out {name}.",
            "Set HF_TOKEN to a valid token that may read it, or unset it if the model is public.",
        )
    if _any(causes, LocalEntryNotFoundError, OfflineModeIsEnabled, ConnectionError, TimeoutError, HfHubHTTPError):
        return _unreachable(name)
    # transformers drops the cause of some of its errors; a model that no hub was asked for was not found either.
    if any(isinstance(cause, OSError) and "connect" in str(cause).lower() for cause in causes):
        return _unreachable(name)
    return None


def _unreachable(name: str) -> RunFailure:
    return RunFailure(
        "hub-unreachable",
        f"{name} is not on this machine, and the hub cannot be reached.",
        "Check the network (HTTPS_PROXY, HF_ENDPOINT; HF_HUB_OFFLINE forbids it), or set model_name_or_path to a "
        "folder that holds the model.",
    )


def _explain_files(causes: list[BaseException], name: str, what: str) -> RunFailure:
    text = " ".join(str(causes[0]).split())
    if "trust_remote_code" in text:
        return RunFailure(
            "model-needs-code",
            f"The {what} of {name} is a program of its own, which is never run.",
            "Use an architecture that transformers has built in.",
        )
    if _any(causes, pickle.UnpicklingError):
        return RunFailure(
            "weights-unsafe",
            f"The pickled weights of {name} hold more than weights, and were not loaded because they could run code.",
            "Use a checkpoint with model.safetensors.",
        )
    if text.startswith(("Unrecognized configuration class", "Unrecognized model")) or "recognize this arch" in text:
        return RunFailure(
            "model-not-suited",
            f"{name} has no token classification model in transformers.",
            "Use an encoder such as BERT, RoBERTa, CamemBERT, XLM-R, DistilBERT, ELECTRA or DeBERTa.",
        )
    return RunFailure(
        "model-unreadable",
        f"The {what} of {name} cannot be read: {text[:300]}",
        "Look whether its folder holds config.json, tokenizer.json and model.safetensors, each complete (with Git, run "
        "“git lfs pull”); or get it anew.",
    )


def _any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

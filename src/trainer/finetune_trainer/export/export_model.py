"""ONNX files for a model folder: fp32, and int8 that says the same of the words."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path, PurePosixPath

from finetune_trainer.events import Emit
from finetune_trainer.export.graph import export_graph
from finetune_trainer.export.parity import Parity, ParityCheck
from finetune_trainer.export.quantize import exclusions, find_feed_forward, quantize
from finetune_trainer.export.saved_model import SavedModel
from finetune_trainer.failures import RunFailure
from finetune_trainer.output.files import replace_folder, write_json

PARITY_SENTENCES = 400
"""Sentences that parity is measured on, enough to see 99.5 % of words and few enough to take seconds."""

FP32_DIFFERENCE = 1e-3
"""Largest difference of a probability that rounding explains; a wrong graph is off by far more."""

INT8_AGREEMENT = 0.995
"""Share of words that must keep their label in int8."""

FP32_FILE = "model.onnx"
INT8_FILE = "model_quantized.onnx"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of the `exported` event; `path` is relative to the run (or the folder that is of none), with `/`."""

    path: str
    bytes: int
    precision: str
    max_difference: float
    word_agreement: float
    words: int


def export_model(model_folder: Path, sentences: Sequence[Sequence[str]], emit: Emit) -> list[ExportedFile]:
    """Write `onnx/` of a run's `model/`, and tell that it is there.

    Args:
        model_folder: As `write_onnx` takes it.
        sentences: As well.
        emit: Gets `exported` besides.

    Raises:
        RunFailure: As `write_onnx`.
        ValueError: As well.
    """
    files = write_onnx(model_folder, sentences, emit, model_folder.name)
    tell_exported(emit, model_folder.name, files)
    return files


def tell_exported(emit: Emit, shown: str, files: Sequence[ExportedFile]) -> None:
    """Emit `exported` for the model folder that is called `shown`."""
    emit("exported", path=_within(shown), files=[asdict(file) for file in files])


def write_onnx(model_folder: Path, sentences: Sequence[Sequence[str]], emit: Emit, shown: str) -> list[ExportedFile]:
    """Write `onnx/` into a model folder, each file checked against PyTorch; an older `onnx/` is replaced at the end.

    Args:
        model_folder: Saved by `save_pretrained`, with its tokenizer.
        sentences: Words of sentences of the data; the first `PARITY_SENTENCES` are used.
        emit: Gets `stage` events, and a `warning` if int8 stays below `INT8_AGREEMENT`.
        shown: What the model folder is called in the files' paths: relative to the run, with `/`; may be empty.

    Raises:
        RunFailure: `export-failed`, `export-differs`, or a code of `SavedModel.load`.
        ValueError: If no sentence has a word.
    """
    emit("stage", stage="exporting", progress=0.0)
    saved = SavedModel.load(model_folder)
    windows = list(chain.from_iterable(saved.encoder.encode(words) for words in sentences[:PARITY_SENTENCES]))
    if not windows:
        raise ValueError("there is no sentence to measure parity on")
    check = ParityCheck(saved, windows)
    folder = model_folder / ".onnx.tmp"
    shutil.rmtree(folder, ignore_errors=True)  # a killed export may have left one
    try:
        folder.mkdir()
        export_graph(saved.model, folder / FP32_FILE)
        emit("stage", stage="exporting", progress=0.6)
        parities = {FP32_FILE: _check_fp32(check, folder), INT8_FILE: _write_int8(check, saved, folder, emit)}
        files = [_describe(shown, folder / name, parity) for name, parity in parities.items()]
        write_json(folder / "parity.json", [asdict(file) for file in files])
        replace_folder(folder, model_folder / "onnx")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    emit("stage", stage="exporting", progress=1.0)
    return files


def _within(shown: str, *names: str) -> str:
    return PurePosixPath(shown, "onnx", *names).as_posix()


def _check_fp32(check: ParityCheck, folder: Path) -> Parity:
    parity = check.measure(folder / FP32_FILE)
    if not parity.max_difference <= FP32_DIFFERENCE:  # a NaN differs too
        raise RunFailure(
            "export-differs",
            f"The ONNX file gives other probabilities than PyTorch (by up to {parity.max_difference:.2g}).",
            "Predict with the python engine (--engine python), which needs no ONNX file.",
        )
    return parity


def _write_int8(check: ParityCheck, saved: SavedModel, folder: Path, emit: Emit) -> Parity:
    """Quantize, with more and more feed-forward products left in fp32 until the words agree."""
    source, target = folder / FP32_FILE, folder / INT8_FILE
    layers = find_feed_forward(source, saved.model.config.hidden_size)
    external_data = source.with_name(f"{FP32_FILE}.data").exists()
    for number, excluded in enumerate(exclusions(layers)):
        emit("stage", stage="exporting", progress=0.7 + number / 20)
        quantize(source, target, excluded, external_data)
        parity = check.measure(target, sizes=(1,))
        if parity.word_agreement >= INT8_AGREEMENT:
            return parity
    emit(
        "warning",
        code="int8-disagrees",
        message=f"The int8 model labels {parity.word_agreement:.2%} of the words as PyTorch does, fewer than "
        f"{INT8_AGREEMENT:.1%}. Use the fp32 one: --precision fp32, or the setting finetune-lab.entities.exact.",
    )
    return parity


def _describe(shown: str, file: Path, parity: Parity) -> ExportedFile:
    data = file.with_name(f"{file.name}.data")
    return ExportedFile(
        path=_within(shown, file.name),
        bytes=file.stat().st_size + (data.stat().st_size if data.exists() else 0),
        precision="int8" if file.name == INT8_FILE else "fp32",
        max_difference=parity.max_difference,
        word_agreement=parity.word_agreement,
        words=parity.words,
    )

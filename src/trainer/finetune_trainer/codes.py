"""The codes of `failed` and `warning` events, which `docs/run-codes.md` lists. They are stable: scripts act on them."""

from __future__ import annotations

FAILURES = {
    "checkpoint-unreadable": "A checkpoint lacks a file or is damaged; without it the run resumes from the one before.",
    "data-changed": "A data file that the run refers to is not what it was when the run was made.",
    "data-empty": "A split has no examples.",
    "data-unreadable": "A split's examples cannot be read.",
    "folder-gone": "A file or folder of the run was deleted while it was needed.",
    "folder-unwritable": "A file of the run cannot be written: no right to, or something is in its place.",
    "freeze-too-many": "`freeze.layers` is more than the model has.",
    "hub-refused": "The hub refuses the model: the token is missing, wrong or may not read it.",
    "hub-unreachable": "The model is not on this machine and the hub does not answer.",
    "internal-error": "Something that nobody thought of; the traceback is in `log.txt`.",
    "loss-not-finite": "The loss is no longer a number.",
    "model-gated": "The model's terms have to be accepted on the hub first.",
    "model-needs-code": "The model is a program of its own, which is never run.",
    "model-not-found": "The hub has no such model or revision, or does not show it to this user.",
    "model-not-suited": "The architecture has no form for this task.",
    "model-unreadable": "The model's files are incomplete or damaged.",
    "no-checkpoint": "There is no checkpoint to export, or none of that step.",
    "no-model": "The run has no `model/` yet.",
    "no-space": "The disk is full.",
    "onnx-of-others": "The folder has an `onnx/` that another tool made.",
    "out-of-memory": "The memory of the device or the machine is not enough.",
    "run-locked": "Another process writes to the run.",
    "schedule-invalid": "The settings of the schedule do not suit it, or leave a step without a learning rate.",
    "sequence-too-long": "`max_seq_length` is more than the model has positions for.",
    "spec-unreadable": "The run's `spec.json` is missing, damaged or of a newer version.",
    "task-unsupported": "The trainer does not know the task yet.",
    "tokenizer-not-fast": "The tokenizer has no `tokenizer.json`.",
    "vocabulary-mismatch": "The tokenizer makes more tokens than the model has weights for.",
    "weights-mismatched": "Weights have other shapes than `config.json` says.",
    "weights-missing": "Weights of the backbone are missing.",
    "weights-unsafe": "A pickle file holds more than weights, and was not loaded.",
}
"""What ends a run, or one of the trainer's other commands, by code."""

WARNINGS = {
    "best-lost": "The best checkpoint so far is gone; the best is looked for anew.",
    "disk-short": "The run may need more disk than is free.",
    "export-differs": "The ONNX file says other than PyTorch and was not kept; `model/` is complete.",
    "export-failed": "The model cannot be written as ONNX; `model/` is complete.",
    "head-kept": "The checkpoint already tags these labels and goes on learning.",
    "head-new": "The classification layer starts random, as is normal.",
    "head-reordered": "The checkpoint tags these labels in another order and was put in the run's.",
    "int8-disagrees": "The int8 model says other than PyTorch on too many words.",
    "memory-short": "The run may need more memory than is free.",
    "micro-batch-halved": "The GPU's memory ran out; steps are cut into smaller pieces and train on the same.",
    "spec-changed": "`spec.json` was edited since the checkpoint; the run does not end as it would have.",
    "truncated": "Sentences are longer than `max_seq_length` and were cut.",
    "unknown-tags": "The data has tags that the model does not know; they count as errors.",
    "weights-pickled": "The weights are a pickle file; the safe loader read them.",
    "weights-unused": "Weights of the checkpoint have no place in the model, as is normal.",
    "words-without-token": "Words yield no token and are predicted as `O`.",
}
"""What a run tells and goes on, by code."""


def codes_page() -> str:
    """The text of `docs/run-codes.md`."""
    sections = ("Failures", "The run ends.", FAILURES), ("Warnings", "The run goes on.", WARNINGS)
    parts = [
        "<!-- Made from `src/trainer/finetune_trainer/codes.py` by its test. Edits here are lost. -->",
        "# Codes of a run",
        "What `failed` and `warning` events of a run are about. What to do stands beside each where it is shown.",
    ]
    for title, sentence, codes in sections:
        parts += [f"## {title}", sentence, _table(codes)]
    return "\n\n".join(parts) + "\n"


def _table(codes: dict[str, str]) -> str:
    rows = [("code", "meaning"), *((f"`{code}`", meaning) for code, meaning in codes.items())]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    rows.insert(1, ("-" * widths[0], "-" * widths[1]))
    return "\n".join(f"| {code:{widths[0]}} | {meaning:{widths[1]}} |" for code, meaning in rows)

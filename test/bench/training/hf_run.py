"""One training with Hugging Face's Trainer, told in the events that our trainer writes: `python hf_run.py JOB.json`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[3] / "src" / "trainer")]

import plan  # noqa: E402
import torch  # noqa: E402
import transformers  # noqa: E402
from seqeval.metrics import f1_score  # noqa: E402

from finetune_trainer.events import EventWriter  # noqa: E402

_PREFIX_SPACE = ("bloom", "deberta", "gpt2", "roberta")
"""Models whose tokenizers lose the mark of a word's start in split words unless told so; as in `run_ner.py`."""


class _Report(transformers.TrainerCallback):
    """Writes a `train` event a log."""

    def __init__(self, events: EventWriter) -> None:
        self._events = events

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        if "loss" in logs:
            memory = torch.cuda.max_memory_allocated() if args.device.type == "cuda" else 0
            self._events.emit("train", step=state.global_step, loss=logs["loss"], memory=memory)


def main(job: dict[str, Any]) -> None:
    """Train, then evaluate the fp32 weights on the test split."""
    events = EventWriter(Path(job["folder"]) / "events.jsonl")
    labels: list[str] = job["labels"]
    transformers.set_seed(job["seed"])
    model = transformers.AutoModelForTokenClassification.from_pretrained(
        job["model"],
        dtype=torch.float32,
        id2label=dict(enumerate(labels)),
        label2id={x: i for i, x in enumerate(labels)},
    )
    prefix = {"add_prefix_space": True} if model.config.model_type in _PREFIX_SPACE else {}
    tokenizer = transformers.AutoTokenizer.from_pretrained(job["model"], **prefix)
    train = [_encode(example, tokenizer, labels) for example in _read(job["train"])]
    padding = {"padding": "max_length", "max_length": plan.MAX_LENGTH} if job["padding"] == "max_length" else {}
    trainer = transformers.Trainer(
        model=model,
        args=_arguments(job),
        train_dataset=train,
        data_collator=transformers.DataCollatorForTokenClassification(tokenizer, **padding),
        callbacks=[_Report(events)],
    )
    events.emit("stage", stage="training", progress=None)
    trainer.train()
    events.emit("stage", stage="evaluating", progress=None)
    # The Trainer leaves autocast on the model; ours are scores of the fp32 weights, so these must be too.
    trained = trainer.accelerator.unwrap_model(trainer.model, keep_fp32_wrapper=False)
    f1 = _score(trained, tokenizer, _read(job["test"]), labels)
    events.emit("evaluate", split="test", step=trainer.state.global_step, metrics={"f1": f1})
    events.emit("finished", reason="completed", step=trainer.state.global_step)


def _arguments(job: dict[str, Any]) -> transformers.TrainingArguments:
    """The shared figures in HF's names; all else is its default, without evaluation, saving and progress bar."""
    return transformers.TrainingArguments(
        output_dir=job["folder"],
        per_device_train_batch_size=plan.BATCH_SIZE,
        gradient_accumulation_steps=1,  # token heads scale loss and gradient by it in some families
        learning_rate=plan.LEARNING_RATE,
        num_train_epochs=plan.EPOCHS,
        warmup_steps=plan.WARMUP,
        weight_decay=plan.WEIGHT_DECAY,
        train_sampling_strategy=job["sampling"],
        bf16=job["precision"] == "bf16",
        use_cpu=job["device"] == "cpu",
        seed=job["seed"],
        logging_steps=plan.LOGGING_STEPS,
        logging_first_step=True,
        eval_strategy="no",
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
    )


def _read(path: str) -> list[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _encode(example: dict[str, Any], tokenizer: Any, labels: Sequence[str]) -> dict[str, list[int]]:
    """Token ids with the label of each word on its first sub-token, as in `run_ner.py`."""
    encoding = tokenizer(example["tokens"], is_split_into_words=True, truncation=True, max_length=plan.MAX_LENGTH)
    words = encoding.word_ids()
    firsts = [word is not None and word != previous for previous, word in zip([None, *words], words, strict=False)]
    tags = [labels.index(example["tags"][word]) if first else -100 for first, word in zip(firsts, words, strict=True)]
    return {"input_ids": encoding["input_ids"], "attention_mask": encoding["attention_mask"], "labels": tags}


@torch.inference_mode()
def _score(model: Any, tokenizer: Any, examples: list[dict[str, Any]], labels: Sequence[str]) -> float:
    """Entity F1 in seqeval's default mode; words without a prediction are outside."""
    model.eval()
    predicted = []
    for example in examples:
        encoding = tokenizer(
            example["tokens"],
            is_split_into_words=True,
            truncation=True,
            max_length=plan.MAX_LENGTH,
            return_tensors="pt",
        )
        best = model(**encoding.to(model.device)).logits[0].argmax(-1).tolist()
        tags = ["O"] * len(example["tokens"])
        words = encoding.word_ids()
        for position in reversed(range(len(words))):  # so that a word's first sub-token has the last say
            if words[position] is not None:
                tags[words[position]] = labels[best[position]]
        predicted.append(tags)
    return float(f1_score([example["tags"] for example in examples], predicted))


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))

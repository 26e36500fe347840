import { notebook } from './fixture'

/** A NER training as a class with its settings in a dataclass. */
export const nerScript = `"""Finds the places of orders."""
from dataclasses import dataclass

import torch
from transformers import (
    AutoModelForTokenClassification,
    AutoTokenizer,
    EarlyStoppingCallback,
    Trainer,
    TrainingArguments,
)

KINDS = ["FROM", "TO"]
LABELS = ["O"] + [f"{prefix}-{kind}" for kind in KINDS for prefix in ("B", "I")]
LABEL2ID = {label: number for number, label in enumerate(LABELS)}
ID2LABEL = {number: label for label, number in LABEL2ID.items()}
NUM_LABELS = len(LABELS)


@dataclass
class OrderConfig:
    """How it is trained."""

    model_name: str = "camembert-base"  # the base
    max_length: int = 96
    batch_size: int = 4 * 2
    learning_rate: float = 3e-5
    num_epochs: int = 6
    warmup_ratio: float = 0.05
    weight_decay: float = 0.02
    eval_steps: int = 50
    save_steps: int = 100
    early_stopping_patience: int = 4
    fp16: bool = torch.cuda.is_available()


class OrderTrainer:
    def __init__(self, config: OrderConfig | None = None):
        self.config = config or OrderConfig()
        self.tokenizer = AutoTokenizer.from_pretrained(self.config.model_name)

    def encode(self, words):
        return self.tokenizer(words, truncation=True, max_length=self.config.max_length, is_split_into_words=True)

    def train(self, train_path: str, eval_path: str, output_dir: str) -> None:
        self.model = AutoModelForTokenClassification.from_pretrained(
            self.config.model_name,
            num_labels=NUM_LABELS,
            id2label=ID2LABEL,
            label2id=LABEL2ID,
        )
        arguments = TrainingArguments(
            output_dir=output_dir,
            num_train_epochs=self.config.num_epochs,
            per_device_train_batch_size=self.config.batch_size,
            per_device_eval_batch_size=self.config.batch_size * 2,
            learning_rate=self.config.learning_rate,
            warmup_ratio=self.config.warmup_ratio,
            weight_decay=self.config.weight_decay,
            evaluation_strategy="steps",
            eval_steps=self.config.eval_steps,
            save_steps=self.config.save_steps,
            load_best_model_at_end=True,
            metric_for_best_model="f1_macro",
            fp16=self.config.fp16,
            report_to="none",
        )
        patience = self.config.early_stopping_patience
        trainer = Trainer(
            model=self.model,
            args=arguments,
            callbacks=[EarlyStoppingCallback(early_stopping_patience=patience)],
        )
        trainer.train()


if __name__ == "__main__":
    OrderTrainer().train("data/train.conll", "data/dev.conll", "models/orders")
`

/** A training with its settings in constants. */
export const sentimentScript = `import os
import torch
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

MODEL_NAME = "cardiffnlp/twitter-roberta-base"
OUTPUT_DIR = os.path.join(".", "models", "mood")
NUM_EPOCHS = 3
LR = 2e-5
BATCH_SIZE = 16
MAX_SEQ_LENGTH = 128
USE_SUBSET = True


def main():
    dataset = load_dataset("cardiffnlp/tweet_eval", "sentiment")
    if USE_SUBSET:
        dataset["train"] = dataset["train"].select(range(10_000))
    tokenizer = AutoTokenizer.from_pretrained(MODEL_NAME)
    model = AutoModelForSequenceClassification.from_pretrained(MODEL_NAME, num_labels=3)

    def encode(batch):
        return tokenizer(batch["text"], truncation=True, max_length=MAX_SEQ_LENGTH)

    arguments = TrainingArguments(
        output_dir=OUTPUT_DIR,
        eval_strategy="epoch",
        save_strategy="epoch",
        learning_rate=LR,
        per_device_train_batch_size=BATCH_SIZE,
        num_train_epochs=NUM_EPOCHS,
        weight_decay=0.01,
        load_best_model_at_end=True,
        metric_for_best_model="f1_macro",
        logging_dir=f"{OUTPUT_DIR}/logs",
        gradient_checkpointing=True,
        no_cuda=not torch.cuda.is_available(),
    )
    Trainer(model=model, args=arguments).train()


main()
`

/** A causal language model in a notebook, with shell commands, magics and a cell that is broken. */
export const languageNotebook = notebook(
  '!pip install -q transformers datasets\n%matplotlib inline\nimport torch\n' +
    'from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments as Arguments\n',
  'MODEL = "asi/gpt-fr-cased-base"\nMAX_LENGTH = 256\nBATCH = 2\ntokenizer = AutoTokenizer.from_pretrained(MODEL)\n' +
    'model = AutoModelForCausalLM.from_pretrained(MODEL)\ntokenizer.add_tokens(["Mewtwo"])\n',
  'for weights in model.transformer.wte.parameters():\n    weights.requires_grad = False\n',
  'def half_written(:\n    x = (1,\n',
  '%%bash\nLEARNING_RATE = 1\n',
  'def encode(rows):\n    return tokenizer(rows["text"], truncation=True, max_length=MAX_LENGTH)\n',
  'arguments = Arguments(\n    "./out",\n    per_device_train_batch_size=BATCH,\n    gradient_accumulation_steps=8,\n' +
    '    learning_rate=5e-5,\n    num_train_epochs=10,\n    warmup_steps=100,\n    weight_decay=0.01,\n    save_strategy="no",\n)\n',
  'def write(prompt, temperature=0.7):\n    return model.generate(**tokenizer(prompt), max_length=150, ' +
    'temperature=temperature, top_k=50, top_p=0.9, repetition_penalty=1.2, do_sample=True)\n',
)

/** Options of a command line, and a training loop written out. */
export const loopScript = `import argparse


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model_name_or_path", required=True)
    parser.add_argument("--train-file", type=str, default="data/train.conll")
    parser.add_argument("--max_length", type=int, default=128)
    parser.add_argument("--per_device_train_batch_size", type=int, default=8)
    parser.add_argument("--lr", type=float, default=5e-5)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--gradient_checkpointing", action="store_true")
    return parser.parse_args()


args = options()
model = AutoModelForTokenClassification.from_pretrained(args.model_name_or_path)
optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr, weight_decay=0.1)
torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5)
`

/** A script that someone is in the middle of writing. */
export const unfinishedScript = `from transformers import TrainingArguments

arguments = TrainingArguments(
    output_dir="out",
    learning_rate=3e-5
    num_train_epochs=4,
    eval_strategy="steps", eval_steps=20, save_steps=30, load_best_model_at_end=True,
`

export const scripts: readonly (readonly [what: string, text: string, name: string])[] = [
  ['a class with a dataclass of settings', nerScript, 'train.py'],
  ['constants', sentimentScript, 'mood.py'],
  ['a notebook', languageNotebook, 'language.ipynb'],
  ['options of a command line', loopScript, 'loop.py'],
  ['a script that is being written', unfinishedScript, 'unfinished.py'],
]

"""A few steps of `spacy train` on made-up sentences: `python spacy_run.py FOLDER`.

What it prints is its log; the lines of its logger are in `log.jsonl` in the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.tokens import DocBin, Span

CITIES = ("Paris", "Lyon", "Brest", "Nancy", "Tours")


def write_sentences(file: Path, count: int) -> None:
    """Write annotated sentences of the form `de DEPART à ARRIVEE`."""
    nlp = spacy.blank("fr")
    docs = DocBin()
    for number in range(count):
        doc = nlp(f"billet de {CITIES[number % 5]} à {CITIES[(number + 1) % 5]}")
        doc.ents = [Span(doc, 2, 3, label="DEPART"), Span(doc, 4, 5, label="ARRIVEE")]
        docs.add(doc)
    docs.to_disk(file)


def main(folder: Path) -> None:
    """Train for eight steps, with an evaluation every four."""
    folder.mkdir(parents=True, exist_ok=True)
    write_sentences(folder / "train.spacy", 20)
    write_sentences(folder / "dev.spacy", 5)
    config = init_config(lang="fr", pipeline=["ner"], optimize="efficiency", silent=True)
    config["training"].update({"max_steps": 8, "eval_frequency": 4, "max_epochs": 0})
    config["training"]["logger"] = {
        "@loggers": "spacy.ConsoleLogger.v3",
        "console_output": True,
        "output_file": str(folder / "log.jsonl"),
        "progress_bar": None,
    }
    config["paths"].update({"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")})
    config.to_disk(folder / "config.cfg")
    train(folder / "config.cfg", folder / "out")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

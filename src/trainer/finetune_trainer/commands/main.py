"""The command line of `run_trainer.py`. Commands import torch only when they run."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Run a command and return the process's exit status: 0, or 1 if it failed."""
    options = _parser().parse_args(arguments)
    # OpenMP's threads wait for each other spinning, by default for milliseconds, which makes training many times slower
    # as soon as another program wants a core; 2,000 turns (microseconds) keep the speed of an idle machine.
    os.environ.setdefault("GOMP_SPINCOUNT", "2000")
    command: str = options.command
    if command == "train":
        from finetune_trainer.commands.train import train

        return train(options.run.resolve(), options.resume)
    if command == "export":
        from finetune_trainer.commands.export import export

        return export(options.run.resolve())
    if command == "export-version":
        from finetune_trainer.commands.export_version import export_version

        return export_version(options.run.resolve(), options.step)
    if command == "export-folder":
        from finetune_trainer.commands.export_folder import export_folder

        return export_folder(options.folder.resolve())
    if command == "evaluate":
        from finetune_trainer.commands.evaluate import evaluate

        return evaluate(options.run.resolve(), options.file.resolve(), options.out.resolve())
    if command == "predict":
        from finetune_trainer.commands.predict import predict

        return predict(options.model.resolve(), options.file.resolve(), options.out.resolve())
    from finetune_trainer.commands.probe import probe

    return probe()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run_trainer.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train a run from its spec.json")
    train.add_argument("run", type=Path)
    train.add_argument("--resume", action="store_true", help="go on from the newest checkpoint")
    export = commands.add_parser("export", help="make model/ and its ONNX files from the best or newest checkpoint")
    export.add_argument("run", type=Path)
    version = commands.add_parser("export-version", help="make the model folder of a checkpoint; 0: before training")
    version.add_argument("run", type=Path)
    version.add_argument("step", type=int)
    folder = commands.add_parser("export-folder", help="make the ONNX files of a Hugging Face folder")
    folder.add_argument("folder", type=Path)
    evaluate = commands.add_parser("evaluate", help="score canonical examples with a run's model")
    evaluate.add_argument("run", type=Path)
    evaluate.add_argument("--file", type=Path, required=True)
    evaluate.add_argument("--out", type=Path, required=True)
    predict = commands.add_parser("predict", help="predict words with PyTorch")
    predict.add_argument("model", type=Path)
    predict.add_argument("--file", type=Path, required=True)
    predict.add_argument("--out", type=Path, required=True)
    commands.add_parser("probe", help="print versions and devices as JSON")
    return parser

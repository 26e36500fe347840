"""`predict`: labels and probabilities of words, computed by PyTorch."""

from __future__ import annotations

import sys
from pathlib import Path

from finetune_trainer.failures import RunFailure


def predict(model: Path, file: Path, out: Path) -> int:
    """Predict each line `{"tokens": […]}` of `file` into a line of `out`, and return the exit status."""
    from finetune_trainer.export.predict import predict_file

    try:
        predict_file(model, file, out)
    except RunFailure as failure:
        print(f"{failure.message} {failure.hint}", file=sys.stderr)
        return 1
    return 0

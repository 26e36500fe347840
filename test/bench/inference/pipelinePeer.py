"""The pipeline of transformers, asked line by line: `pipelinePeer.py MODEL_FOLDER`."""

from __future__ import annotations

import json
import sys
import time

import torch
from transformers import pipeline


def main(folder: str) -> None:
    """Answer each line `{"do", "text"}` on standard input by one on standard output."""
    recognize = pipeline("token-classification", model=folder, dtype=torch.float32, device="cpu")
    _say({"threads": torch.get_num_threads()})
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "time":
            start = time.perf_counter()
            recognize(request["text"], aggregation_strategy="first")
            _say({"milliseconds": 1000 * (time.perf_counter() - start)})
        else:
            tokens = recognize(request["text"], aggregation_strategy="none", ignore_labels=[])
            _say({"tags": [[token["index"], token["entity"]] for token in tokens]})


def _say(answer: dict) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

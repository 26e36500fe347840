"""`probe`: what this interpreter has, as one JSON object."""

from __future__ import annotations

import json
import platform
import sys
from importlib import metadata

PACKAGES = (
    "torch",
    "transformers",
    "tokenizers",
    "safetensors",
    "numpy",
    "onnx",
    "onnxscript",
    "onnxruntime",
    "tensorboard",
)
"""What the trainer imports."""


def probe() -> int:
    """Print versions (None where a package is missing) and devices, and return the exit status."""
    versions = {package: _version(package) for package in PACKAGES}
    devices = _devices() if versions["torch"] is not None else []
    document = {
        "python": platform.python_version(),
        "executable": sys.executable,
        "platform": platform.platform(),
        "versions": versions,
        "devices": devices,
    }
    print(json.dumps(document))
    return 0


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _devices() -> list[dict[str, object]]:
    import torch

    devices: list[dict[str, object]] = [
        {"type": "cuda", "name": torch.cuda.get_device_name(index), "memory": torch.cuda.mem_get_info(index)[1]}
        for index in range(torch.cuda.device_count())
    ]
    if torch.backends.mps.is_available():
        devices.append({"type": "mps", "name": "Apple GPU", "memory": None})
    return [*devices, {"type": "cpu", "name": platform.processor() or platform.machine(), "memory": None}]

"""The trainer's arguments are the catalogue's."""

import json
from dataclasses import fields
from pathlib import Path

import finetune_trainer
from finetune_trainer.spec import Arguments

CATALOGUE = Path(finetune_trainer.__file__).with_name("catalogue.json")


def test_arguments_have_the_names_and_types_of_the_catalogue() -> None:
    catalogue = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    expected = {entry["key"]: entry["type"] for entry in catalogue["arguments"]}
    assert {field.name: field.type for field in fields(Arguments)} == expected

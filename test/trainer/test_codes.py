"""Every code that the trainer can say is in its table, and the table in the docs."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import finetune_trainer
from finetune_trainer.codes import FAILURES, WARNINGS, codes_page

PACKAGE = Path(finetune_trainer.__file__).parent
DOCS = Path(__file__).parents[2] / "docs" / "run-codes.md"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def said_codes(tree: ast.AST) -> Iterator[str]:
    """Codes of `RunFailure("code", …)`, `code="code"`, and of `("code", message)` remarks."""
    for node in ast.walk(tree):
        candidate: ast.AST | None = None
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RunFailure":
            candidate = node.args[0]
        elif isinstance(node, ast.keyword) and node.arg == "code":
            candidate = node.value
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and is_message(node.elts[1]):
            candidate = node.elts[0]
        if isinstance(candidate, ast.Constant) and isinstance(candidate.value, str) and CODE.fullmatch(candidate.value):
            yield candidate.value


def is_message(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " in node.value
    return (
        isinstance(node, ast.JoinedStr)
        or getattr(node, "id", "") == "message"
        or getattr(getattr(node, "func", None), "attr", "") == "_truncation"
    )


def test_the_table_has_the_codes_that_are_said_and_no_other() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if path.name != "codes.py"]
    said = {code for path in files for code in said_codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert said == set(FAILURES) | set(WARNINGS)


def test_the_docs_have_the_table() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        DOCS.write_text(codes_page(), encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == codes_page(), "the codes changed: run again with UPDATE_GOLDEN=1"

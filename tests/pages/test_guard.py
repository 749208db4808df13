"""Callbacks: each of them is guarded, so that trouble becomes a sentence."""

import ast
from pathlib import Path

from tracker import pages


def test_every_callback_is_guarded() -> None:
    bare = []
    for path in sorted(Path(pages.__file__ or "").parent.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            keyword.value.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            for keyword in node.keywords
            if keyword.arg in ("on_click", "on_change") and isinstance(keyword.value, ast.Name)
        }
        bare += [
            f"{path.name}: {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name in called
            if not any(isinstance(d, ast.Name) and d.id == "guarded" for d in node.decorator_list)
        ]
    assert bare == []

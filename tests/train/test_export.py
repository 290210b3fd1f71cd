"""The shipped model's graph; skipped where the extra ``train`` is not installed."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from kg.mentions.recogniser import FOLDER, STATES
from kg.settings import get_folder

onnx = pytest.importorskip("onnx")
pytest.importorskip("torch")


def test_the_shipped_model_has_one_node_an_attention_and_joining_again_changes_nothing(tmp_path: Path) -> None:
    from kg.train.export import expose_states, join_attention

    shipped, path = get_folder("data") / FOLDER / "model.onnx", tmp_path / "model.onnx"
    shutil.copy(shipped, path)
    join_attention(path, 12)
    expose_states(path)
    assert path.read_bytes() == shipped.read_bytes()
    graph = onnx.load(str(path)).graph
    assert Counter(node.op_type for node in graph.node)["QAttention"] == 8
    assert [output.name for output in graph.output] == ["logits", STATES]

"""The shipped model's graph; skipped where the extra ``train`` is not installed."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from kg.mentions.recogniser import FOLDER, STATES, WITH_LAYERS
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
    (branch,) = (a.g for node in graph.node if node.op_type == "If" for a in node.attribute if a.name == "then_branch")
    assert [Counter(node.op_type for node in nodes)["QAttention"] for nodes in (graph.node, branch.node)] == [8, 2]
    assert [output.name for output in graph.output] == ["logits", STATES]


def test_layers_behind_the_encoder_take_the_place_of_those_before_and_leave_names_alone(tmp_path: Path) -> None:
    import numpy as np
    import torch
    from onnxruntime import InferenceSession

    from kg.train.export import LAYER, join_layers
    from kg.train.layers import EventLayers, copy_layers

    shipped, path = get_folder("data") / FOLDER / "model.onnx", tmp_path / "model.onnx"
    shutil.copy(shipped, path)
    torch.manual_seed(1)
    layers = EventLayers(copy_layers(path, LAYER + 1)).eval()
    join_layers(path, layers)
    size = path.stat().st_size
    join_layers(path, layers)
    assert path.stat().st_size == size
    feed = {"input_ids": np.array([[0, 50, 60, 70, 80, 90, 2]]), "attention_mask": np.ones((1, 7), np.int64)}
    session, whole = InferenceSession(str(path)), {**feed, WITH_LAYERS: np.array(True)}
    (logits, states), (before, known) = (s.run(["logits", STATES], whole) for s in (session, InferenceSession(str(shipped))))
    assert np.allclose(logits, before, atol=1e-4)
    width = states.shape[-1] // 2
    names, below = session.run(["logits", STATES], {**feed, WITH_LAYERS: np.array(False)})
    assert np.array_equal(names, logits)
    assert np.array_equal(below, states[..., :width])
    assert np.allclose(states[..., :width], known[..., :width], atol=1e-4)
    with torch.inference_mode():
        exact = layers(torch.from_numpy(states[..., :width]), torch.ones(1, 7)).numpy()
    assert np.corrcoef(exact.ravel(), states[..., width:].ravel())[0, 1] > 0.95

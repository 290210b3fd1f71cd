"""The trained labeller as an ONNX file in int8: weights of every product and of the embedding, activations quantised as they come."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.mentions.recogniser import STATES, WITH_LAYERS
from kg.train.encoder import Labeller
from kg.train.layers import EventLayers

#: What the names of nodes and weights of the layers begin with that learnt events.
PREFIX = "events/"
#: The layer, counted from 0, whose states the model gives out for the heads of later stages: the last ones are made for names.
LAYER = 5


class _MainHead(torch.nn.Module):
    """The part of the labeller that ships."""

    def __init__(self, model: Labeller):
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.model.main(self.model.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state)


def export_model(model: Labeller, path: Path, quantized: bool = True) -> None:
    """Write the encoder with its main head.

    Inputs are ``input_ids`` and ``attention_mask`` (batch × subwords), outputs ``logits`` and ``states`` (see :func:`expose_states`).

    Args:
        model: the trained labeller, on any device.
        path: the file to write.
        quantized: int8 (a quarter of the size), or fp32 as trained.
    """
    model.to("cpu").eval()
    model.encoder.config._attn_implementation = "eager"
    example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long))
    axes = {0: "batch", 1: "subwords"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.onnx" if quantized else path
        torch.onnx.export(
            _MainHead(model), example, str(plain), input_names=["input_ids", "attention_mask"], output_names=["logits"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes}, opset_version=17, dynamo=False,
        )
        if quantized:
            quantize_dynamic(  # reduce_range: without it, products overflow on processors that have no VNNI, and a point of F1 is lost
                plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"]
            )
            join_attention(path, model.encoder.config.num_attention_heads)
    expose_states(path)


def join_attention(path: Path, heads: int) -> None:
    """Make one node of each attention of a quantised model, the three products of a layer one: the same figures in some 5% less time.

    Args:
        path: the model, changed in place; one whose attentions are joined already stays as it is.
        heads: attention heads of a layer.
    """
    model = onnx.load(str(path))
    graph = model.graph
    arrays = {i.name: onnx.numpy_helper.to_array(i) for i in graph.initializer}
    nodes = {node.name: node for node in graph.node}
    ends = [name for name in nodes if name.endswith("/attention/self/Reshape_3")]
    for layer, name in enumerate(ends):
        parts = [nodes[name.replace("Reshape_3", f"{part}/MatMul_quant")] for part in ("query", "key", "value")]
        biases = [nodes[name.replace("Reshape_3", f"{part}/Add")].input[0] for part in ("query", "key", "value")]
        scales = [p.input[1].removesuffix("_quantized") + "_scale" for p in parts]
        joined = {"weights": [p.input[1] for p in parts], "bias": biases, "scales": scales, "zeros": [p.input[3] for p in parts]}
        for what, names in joined.items():
            whole = np.concatenate([arrays[n] for n in names], axis=-1)
            graph.initializer.append(onnx.numpy_helper.from_array(whole, f"attention.{layer}.{what}"))
        weights, bias, scale, zeros = (f"attention.{layer}.{what}" for what in joined)
        states, zero = parts[0].input[0], parts[0].input[2]
        node = onnx.helper.make_node(
            "QAttention", [states, weights, bias, states.removesuffix("_quantized") + "_scale", scale, "mask", zero, zeros],
            list(nodes[name].output), f"attention.{layer}", domain="com.microsoft", num_heads=heads,
        )
        at = list(graph.node).index(nodes[name])
        graph.node.remove(nodes[name])
        graph.node.insert(at, node)
    if ends:
        graph.node.insert(0, onnx.helper.make_node("Cast", ["attention_mask"], ["mask"], "mask", to=onnx.TensorProto.INT32))
        model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
        _drop_unused(graph)
        onnx.save(model, str(path))


def _drop_unused(graph: onnx.GraphProto) -> None:
    """Leave out the nodes and weights that no output of a graph comes from."""
    used = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):
        if used.intersection(node.output):
            used.update(node.input)
            kept.append(node)
    weights = [i for i in graph.initializer if i.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)


def expose_states(path: Path) -> None:
    """Let a written model give out for each subword the states of layer :data:`LAYER` and behind them those of its last layer.

    Where :func:`join_layers` put layers of their own into the model, theirs come behind; such a model stays as it is.

    Raises:
        ValueError: the model has no such layer.
    """
    model = onnx.load(str(path))
    if any(output.name == STATES for output in model.graph.output):
        return
    norms = [node.name for node in model.graph.node if node.name.endswith("/output/LayerNorm/LayerNormalization")]
    layers = sum("/attention/" not in name for name in norms)
    _give_out(model.graph, _end_of(model.graph, LAYER), _end_of(model.graph, layers - 1))
    onnx.save(model, str(path))


def join_layers(path: Path, model: EventLayers) -> None:
    """Put layers that learnt events into a model, behind layer :data:`LAYER`, in int8; those that were put there before go.

    They stand in a branch, so that whoever asks for names alone does not pay for them: the model then takes one more input,
    :data:`kg.mentions.recogniser.WITH_LAYERS`, and without them its states are those of that layer alone.

    Args:
        path: the recogniser, changed in place.
        model: layers that go on from the states of that layer.
    """
    whole = onnx.load(str(path))
    graph = whole.graph
    inner = _end_of(graph, LAYER)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        width = model.event.in_features
        axes = {0: "batch", 1: "subwords"}
        torch.onnx.export(
            model.eval(), (torch.zeros(2, 9, width), torch.ones(2, 9, dtype=torch.long)), str(plain),
            input_names=["below", "attention_mask"], output_names=["learnt"],
            dynamic_axes={"below": axes, "attention_mask": axes, "learnt": axes}, opset_version=17, dynamo=False,
        )
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"])
        join_attention(small, model.layers[0].attention.self.num_attention_heads)
        part = onnx.compose.add_prefix(onnx.load(str(small)), PREFIX).graph
    kept = [node for node in graph.node if not node.name.startswith(PREFIX) and STATES not in node.output]
    del graph.node[:], graph.output[1:]
    graph.node.extend(kept)
    outside = {f"{PREFIX}below": inner, f"{PREFIX}attention_mask": "attention_mask"}
    for node in part.node:
        node.input[:] = [outside.get(name, name) for name in node.input]
    learnt = onnx.helper.make_graph(part.node, "learnt", [], part.output, part.initializer)
    graph.node.append(onnx.helper.make_node(
        "If", [WITH_LAYERS], [f"{PREFIX}states"], f"{PREFIX}{WITH_LAYERS}", then_branch=learnt, else_branch=_make_nothing(inner)))
    if all(given.name != WITH_LAYERS for given in graph.input):
        graph.input.append(onnx.helper.make_tensor_value_info(WITH_LAYERS, onnx.TensorProto.BOOL, []))
    _give_out(graph, inner, f"{PREFIX}states")
    _drop_unused(graph)
    onnx.save(whole, str(path))


def _make_nothing(states: str) -> onnx.GraphProto:
    """A branch that gives none of the numbers of a tensor of states."""
    begin, axis = (onnx.helper.make_tensor(f"{PREFIX}{name}", onnx.TensorProto.INT64, [1], [n]) for name, n in (("begin", 0), ("axis", 2)))
    node = onnx.helper.make_node("Slice", [states, begin.name, begin.name, axis.name], [f"{PREFIX}nothing"], f"{PREFIX}nothing")
    given = onnx.helper.make_tensor_value_info(f"{PREFIX}nothing", onnx.TensorProto.FLOAT, ["batch", "subwords", 0])
    return onnx.helper.make_graph([node], "nothing", [], [given], [begin, axis])


def _give_out(graph: onnx.GraphProto, first: str, second: str) -> None:
    """Let a graph give out two tensors of states side by side."""
    graph.node.append(onnx.helper.make_node("Concat", [first, second], [STATES], STATES, axis=2))
    graph.output.append(onnx.helper.make_tensor_value_info(STATES, onnx.TensorProto.FLOAT, ["batch", "subwords", "width"]))


def _end_of(graph: onnx.GraphProto, layer: int) -> str:
    end = f"/layer.{layer}/output/LayerNorm/LayerNormalization_output_0"
    found = next((name for node in graph.node if not node.name.startswith(PREFIX) for name in node.output if name.endswith(end)), None)
    if found is None:
        raise ValueError(f"the model has no layer {layer}")
    return found

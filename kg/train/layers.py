"""The layers that learn events: copies of the encoder's last ones, which go on from the states that the heads read.

The encoder of names stays as it is. Its last layers are copied and learn three tasks on annotated articles: the type of event that a word
tells, the part between a trigger and a party, and whether a word is in the content of a statement.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

from kg.events.clues import PARTS
from kg.events.hints import REACHES, Hints
from kg.train.passages import TYPES, Pair, Passage

#: Subwords in a batch, padding included.
BATCH = 600
#: The highest rate of the layers; that of the new weights over them is so many times as high.
RATE, TIMES = 3e-4, 10
DROPOUT = 0.2
NARROW, NUMBERS, HIDDEN = 128, 32, 128
#: What the contents count beside the events and the parts.
CONTENTS = 0.3


class EventLayers(torch.nn.Module):
    """The copied layers and what stands over them."""

    def __init__(self, layers: Sequence[BertLayer]):
        super().__init__()
        self.layers = torch.nn.ModuleList(layers)
        width = layers[0].output.dense.out_features
        self.dropout = torch.nn.Dropout(DROPOUT)
        self.event = torch.nn.Linear(width, len(TYPES) + 1)
        self.content = torch.nn.Linear(width, 2)
        self.trigger = torch.nn.Linear(width, NARROW)
        self.party = torch.nn.Linear(width, NARROW)
        self.far = torch.nn.Embedding(2 * REACHES, NUMBERS)
        self.kinds = torch.nn.Embedding(len(TYPES), NUMBERS)
        self.first = torch.nn.Linear(2 * NARROW + 2 * NUMBERS, HIDDEN)
        self.last = torch.nn.Linear(HIDDEN, len(PARTS) + 1)

    def forward(self, states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The states of the last layer for those of the layer below the first, batch × subwords × width."""
        hidden = (1 - attention_mask[:, None, None, :].float()) * -1e9
        for layer in self.layers:
            given = layer(states, hidden)
            states = given[0] if isinstance(given, tuple) else given
        return states

    def weigh_pairs(self, states: torch.Tensor, rows: list[int], pairs: Sequence[Pair]) -> torch.Tensor:
        """Logits of the parts of pairs, each in the passage of its row."""
        numbers = [self.trigger(states[rows, [p.trigger for p in pairs]]), self.party(states[rows, [p.party for p in pairs]])]
        numbers += [self.far(torch.tensor([p.reach for p in pairs])), self.kinds(torch.tensor([p.type for p in pairs]))]
        hidden = torch.relu(self.first(self.dropout(torch.cat(numbers, dim=-1))))
        logits: torch.Tensor = self.last(self.dropout(hidden))
        return logits

    def to_hints(self) -> Hints:
        """The weights over the layers' states that reading needs."""
        arrays = {"types": np.array(TYPES), "far": self.far.weight, "kinds": self.kinds.weight}
        for name in ("event", "trigger", "party", "first", "last"):
            linear = getattr(self, name)
            arrays |= {name: linear.weight.T, f"{name}_bias": linear.bias}
        return Hints(**{k: v.detach().numpy().copy() if isinstance(v, torch.Tensor) else v for k, v in arrays.items()})


def copy_layers(path: Path, first: int) -> list[BertLayer]:
    """The layers of a quantised model from the number ``first`` on, counted from 0, as weights to learn from.

    Args:
        path: a model as :func:`kg.train.export.export_model` writes it.
    """
    model = onnx.load(str(path))
    arrays = {i.name: onnx.numpy_helper.to_array(i) for i in model.graph.initializer}
    nodes = {node.name: node for node in model.graph.node}
    found: list[BertLayer] = []
    while f"attention.{first + len(found)}" in nodes:
        n = first + len(found)
        inner = arrays[f"model.encoder.encoder.layer.{n}.intermediate.dense.bias"].shape[0]
        width = arrays[f"model.encoder.encoder.layer.{n}.output.dense.bias"].shape[0]
        norm = nodes[f"/encoder/encoder/layer.{n}/output/LayerNorm/LayerNormalization"]
        config = BertConfig(
            hidden_size=width, intermediate_size=inner, num_attention_heads=_attribute(nodes[f"attention.{n}"], "num_heads").i,
            layer_norm_eps=_attribute(norm, "epsilon").f, hidden_dropout_prob=0.1, attention_probs_dropout_prob=0.1,
        )
        config._attn_implementation = "eager"
        layer = BertLayer(config)
        state = {}
        whole = arrays[f"attention.{n}.weights"] * arrays[f"attention.{n}.scales"]
        for i, name in enumerate(("query", "key", "value")):
            state[f"attention.self.{name}.weight"] = whole[:, i * width : (i + 1) * width].T
            state[f"attention.self.{name}.bias"] = arrays[f"attention.{n}.bias"][i * width : (i + 1) * width]
        for name in ("attention.output.dense", "intermediate.dense", "output.dense"):
            packed = nodes[f"/encoder/encoder/layer.{n}/{name.replace('.', '/')}/MatMul_quant"].input[1]
            state[f"{name}.weight"] = (arrays[packed] * arrays[packed.replace("_quantized", "_scale")]).T
        for name in layer.state_dict():
            if name not in state:
                state[name] = arrays[f"model.encoder.encoder.layer.{n}.{name}"]
        layer.load_state_dict({name: torch.tensor(np.ascontiguousarray(array)) for name, array in state.items()})
        found.append(layer)
    return found


def fit_layers(layers: Sequence[BertLayer], passages: Sequence[Passage], epochs: int, seed: int, say: Callable[[str], None]) -> EventLayers:
    """Let layers learn events from the passages of articles.

    Args:
        layers: they are changed.
        epochs: how often each passage is read.
        say: takes a line of progress an epoch.
    """
    torch.manual_seed(seed)
    generator = random.Random(seed)
    model = EventLayers(layers).train()
    low = list(model.layers.parameters())
    high = [p for name, p in model.named_parameters() if not name.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": low, "lr": RATE}, {"params": high, "lr": TIMES * RATE}], weight_decay=0.01)
    batches = [batch for _ in range(epochs) for batch in _deal(passages, generator)]
    rise = max(1, len(batches) // 12)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / rise, max(0.02, 1 - n / len(batches))))
    begun, total = time.monotonic(), 0.0
    for n, batch in enumerate(batches, 1):
        loss = _lose(model, batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss.detach())
        if n % math.ceil(len(batches) / epochs) == 0 or n == len(batches):
            say(f"batch {n}/{len(batches)}, mean loss {total / n:.2f}, {time.monotonic() - begun:.0f} s")
    return model.eval()


def _lose(model: EventLayers, batch: Sequence[Passage]) -> torch.Tensor:
    states = model.dropout(model(*fill(batch)))
    places = [(row, word) for row, passage in enumerate(batch) for word in passage.words]
    rows, words = (list(column) for column in zip(*places, strict=True))
    events = torch.tensor([batch[row].events.get(word, 0) for row, word in places])
    told = torch.tensor([int(word in batch[row].told) for row, word in places])
    wrong = torch.nn.functional.cross_entropy(model.event(states[rows, words]), events, reduction="sum")
    loss = wrong / max(4, int((events > 0).sum()))
    loss = loss + CONTENTS * torch.nn.functional.cross_entropy(model.content(states[rows, words]), told)
    pairs = [(row, pair) for row, passage in enumerate(batch) for pair in passage.pairs]
    if pairs:
        logits = model.weigh_pairs(states, [row for row, _ in pairs], [pair for _, pair in pairs])
        loss = loss + torch.nn.functional.cross_entropy(logits, torch.tensor([pair.part for _, pair in pairs]))
    return loss


def read_states(model: EventLayers, passages: Sequence[Passage]) -> list[np.ndarray]:
    """What the layers make of the subwords of each passage, subwords × width."""
    with torch.inference_mode():
        return [model(*fill([passage]))[0].numpy() for passage in passages]


def fill(batch: Sequence[Passage]) -> tuple[torch.Tensor, torch.Tensor]:
    """The states and the mask of passages, filled to one length."""
    width = max(len(passage.states) for passage in batch)
    states = np.zeros((len(batch), width, batch[0].states.shape[1]), np.float32)
    mask = np.zeros((len(batch), width), np.float32)
    for row, passage in enumerate(batch):
        states[row, : len(passage.states)] = passage.states
        mask[row, : len(passage.states)] = 1
    return torch.from_numpy(states), torch.from_numpy(mask)


def _deal(passages: Sequence[Passage], generator: random.Random) -> list[list[Passage]]:
    """The passages that have words in batches of like length, in random order."""
    order = sorted((p for p in passages if p.words), key=lambda p: (len(p.states) // 6, generator.random()))
    batches: list[list[Passage]] = [[]]
    longest = 0
    for passage in order:
        longest = max(longest, len(passage.states))
        if batches[-1] and longest * (len(batches[-1]) + 1) > BATCH:
            batches.append([])
            longest = len(passage.states)
        batches[-1].append(passage)
    generator.shuffle(batches)
    return batches


def _attribute(node: onnx.NodeProto, name: str) -> onnx.AttributeProto:
    return next(a for a in node.attribute if a.name == name)

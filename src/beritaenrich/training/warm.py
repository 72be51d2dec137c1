"""Building on trained models: a start from an earlier one, and the average of several that had the same start."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from beritaenrich.errors import InputValueError

_BY_TAG = frozenset({"tag_clfs.0.weight", "tag_clfs.0.bias", "crits.0._transitions"})


def start_from(model: Any, state: dict[str, Any]) -> None:
    """Give Stanza's tagger the weights of an earlier one, with fewer components of word vectors or fewer tags, perhaps.

    The new components stand after the old ones of the word vector; what belongs to them starts small and random.

    Args:
        model: the new network; it shares its vocabularies with the earlier one.
        state: the weights of the earlier network, as `Trainer.save` stores them.

    Raises:
        InputValueError: where the networks differ in more than that.
    """
    import torch

    size, old_size = model.args["word_emb_dim"], state["delta_emb.weight"].shape[1]
    spelling = 2 * model.args["char_hidden_dim"]
    places = [*range(old_size), *range(size, size + spelling)]
    fresh = [*range(old_size, size)]
    with torch.no_grad():
        for name, target in model.state_dict().items():
            value = state.get(name)
            if value is None or value.shape == target.shape:
                if value is not None:
                    target.copy_(value)
                continue
            if name == "delta_emb.weight" and len(value) == len(target):
                target.zero_()[:, :old_size] = value
            elif name == "input_transform.weight":
                target[places] = 0.0
                target[torch.tensor(places)[:, None], torch.tensor(places)] = value
                target[torch.tensor(places)[:, None], torch.tensor(fresh)] = 0.03 * torch.randn(len(places), len(fresh))
            elif name in _BY_TAG and value.shape < target.shape:  # a tag set that was added to
                target.zero_()[tuple(slice(length) for length in value.shape)] = value
            elif name == "input_transform.bias":
                target.zero_()[places] = value
            elif name.startswith("taggerlstm.lstm.weight_ih"):
                target.normal_(std=0.02)[:, places] = value
            else:
                raise InputValueError(
                    f"{name} is {tuple(value.shape)} in the earlier model, {tuple(target.shape)} here"
                )


def average(models: Sequence[Path], target: Path) -> Path:
    """Write the mean of trained models that had the same start and vocabularies (Wortsman et al. 2022)."""
    import torch

    saved = [torch.load(path, weights_only=True) for path in models]
    if any(item["vocab"] != saved[0]["vocab"] for item in saved):
        raise InputValueError("the models have different vocabularies: only runs with the same start can be averaged")
    for name, value in saved[0]["model"].items():
        value.copy_(sum(item["model"][name] for item in saved) / len(saved))
    torch.save(saved[0], target)
    return target

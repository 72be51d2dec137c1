"""Building on a trained model: another training starts from its weights."""

from typing import Any

from beritaenrich.errors import InputValueError

_BY_TAG = frozenset({"tag_clfs.0.weight", "tag_clfs.0.bias", "crits.0._transitions"})


def start_from(model: Any, state: dict[str, Any]) -> None:
    """Give Stanza's tagger the weights of an earlier one, which may have had fewer tags.

    Args:
        model: the new network; it shares its vocabularies with the earlier one.
        state: the weights of the earlier network, as `Trainer.save` stores them.

    Raises:
        InputValueError: where the networks differ in more than their tags.
    """
    import torch

    with torch.no_grad():
        for name, target in model.state_dict().items():
            value = state.get(name)
            if value is None:
                continue
            if value.shape == target.shape:
                target.copy_(value)
            elif name in _BY_TAG and value.shape < target.shape:
                target.zero_()[tuple(slice(length) for length in value.shape)] = value
            else:
                raise InputValueError(
                    f"{name} is {tuple(value.shape)} in the earlier model, {tuple(target.shape)} here"
                )

"""What every training does: where it computes, how its learning rate rises and falls, and the update itself."""

from collections.abc import Iterable
from typing import Any


def best_device() -> str:
    """Return `cuda` where PyTorch has one, else `cpu`."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def ramp(step: float, steps: float, rise: float, fall: float, first: float = 0.0) -> float:
    """Return the share of the learning rate at a step: up over `rise` steps, level, down to nothing over the last `fall`.

    Args:
        step: the number of the step.
        steps: how many there are.
        rise: over how many it goes up.
        fall: over how many it goes down.
        first: the share with which it begins.

    Examples:
        >>> [ramp(step, 100, rise=10, fall=50) for step in (5, 20, 75, 100)]
        [0.5, 1.0, 0.5, 0.0]
    """
    return min(1.0, step / max(1, rise) + first, max(0.0, steps - step) / max(1, fall))


def update(network: Any, steppers: Iterable[Any], rate: float, loss: Any) -> None:
    """Go one step down the gradient of the loss, clipped to length 1, at this learning rate."""
    import torch

    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    for stepper in steppers:
        for group in stepper.param_groups:
            group["lr"] = rate
        stepper.step()
        stepper.zero_grad(set_to_none=True)

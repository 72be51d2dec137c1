"""Where the training computes."""


def best_device() -> str:
    """Return `cuda` where PyTorch has one, else `cpu`."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"

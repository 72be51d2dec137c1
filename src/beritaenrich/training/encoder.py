"""The language model's network: a Transformer encoder (Vaswani et al. 2017) over subwords and their spelling.

Norms stand before the layers (Xiong et al. 2020), positions are rotations (Su et al. 2021). It reads blocks of one length from
a stream without gaps, so that no mask is needed.
"""

from functools import cache
from typing import Any

from beritaenrich.training.config import LanguageModelConfig
from beritaenrich.training.subwords import SHAPES


@cache
def network_class() -> Any:
    """Return the network's class; PyTorch is imported here, since the package itself does without it."""
    import torch
    from torch import nn
    from torch.nn import functional

    class Layer(nn.Module):
        """Attention and a gated feed-forward step."""

        def __init__(self, config: LanguageModelConfig) -> None:
            super().__init__()
            width = config.width
            self.heads = config.heads
            self.dropout = config.dropout
            self.attention_in = nn.Linear(width, 3 * width, bias=False)
            self.attention_out = nn.Linear(width, width, bias=False)
            self.forward_in = nn.Linear(width, 2 * config.inner, bias=False)
            self.forward_out = nn.Linear(config.inner, width, bias=False)

        def forward(self, hidden: Any, cosine: Any, sine: Any) -> Any:
            rows, length, width = hidden.shape
            joint = self.attention_in(_norm(hidden)).view(rows, length, 3, self.heads, -1)
            query, key, value = joint.permute(2, 0, 3, 1, 4)
            query, key = (item * cosine + _turned(item) * sine for item in (query, key))
            seen = functional.scaled_dot_product_attention(query, key, value)
            hidden = hidden + self._drop(self.attention_out(seen.transpose(1, 2).reshape(rows, length, width)))
            gate, given = self.forward_in(_norm(hidden)).chunk(2, -1)
            return hidden + self._drop(self.forward_out(functional.silu(gate) * given))

        def _drop(self, hidden: Any) -> Any:
            return functional.dropout(hidden, self.dropout, self.training)

    def _norm(hidden: Any) -> Any:
        return functional.rms_norm(hidden, hidden.shape[-1:])

    def _turned(item: Any) -> Any:
        left, right = item.chunk(2, -1)
        return torch.cat([-right, left], -1)

    class Encoder(nn.Module):
        """Subwords and spellings to hidden states, with the heads that pretraining needs."""

        def __init__(self, size: int, config: LanguageModelConfig) -> None:
            super().__init__()
            self.words = nn.Embedding(size, config.width)
            self.spellings = nn.Embedding(SHAPES, config.width)
            self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
            self.word_head = nn.Linear(config.width, config.width)
            self.word_bias = nn.Parameter(torch.zeros(size))
            self.spelling_head = nn.Linear(config.width, SHAPES)
            self.dropout = config.dropout
            for parameter in self.parameters():
                if parameter.dim() == 2:
                    nn.init.normal_(parameter, std=0.02)
            half = config.width // config.heads // 2
            turns = torch.outer(torch.arange(config.block).float(), 10_000 ** (-torch.arange(half).float() / half))
            self.register_buffer("cosine", torch.cat([turns.cos(), turns.cos()], -1), persistent=False)
            self.register_buffer("sine", torch.cat([turns.sin(), turns.sin()], -1), persistent=False)

        def forward(self, pieces: Any, shapes: Any) -> Any:
            hidden = self.words(pieces) + self.spellings(shapes)
            hidden = functional.dropout(hidden, self.dropout, self.training)
            if hidden.is_cuda:
                hidden = hidden.bfloat16()
            turns: tuple[Any, Any] = (self.cosine, self.sine)
            cosine, sine = (item[: pieces.shape[1]].to(hidden.dtype) for item in turns)
            for layer in self.layers:
                hidden = layer(hidden, cosine, sine)
            return _norm(hidden)

        def word_scores(self, hidden: Any) -> Any:
            """Return the scores of all subwords for the given hidden states."""
            return functional.linear(functional.gelu(self.word_head(hidden)), self.words.weight, self.word_bias)

    return Encoder

"""A faster way to run Stanza's LSTM layers in training: padded batches instead of packed ones, with equal results.

PyTorch's packed LSTM fills a gradient of full size at every time step on the CPU, so its cost grows with the square of
the length; its padded LSTM runs in one oneDNN call. The weights are shared with the layer that is replaced.
"""

from functools import cache
from typing import Any


@cache
def padded_lstm() -> Any:
    """Return the layer's class; PyTorch is imported here, since the package itself does without it."""
    import torch
    from torch import nn
    from torch.nn.functional import pad
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

    class PaddedLSTM(nn.LSTM):
        """A one-layer bidirectional `nn.LSTM` over a packed sequence, computed on padded tensors."""

        def forward(self, input: Any, hx: Any = None) -> Any:  # noqa: A002 - the name is PyTorch's
            """Return `(packed output, (h, c))` as `nn.LSTM` does; `c` is not computed (Stanza does not use it).

            The rows come longest first; runs of like length are computed together, so that little is spent on padding.
            """
            padded, lengths = pad_packed_sequence(input, batch_first=True)
            sizes = lengths.tolist()
            outputs, finals = [], []
            start = 0
            while start < len(sizes):
                stop = start + 1
                while stop < len(sizes) and (sizes[stop] > 0.7 * sizes[start] or stop - start < 16):
                    stop += 1
                rows = slice(start, stop)
                state = [item[:, rows].contiguous() for item in hx]
                output, final = self._run(padded[rows, : sizes[start]], lengths[rows], state)
                outputs.append(pad(output, (0, 0, 0, padded.shape[1] - sizes[start])))
                finals.append(final)
                start = stop
            final = torch.cat(finals, 1)
            return pack_padded_sequence(torch.cat(outputs), lengths, batch_first=True), (final, final)

        def _run(self, padded: Any, lengths: Any, state: list[Any]) -> tuple[Any, Any]:
            positions = torch.arange(padded.shape[1]).unsqueeze(0)
            ends = lengths.unsqueeze(1)
            mirror = torch.where(positions < ends, ends - 1 - positions, positions).unsqueeze(2)
            outputs = []
            for direction, suffix in enumerate(("", "_reverse")):
                weights = [
                    getattr(self, f"{name}_l0{suffix}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
                ]
                given = padded if direction == 0 else padded.gather(1, mirror.expand_as(padded))
                begin = tuple(item[direction : direction + 1].contiguous() for item in state)
                output, _, _ = torch._VF.lstm(given, begin, weights, True, 1, 0.0, self.training, False, True)  # noqa: FBT003, SLF001
                outputs.append(output)
            last = (lengths - 1).view(-1, 1, 1).expand(-1, 1, self.hidden_size)
            final = torch.stack([output.gather(1, last).squeeze(1) for output in outputs])
            backward = outputs[1].gather(1, mirror.expand_as(outputs[1]))
            return torch.cat([outputs[0], backward], 2), final

    return PaddedLSTM


def speed_up(model: Any) -> None:
    """Replace the two LSTM layers of Stanza's tagger in place; names and weights stay."""
    for holder in (model.taggerlstm, model.charmodel.charlstm):
        old = holder.lstm
        new = padded_lstm()(old.input_size, old.hidden_size, batch_first=True, bidirectional=True)
        new.load_state_dict(old.state_dict())
        holder.lstm = new

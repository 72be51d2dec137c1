"""The BiLSTM-CRF tagger in NumPy: the same arithmetic as Stanza's network (Qi et al. 2018), for inference alone.

Each word is a vector (looked up in lower case) beside the last states of a character LSTM in both directions; a linear
layer and a bidirectional LSTM over the sentence give a score for each tag. What makes it fast: everything that depends on
a word alone, up to the LSTM's gates, is computed once per distinct word and remembered; sentences are sorted by length and
run together; both directions share each step; the three sigmoids and the tanh of a step are one call.

Where `independent` is True, the scores of a sentence do not depend on the sentences beside it, nor on what was run before.
Where it is False (see `products`), callers run each document by itself, and nothing is remembered.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from beritaenrich.entities.products import independent, one_thread, product
from beritaenrich.entities.weights import Array, Weights, load_weights

_BATCH = 128
_WORDS_AT_ONCE = 2048
_REMEMBERED = 5120
"""Words in each of two generations whose gates are kept: 80 MB in all."""


def _gates_by_tanh(matrix: Array, hidden: int) -> Array:
    """Halve the rows of the three sigmoid gates: sigmoid(x) = (1 + tanh(x / 2)) / 2."""
    scaled = matrix.copy()
    scaled[..., : 2 * hidden] *= 0.5
    scaled[..., 3 * hidden :] *= 0.5
    return scaled


class Layer:
    """A bidirectional LSTM layer whose input part is already in its gates."""

    def __init__(self, recurrent: Array) -> None:
        """Take the recurrent weights `(2, 4 * hidden, hidden)` in PyTorch's gate order (in, forget, cell, out)."""
        self.hidden = recurrent.shape[2]
        self.recurrent = _gates_by_tanh(np.ascontiguousarray(recurrent.transpose(0, 2, 1)), self.hidden)

    def run(
        self, table: Array, ids: NDArray[np.int64], lengths: NDArray[np.int64], start: tuple[Array, Array]
    ) -> tuple[Array, Array]:
        """Run both directions over sequences sorted by falling length.

        Args:
            table: the gates of each distinct input, `(inputs, 2, 4 * hidden)`, scaled for `tanh`.
            ids: which input stands where, `(sequences, time)`.
            lengths: the lengths of the sequences.
            start: the first states, each `(2, 1, hidden)`.

        Returns:
            All states `(sequences, time, 2 * hidden)`, and the last state of each direction `(sequences, 2 * hidden)`.
        """
        hidden, count, time = self.hidden, len(lengths), int(lengths[0])
        states = np.zeros((count, time, 2 * hidden), dtype=np.float32)
        h = np.repeat(start[0], max(2, count), axis=1)
        c = np.repeat(start[1], count, axis=1)
        rows = np.arange(count)
        active = np.searchsorted(-lengths, -np.arange(time), side="left")
        gates = np.empty((2, max(2, count), 4 * hidden), dtype=np.float32)
        forward, backward = table[:, 0], table[:, 1]
        for step in range(time):
            n = int(active[step])
            back = lengths[:n] - 1 - step
            some = max(2, n)  # never a product of one row: see `products`
            np.matmul(h[:, :some], self.recurrent, out=gates[:, :some])
            now = gates[:, :n]
            now[0] += forward[ids[:n, step]]
            now[1] += backward[ids[rows[:n], back]]
            np.tanh(now, out=now)
            sigmoids = now[..., : 2 * hidden]
            sigmoids += 1
            sigmoids *= 0.5
            out = now[..., 3 * hidden :]
            out += 1
            out *= 0.5
            cells = c[:, :n]
            cells *= now[..., hidden : 2 * hidden]
            cells += now[..., :hidden] * now[..., 2 * hidden : 3 * hidden]
            fresh = np.tanh(cells)
            fresh *= out
            h[:, :n] = fresh
            states[:n, step, :hidden] = fresh[0]
            states[rows[:n], back, hidden:] = fresh[1]
        return states, np.concatenate([h[0, :count], h[1, :count]], axis=1)


class Network:
    """The network, ready to run."""

    def __init__(self, weights: Weights) -> None:
        """Fold constant products together: character gates per character, word gates through the input layer."""
        self.weights = weights
        self.tags = weights.tags
        self.temperature = weights.temperature
        self.transitions = weights.get("transitions")
        self.char_layer = Layer(weights.get("char_w_hh"))
        self.word_layer = Layer(weights.get("lstm_w_hh"))
        chars, w_ih, bias = weights.get("char_vectors"), weights.get("char_w_ih"), weights.get("char_bias")
        table = np.einsum("vc,dgc->vdg", chars, w_ih) + bias
        self.char_table = _gates_by_tanh(np.ascontiguousarray(table, dtype=np.float32), self.char_layer.hidden)
        self.char_start = (weights.get("char_h0")[:, None], weights.get("char_c0")[:, None])
        input_w, input_bias = weights.get("input_w"), weights.get("input_bias")
        w_ih, bias = weights.get("lstm_w_ih"), weights.get("lstm_bias")
        hidden = self.word_layer.hidden
        self.gate_bias = _gates_by_tanh(w_ih @ input_bias + bias, hidden).reshape(-1)
        fused = _gates_by_tanh(np.ascontiguousarray((w_ih @ input_w).transpose(0, 2, 1)), hidden)
        self.gate_w = np.ascontiguousarray(fused.transpose(1, 0, 2)).reshape(input_w.shape[1], -1)
        zeros = np.zeros((2, 1, hidden), dtype=np.float32)
        self.word_start = (zeros, zeros)
        self.output_w = np.ascontiguousarray(weights.get("output_w").T)
        self.output_bias = weights.get("output_bias")
        recurrent = (self.char_layer.recurrent[0], self.word_layer.recurrent[0])
        self.independent = all(map(independent, (*recurrent, self.gate_w, self.output_w)))
        self._recent: dict[str, Array] = {}
        self._older: dict[str, Array] = {}

    def word_gates(self, words: Sequence[str]) -> Array:
        """Return the input part of the word LSTM's gates for distinct words, `(words, 2, 4 * hidden)`."""
        characters = self.weights.characters
        order = sorted(range(len(words)), key=lambda index: -len(words[index]))
        lengths = np.array([len(words[index]) for index in order], dtype=np.int64)
        ids = np.zeros((len(words), int(lengths[0])), dtype=np.int64)
        for row, index in enumerate(order):
            ids[row, : lengths[row]] = [characters.get(character, 0) for character in words[index]]
        _, last = self.char_layer.run(self.char_table, ids, lengths, self.char_start)
        spelling = np.empty_like(last)
        spelling[order] = last
        rows = [self.weights.words.get(word.lower(), 0) for word in words]
        vectors = self.weights.arrays["word_vectors"][rows].astype(np.float32)
        gates = product(np.concatenate([vectors, spelling], axis=1), self.gate_w)
        gates += self.gate_bias
        return gates.reshape(len(words), 2, -1)

    def _gates(self, words: Sequence[str]) -> Array:
        """Return the gates of distinct words, those of words seen lately from memory."""
        recent, older = self._recent, self._older
        known = {word: gates for word in words if (gates := recent.get(word, older.get(word))) is not None}
        fresh = [word for word in words if word not in known]
        for at in range(0, len(fresh), _WORDS_AT_ONCE):
            some = fresh[at : at + _WORDS_AT_ONCE]
            known.update(zip(some, map(np.copy, self.word_gates(some)), strict=True))
        if self.independent:
            if len(recent) + len(known) > _REMEMBERED:
                self._older, self._recent = recent, {}
            self._recent.update(islice(known.items(), _REMEMBERED))
        return np.stack([known[word] for word in words])

    def emissions(self, sentences: Sequence[Sequence[str]]) -> list[Array]:
        """Return the tag scores of each sentence, `(tokens, tags)`; no sentence may be empty."""
        with one_thread():
            return self._emissions(sentences)

    def _emissions(self, sentences: Sequence[Sequence[str]]) -> list[Array]:
        result: list[Array] = [np.empty((0, 0), dtype=np.float32)] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda index: -len(sentences[index]))
        for at in range(0, len(order), _BATCH):
            chosen = order[at : at + _BATCH]
            numbers: dict[str, int] = {}
            lengths = np.array([len(sentences[index]) for index in chosen], dtype=np.int64)
            ids = np.zeros((len(chosen), int(lengths[0])), dtype=np.int64)
            for row, index in enumerate(chosen):
                ids[row, : lengths[row]] = [numbers.setdefault(word, len(numbers)) for word in sentences[index]]
            states, _ = self.word_layer.run(self._gates(list(numbers)), ids, lengths, self.word_start)
            inside = np.arange(ids.shape[1]) < lengths[:, None]
            scores = product(states[inside], self.output_w) + self.output_bias
            for index, found in zip(chosen, np.split(scores, lengths.cumsum()[:-1]), strict=True):
                result[index] = found
        return result


@cache
def load_network() -> Network:
    """Return the network over the weights in the package."""
    with one_thread():
        return Network(load_weights())

"""The BiLSTM-CRF tagger in NumPy: the same arithmetic as Stanza's network (Qi et al. 2018), for inference alone.

Each word is a vector (looked up in lower case) beside the last states of a character LSTM in both directions; a linear
layer and a bidirectional LSTM over the sentence give a score for each tag. What makes it fast: everything that depends on
a word alone, up to the LSTM's gates, is computed once per distinct word and remembered; sentences are sorted by length and
run together; both directions share each step; the three sigmoids and the tanh of a step are one call.

Where `independent` is True, the scores of a sentence do not depend on the sentences beside it, nor on what was run before.
Where it is False (see `products`), callers run each document by itself, and nothing is remembered.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from beritaenrich.entities.products import independent, one_thread, product
from beritaenrich.entities.weights import Array, Weights, load_weights

_SENTENCES_AT_ONCE = 256
_TOKENS_AT_ONCE = 8192
_WORDS_AT_ONCE = 512
_REMEMBERED = 10_240
"""Words whose gates are kept: 80 MB in all; no fewer than `_TOKENS_AT_ONCE`."""

Ids = NDArray[np.int64]


def _gates_by_tanh(matrix: Array) -> Array:
    """Put the gates (PyTorch: in, forget, cell, out) in the order in, forget, out, cell, and halve the three sigmoids.

    So one `tanh` does for all of them: sigmoid(x) = (1 + tanh(x / 2)) / 2.
    """
    entry, forget, cell, out = np.split(matrix, 4, axis=-1)
    return np.ascontiguousarray(np.concatenate([entry / 2, forget / 2, out / 2, cell], axis=-1))


class Layer:
    """A bidirectional LSTM layer whose input part is already in its gates."""

    def __init__(self, recurrent: Array) -> None:
        """Take the recurrent weights `(2, 4 * hidden, hidden)` in PyTorch's gate order."""
        self.hidden = recurrent.shape[2]
        self.recurrent = _gates_by_tanh(recurrent.transpose(0, 2, 1))

    def run(
        self, table: Array, ids: Ids, lengths: Ids, start: tuple[Array, Array], states: Array | None = None
    ) -> Array:
        """Run both directions over sequences sorted by falling length; return the last states `(sequences, 2 * hidden)`.

        Args:
            table: the gates of each distinct input in both directions, `(2, inputs, 4 * hidden)`, made for `tanh`.
            ids: the inputs of all sequences, one after the other.
            lengths: the lengths of the sequences.
            start: the first states, each `(2, 1, hidden)`.
            states: where all states are to be written, `(ids, 2 * hidden)`.
        """
        hidden, count = self.hidden, len(lengths)
        rows = max(2, count)  # never a product of one row: see `products`
        h = np.repeat(start[0], rows, axis=1)
        c = np.repeat(start[1], rows, axis=1)
        gates = np.empty((2, rows, 4 * hidden), dtype=np.float32)
        gates[:] = np.matmul(h[:, :2], self.recurrent)[:, :1]
        ends = lengths.cumsum()
        begins = ends - lengths
        active = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
        for step, n in enumerate(active.tolist()):
            if step:
                some = max(2, n)
                np.matmul(h[:, :some], self.recurrent, out=gates[:, :some])
            ahead, back = begins[:n] + step, ends[:n] - 1 - step
            now, cells, out = gates[:, :n], c[:, :n], h[:, :n]
            now[0] += table[0][ids[ahead]]
            now[1] += table[1][ids[back]]
            np.tanh(now, out=now)
            doubled = now[..., : 3 * hidden]  # twice the sigmoids
            doubled += 1
            entry = doubled[..., :hidden]
            entry *= now[..., 3 * hidden :]
            cells *= doubled[..., hidden : 2 * hidden]
            cells += entry
            cells *= 0.5
            np.tanh(cells, out=out)
            out *= doubled[..., 2 * hidden :]
            out *= 0.5
            if states is not None:
                states[ahead, :hidden] = out[0]
                states[back, hidden:] = out[1]
        return np.concatenate([h[0, :count], h[1, :count]], axis=1)


class Memory:
    """The gates of the words used last, in a table `(2, words, 4 * hidden)`."""

    def __init__(self, capacity: int, width: int) -> None:
        """Set aside a table that takes up memory only as it is filled."""
        self.table = np.empty((2, capacity, width), dtype=np.float32)
        self._rows: dict[str, int] = {}  # the word that was not used for longest comes first
        self._spare = list(range(capacity))

    def rows(self, words: Sequence[str], compute: Callable[[Sequence[str]], Array]) -> list[int]:
        """Return where distinct words, not more than there is room for, stand in the table; new ones are computed."""
        known = self._rows
        fresh = []
        for word in words:
            row = known.pop(word, None)
            if row is None:
                fresh.append(word)
            else:
                known[word] = row
        too_many = list(islice(known, max(0, len(fresh) - len(self._spare))))
        self._spare += [known.pop(word) for word in too_many]
        if fresh:
            places = [self._spare.pop() for _ in fresh]
            self.table[:, places] = compute(fresh)
            known.update(zip(fresh, places, strict=True))
        return [known[word] for word in words]

    def clear(self) -> None:
        """Forget all words."""
        self._spare += self._rows.values()
        self._rows.clear()


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
        self.char_table = _gates_by_tanh(np.einsum("vc,dgc->dvg", chars, w_ih) + bias[:, None])
        self.char_start = (weights.get("char_h0")[:, None], weights.get("char_c0")[:, None])
        input_w, input_bias = weights.get("input_w"), weights.get("input_bias")
        w_ih, bias = weights.get("lstm_w_ih"), weights.get("lstm_bias")
        self.gate_bias = _gates_by_tanh(w_ih @ input_bias + bias)[:, None]
        self.gate_w = _gates_by_tanh((w_ih @ input_w).transpose(0, 2, 1))
        zeros = np.zeros((2, 1, self.word_layer.hidden), dtype=np.float32)
        self.word_start = (zeros, zeros)
        self.output_w = np.ascontiguousarray(weights.get("output_w").T)
        self.output_bias = weights.get("output_bias")
        self.independent = (
            independent(self.char_layer.recurrent[0], _WORDS_AT_ONCE)
            and independent(self.word_layer.recurrent[0], _SENTENCES_AT_ONCE)
            and independent(self.gate_w[0], _WORDS_AT_ONCE)
            and independent(self.output_w)
            and independent(self.transitions.astype(np.float64))
        )
        self.memory = Memory(_REMEMBERED, 4 * self.word_layer.hidden)

    def word_gates(self, words: Sequence[str]) -> Array:
        """Return the input part of the word LSTM's gates for distinct words, `(2, words, 4 * hidden)`."""
        gates = np.empty((2, len(words), 4 * self.word_layer.hidden), dtype=np.float32)
        order = _by_length(words)
        for at in range(0, len(order), _WORDS_AT_ONCE):
            chosen = order[at : at + _WORDS_AT_ONCE]
            gates[:, chosen] = self._some_gates([words[index] for index in chosen])
        return gates

    def _some_gates(self, words: Sequence[str]) -> Array:
        """Return what `word_gates` returns, for words of which the longest comes first."""
        get = self.weights.characters.get
        ids = np.array([get(character, 0) for character in chain.from_iterable(words)], dtype=np.int64)
        lengths = np.array([len(word) for word in words], dtype=np.int64)
        spelling = self.char_layer.run(self.char_table, ids, lengths, self.char_start)
        rows = [self.weights.words.get(word.lower(), 0) for word in words]
        vectors = self.weights.arrays["word_vectors"][rows].astype(np.float32)
        inputs = np.concatenate([vectors, spelling], axis=1)
        if len(inputs) == 1:  # never a product of one row: see `products`
            inputs = inputs.repeat(2, axis=0)
        gates = inputs @ self.gate_w
        gates += self.gate_bias
        return gates[:, : len(words)]

    def emissions(self, sentences: Sequence[Sequence[str]]) -> list[Array]:
        """Return the tag scores of each sentence, `(tokens, tags)`; no sentence may be empty."""
        result: list[Array] = [np.empty((0, 0), dtype=np.float32)] * len(sentences)
        with one_thread():
            if not self.independent:
                self.memory.clear()
            for chosen in _batches(sentences):
                scores = self._scores([sentences[index] for index in chosen])
                for index, found in zip(chosen, scores, strict=True):
                    result[index] = found
        return result

    def _scores(self, sentences: Sequence[Sequence[str]]) -> list[Array]:
        """Return the tag scores of a batch, the longest sentence first."""
        words = list(chain.from_iterable(sentences))
        distinct = list(dict.fromkeys(words))
        rows = dict(zip(distinct, self.memory.rows(distinct, self.word_gates), strict=True))
        ids = np.array([rows[word] for word in words], dtype=np.int64)
        lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
        states = np.empty((len(ids), 2 * self.word_layer.hidden), dtype=np.float32)
        self.word_layer.run(self.memory.table, ids, lengths, self.word_start, states)
        scores = product(states, self.output_w) + self.output_bias
        return np.split(scores, lengths.cumsum()[:-1])


def _by_length(items: Sequence[Sequence[str]]) -> list[int]:
    """Return the places of the items, the longest first."""
    return sorted(range(len(items)), key=lambda index: -len(items[index]))


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Yield the places of sentences that are run together, the longest first."""
    batch: list[int] = []
    tokens = 0
    for index in _by_length(sentences):
        if len(batch) == _SENTENCES_AT_ONCE or tokens + len(sentences[index]) > _TOKENS_AT_ONCE:
            yield batch
            batch, tokens = [], 0
        batch.append(index)
        tokens += len(sentences[index])
    if batch:
        yield batch


@cache
def load_network() -> Network:
    """Return the network over the weights in the package."""
    with one_thread():
        return Network(load_weights())

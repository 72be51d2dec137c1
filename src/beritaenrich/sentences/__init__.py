"""Sentences and tokens of the cleaned text."""

from beritaenrich.sentences.abbreviations import abbreviation_forms
from beritaenrich.sentences.splitter import split_sentences
from beritaenrich.sentences.tokenizer import token_spans

__all__ = ["abbreviation_forms", "split_sentences", "token_spans"]

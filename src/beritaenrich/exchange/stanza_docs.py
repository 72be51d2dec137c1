"""Articles as Stanza documents: sentences, tokens and names, with offsets into the raw text."""

from typing import TYPE_CHECKING

from beritaenrich.exchange.tokens import check_article, tagged_sentences
from beritaenrich.extras import require
from beritaenrich.model import Article

if TYPE_CHECKING:
    from stanza.models.common.doc import Document


def to_stanza(article: Article) -> "Document":
    """Return the article as a Stanza `Document` whose text is the raw text.

    The sentences, tokens and offsets are the article's, `doc.ents` its mentions (`PERSON`, `PLACE`, `ORGANISATION`), and
    `ner` on the tokens their BIOES tags. The document can go on through Stanza processors for Indonesian (`pos`, `lemma`,
    `depparse`) that are told `tokenize_pretokenized=True`.

    Args:
        article: an enriched article.

    Raises:
        InputTypeError: for anything else.
        MissingExtraError: when Stanza is not installed.

    Examples:
        >>> import beritaenrich as be
        >>> doc = to_stanza(be.enrich("MEDAN - Rapat digelar Senin. Hujan turun."))
        >>> [(sentence.tokens[0].text, sentence.tokens[0].start_char) for sentence in doc.sentences]
        [('Rapat', 8), ('Hujan', 29)]
    """
    stanza_doc = require("stanza.models.common.doc", "stanza")
    check_article(article)
    sentences = [
        [
            {"id": number, "text": token.text, "start_char": token.start, "end_char": token.end, "ner": tag}
            for number, (token, tag, _) in enumerate(sentence, 1)
        ]
        for sentence in tagged_sentences(article)
    ]
    document: Document = stanza_doc.Document([sentence for sentence in sentences if sentence], text=article.raw)
    document.lang = "id"
    return document

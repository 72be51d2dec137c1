"""Articles as CoNLL-U: sentences, tokens with their raw offsets, names and who is who, in the columns ID, FORM and MISC."""

from beritaenrich.exchange.tokens import check_article, tagged_sentences, without_surrogates
from beritaenrich.model import Article, Sentence, Token


def to_conllu(article: Article, doc_id: str | None = None) -> str:
    """Return the article as CoNLL-U text.

    FORM is the token after repairs. MISC has `start_char` and `end_char` (offsets into the raw text) and `ner` (BIOES) in
    the manner of Stanza, and `Entity` in the manner of CorefUD: `Entity=(e3-PERSON)` is a mention of entity 3. There is
    no lemma, part of speech or tree: those columns are `_`. An article without sentences gives an empty string.

    Args:
        article: an enriched article.
        doc_id: the id to write at the head of the document.

    Raises:
        InputTypeError: for anything else.

    Examples:
        >>> import beritaenrich as be
        >>> print(to_conllu(be.enrich("Hujan turun."), doc_id="a1").expandtabs(1).rstrip())
        # newdoc id = a1
        # global.Entity = eid-etype
        # sent_id = 1
        # text = Hujan turun.
        1 Hujan _ _ _ _ _ _ _ start_char=0|end_char=5|ner=O
        2 turun _ _ _ _ _ _ _ SpaceAfter=No|start_char=6|end_char=11|ner=O
        3 . _ _ _ _ _ _ _ start_char=11|end_char=12|ner=O
    """
    check_article(article)
    if not article.sentences:
        return ""
    lines = [
        "# newdoc" if doc_id is None else f"# newdoc id = {' '.join(doc_id.split())}",
        "# global.Entity = eid-etype",
    ]
    for number, (sentence, tagged) in enumerate(zip(article.sentences, tagged_sentences(article), strict=True), 1):
        glued = _glued(sentence, [token for token, _, _ in tagged])
        text = "".join(
            token.form + ("" if tight else " ") for (token, _, _), tight in zip(tagged, glued, strict=True)
        ).rstrip()
        lines += [f"# sent_id = {number}", f"# text = {text}"]
        for position, ((token, tag, mention), tight) in enumerate(zip(tagged, glued, strict=True), 1):
            misc = ["SpaceAfter=No"] if tight else []
            misc += [f"start_char={token.start}", f"end_char={token.end}", f"ner={tag}"]
            entity = _entity(article, tag, mention)
            misc += [f"Entity={entity}"] if entity else []
            lines.append("\t".join([str(position), token.form, *"_______", "|".join(misc)]))
        lines.append("")
    return without_surrogates("\n".join(lines) + "\n")


def _entity(article: Article, tag: str, mention: int | None) -> str:
    """Return the opening and closing brackets of the entity at a token."""
    if mention is None or tag[0] == "I":
        return ""
    found = article.mentions[mention]
    name = f"m{mention}" if found.entity is None else f"e{found.entity}"
    return {"S": f"({name}-{found.kind})", "B": f"({name}-{found.kind}", "E": f"{name})"}[tag[0]]


def _glued(sentence: Sentence, tokens: list[Token]) -> list[bool]:
    """Return for each token whether the next one follows without a blank, in the cleaned text where it can be found there."""
    glued = []
    position = 0
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        start = sentence.text.find(token.form, position, position + len(token.form) + 20)
        position = position if start < 0 else start + len(token.form)
        if following is None:
            glued.append(False)
        elif start < 0:
            glued.append(token.end == following.start)
        else:
            glued.append(sentence.text.startswith(following.form, position))
    return glued

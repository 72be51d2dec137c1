"""Articles in the forms of other tools: tables and Arrow, spaCy, Stanza, CoNLL-U, Web Annotation, displaCy."""

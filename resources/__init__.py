"""The data of the library: tables (TOML, TSV), the tagger's weights, and sample articles. Read through `beritaenrich.lexicon`."""

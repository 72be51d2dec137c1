"""Quotations with their speakers, sources, acronyms and key phrases."""

"""How an article is shown: the notebook view, text, and tables."""

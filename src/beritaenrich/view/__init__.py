"""How an article is shown: the notebook view, a page, a plain report; the command line prints them."""

from beritaenrich.view.html import article_html
from beritaenrich.view.page import article_page
from beritaenrich.view.text import article_text

__all__ = ["article_html", "article_page", "article_text"]

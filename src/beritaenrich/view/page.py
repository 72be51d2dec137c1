"""Articles as one HTML page that needs nothing else: for a browser, a mail or an archive."""

from collections.abc import Iterable

from beritaenrich.model import Article
from beritaenrich.view.escaping import escaped
from beritaenrich.view.html import section_html, stylesheet

_PAGE_STYLE = """
:root { color-scheme: light dark; background: light-dark(#eeece7, #121211); }
body { margin: 0; padding: clamp(0px, 2vw, 2rem); }
body > article + article { margin-block-start: 2rem !important; }
"""


def article_page(articles: Iterable[tuple[str | None, Article]]) -> str:
    """Return a whole HTML page with the articles.

    Args:
        articles: pairs of a name to show (the file that it came from) or None, and the article.

    Examples:
        >>> import beritaenrich as be
        >>> article_page([(None, be.enrich("Hujan turun di Medan."))]).splitlines()[0]
        '<!doctype html>'
    """
    pairs = list(articles)
    title = next((article.title for _, article in pairs if article.title), "beritaenrich")
    body = "".join(section_html(article, name) for name, article in pairs)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escaped(title)}</title>\n'
        f"<style>{_PAGE_STYLE}{stylesheet()}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )

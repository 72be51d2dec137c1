"""Indonesian news articles as clean, typed, trustworthy data.

    >>> import beritaenrich as be
    >>> article = be.enrich("JAKARTA - Ketua KPK Nawawi Pomolango tiba di Medan, Senin (6/11/2023).")
    >>> [(mention.text, mention.kind.value) for mention in article.mentions]
    [('KPK', 'ORGANISATION'), ('Nawawi Pomolango', 'PERSON'), ('Medan', 'PLACE')]

The whole public interface is stated in `__init__.pyi`. Each name loads on first use, so that importing costs next to nothing.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
__version__ = "0.1.0"

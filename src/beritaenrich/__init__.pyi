from .batch import (
    Failure as Failure,
    enrich_many as enrich_many,
)
from .cleaning import (
    clean as clean,
)
from .dates import (
    normalise_dates as normalise_dates,
    to_timex3 as to_timex3,
)
from .entities import (
    find_acronyms as find_acronyms,
    resolve_entities as resolve_entities,
    tag_entities as tag_entities,
)
from .errors import (
    BeritaError as BeritaError,
    InputTypeError as InputTypeError,
    InputValueError as InputValueError,
    MissingExtraError as MissingExtraError,
    ModelError as ModelError,
    ResourceError as ResourceError,
    SchemaError as SchemaError,
)
from .exchange import (
    tables as tables,
    to_records as to_records,
    enrich_arrow as enrich_arrow,
)
from .keywords import (
    extract_keywords as extract_keywords,
)
from .model import (
    Acronym as Acronym,
    Alignment as Alignment,
    Article as Article,
    Attribution as Attribution,
    Block as Block,
    BlockKind as BlockKind,
    CleanedText as CleanedText,
    DateKind as DateKind,
    DateMention as DateMention,
    DateModifier as DateModifier,
    Edit as Edit,
    Entity as Entity,
    EntityKind as EntityKind,
    Evidence as Evidence,
    Keyword as Keyword,
    Link as Link,
    Mention as Mention,
    Metadata as Metadata,
    Quote as Quote,
    Sentence as Sentence,
    Span as Span,
    Token as Token,
)
from .model.codec import (
    json_schema as json_schema,
)
from .pipeline import (
    enrich as enrich,
)
from .quotes import (
    extract_attributions as extract_attributions,
    extract_quotes as extract_quotes,
)
from .sentences import (
    split_sentences as split_sentences,
)

__version__: str

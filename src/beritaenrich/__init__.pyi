from .batch import (
    Failure as Failure,
)
from .batch import (
    enrich_many as enrich_many,
)
from .cleaning import (
    clean as clean,
)
from .dates import (
    normalise_dates as normalise_dates,
)
from .dates import (
    to_timex3 as to_timex3,
)
from .entities import (
    find_acronyms as find_acronyms,
)
from .entities import (
    resolve_entities as resolve_entities,
)
from .entities import (
    tag_entities as tag_entities,
)
from .errors import (
    BeritaError as BeritaError,
)
from .errors import (
    InputTypeError as InputTypeError,
)
from .errors import (
    InputValueError as InputValueError,
)
from .errors import (
    MissingExtraError as MissingExtraError,
)
from .errors import (
    ModelError as ModelError,
)
from .errors import (
    ResourceError as ResourceError,
)
from .errors import (
    SchemaError as SchemaError,
)
from .errors import (
    WorkerError as WorkerError,
)
from .exchange import (
    enrich_arrow as enrich_arrow,
)
from .exchange import (
    tables as tables,
)
from .exchange import (
    to_records as to_records,
)
from .keywords import (
    extract_keywords as extract_keywords,
)
from .model import (
    Acronym as Acronym,
)
from .model import (
    Alignment as Alignment,
)
from .model import (
    Article as Article,
)
from .model import (
    Attribution as Attribution,
)
from .model import (
    Block as Block,
)
from .model import (
    BlockKind as BlockKind,
)
from .model import (
    CleanedText as CleanedText,
)
from .model import (
    DateKind as DateKind,
)
from .model import (
    DateMention as DateMention,
)
from .model import (
    DateModifier as DateModifier,
)
from .model import (
    Edit as Edit,
)
from .model import (
    Entity as Entity,
)
from .model import (
    EntityKind as EntityKind,
)
from .model import (
    Evidence as Evidence,
)
from .model import (
    Keyword as Keyword,
)
from .model import (
    Link as Link,
)
from .model import (
    Mention as Mention,
)
from .model import (
    Metadata as Metadata,
)
from .model import (
    Quote as Quote,
)
from .model import (
    Sentence as Sentence,
)
from .model import (
    Span as Span,
)
from .model import (
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
)
from .quotes import (
    extract_quotes as extract_quotes,
)
from .sentences import (
    split_sentences as split_sentences,
)

__version__: str

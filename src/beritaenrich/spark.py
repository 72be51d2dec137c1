"""Enriching a Spark data frame of articles, on as many executors as there are.

Spark moves Arrow record batches to Python workers, and each worker runs `beritaenrich.exchange.enrich_arrow` on them: the
function that also runs without Spark, so that the rows are the same. The package must be installed where the
executors run.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from beritaenrich.errors import type_error
from beritaenrich.exchange.engine import enrich_batches
from beritaenrich.exchange.input_columns import InputColumns
from beritaenrich.extras import require

if TYPE_CHECKING:
    import pyspark.sql


def enrich(
    df: "pyspark.sql.DataFrame",
    text: str = "text",
    published: str | None = None,
    *,
    outlet: str | None = None,
    keep: Sequence[str] = (),
) -> "pyspark.sql.DataFrame":
    """Enrich the articles of a data frame: one row for each, with everything in it as nested columns.

    The columns are those of `beritaenrich.exchange.ARTICLE_SCHEMA`, after those to keep. A row that cannot be enriched has
    its reason in the column `error` and never ends the job; a lost executor only has its tasks run again.

    Args:
        df: a data frame with a row for each article.
        text: the column with the raw texts.
        published: the column with the times of publication: timestamps, dates or ISO 8601 strings.
        outlet: the column with the names or domains of the outlets.
        keep: columns to copy unchanged to the front of the result, such as ids.

    Raises:
        InputTypeError: when `df` or a column has a type that does not fit; the message names the column.
        InputValueError: when a column is missing or would stand twice; the message names it.
        MissingExtraError: when pyspark or pyarrow is not installed.
    """
    require("pyspark.sql", "spark")
    require("pyarrow", "spark")
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    from beritaenrich.exchange.schemas import ARTICLE_SCHEMA

    if not hasattr(df, "mapInArrow"):
        raise type_error("df", df, "a Spark DataFrame")
    given = InputColumns.of(text=text, published=published, outlet=outlet, keep=keep)
    given.check(tuple((field.name, field.dataType.typeName().replace("void", "null")) for field in df.schema))
    # mapInArrow cannot read columns with a dot in their name: they go through under plain names
    plain = {name: f"column_{index}" for index, name in enumerate(given.names)}
    quoted = {name: "`" + name.replace("`", "``") + "`" for name in given.names}
    renamed = df.selectExpr(*(f"{quoted[name]} AS {plain[name]}" for name in given.names))
    schema = StructType([*(renamed.schema[plain[name]] for name in given.keep), *from_arrow_schema(ARTICLE_SCHEMA)])
    found = renamed.mapInArrow(partial(enrich_batches, given=given.renamed(plain)), schema)
    return found.toDF(*given.keep, *ARTICLE_SCHEMA.names)

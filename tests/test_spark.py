"""Spark on a real local cluster of two executors: the rows of a single process, also after an executor was killed."""

import os
import shutil
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import beritaenrich as be
from beritaenrich import InputTypeError, InputValueError
from beritaenrich.samples import sample, sample_names

pyspark = pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
    pytest.mark.skipif(sys.platform != "linux", reason="the test finds its executor in /proc"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
]

ROWS = [
    {
        "id": f"{name}-{number}",
        "text": sample(name).replace("11", str(10 + number)),
        "published": datetime(2023, 11, 1 + number, 2, tzinfo=UTC),
    }
    for number in range(8)
    for name in sample_names()
] + [{"id": "tanpa-teks", "text": None, "published": None}]


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    from pyspark import cloudpickle
    from pyspark.sql import SparkSession

    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the executors cannot import this file
    home = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(Path(pyspark.__file__).parent))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_WORKER_DIR", str(home / "work"))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("OMP_NUM_THREADS", "1")
        settings = {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": "512m",
            "spark.ui.enabled": "false",
            "spark.local.dir": str(home / "local"),
            "spark.sql.warehouse.dir": str(home / "warehouse"),
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "4",
            "spark.sql.session.timeZone": "Asia/Jakarta",
        }
        builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("beritaenrich")
        for key, value in settings.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def articles(spark):
    return spark.createDataFrame(
        [(row["id"], row["text"], row["published"]) for row in ROWS], "id string, text string, published timestamp"
    ).repartition(4)


@pytest.fixture(scope="module")
def expected():
    """The rows of the single process, by id."""
    import pyarrow as pa

    batch = pa.RecordBatch.from_pylist(
        ROWS, schema=pa.schema([("id", pa.string()), ("text", pa.string()), ("published", pa.timestamp("us", "UTC"))])
    )
    return be.enrich_arrow(batch, published="published", keep=["id"])


def as_rows(found):
    """Return the rows of an enriched data frame in the form and order of the single process."""
    import pyarrow as pa

    from beritaenrich.exchange import ARTICLE_SCHEMA

    order = {row["id"]: place for place, row in enumerate(ROWS)}
    table = found.toArrow().cast(pa.schema([("id", pa.string()), *ARTICLE_SCHEMA]))
    return sorted(table.to_pylist(), key=lambda row: order[row["id"]])


def test_the_rows_are_those_of_a_single_process(articles, expected):
    from beritaenrich.spark import enrich

    found = as_rows(enrich(articles, text="text", published="published", keep=["id"]))
    assert found == expected.to_pylist()
    assert [row["error"] for row in found if row["error"]] == [
        "InputTypeError: argument 'raw' must be str, not NoneType"
    ]


def test_a_killed_executor_loses_and_doubles_nothing(articles, expected, tmp_path):
    from beritaenrich.spark import enrich

    mark = str(tmp_path / "killed")
    shaken = articles.mapInArrow(lambda batches: _kill_executor_once(batches, mark), articles.schema)
    found = as_rows(enrich(shaken, text="text", published="published", keep=["id"]))
    assert Path(mark).exists()
    assert found == expected.to_pylist()


def _kill_executor_once(batches, mark):
    """Pass the batches on; the first task to pass its second batch kills the Java process it works for."""
    for number, batch in enumerate(batches):
        if number == 1:
            try:
                os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                os.kill(_java_ancestor(), signal.SIGKILL)
        yield batch


def _java_ancestor():
    pid = os.getppid()
    while True:
        command, _, rest = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")
        if command.endswith("(java"):
            return pid
        pid = int(rest.split()[1])


def test_the_model_loads_once_per_worker(articles):
    from beritaenrich.exchange.engine import enrich_batches
    from beritaenrich.exchange.input_columns import InputColumns

    def count_loads(batches):
        import pyarrow as pa

        from beritaenrich.entities.weights import load_weights

        for _ in enrich_batches(batches, InputColumns()):
            pass
        yield pa.RecordBatch.from_pydict({"pid": [os.getpid()], "loads": [load_weights.cache_info().misses]})

    rows = articles.mapInArrow(count_loads, "pid long, loads long").collect()
    assert {row.loads for row in rows} == {1}


@pytest.mark.parametrize("column", ["published", "day", "stamp"])
def test_published_may_be_a_timestamp_a_date_or_a_string(spark, column):
    from beritaenrich.spark import enrich

    row = ("Rapat digelar kemarin.", datetime(2023, 11, 6, 2, tzinfo=UTC), date(2023, 11, 6), "2023-11-06T09:00+07:00")
    df = spark.createDataFrame([row], "`isi.berita` string, published timestamp, day date, stamp string")
    made = enrich(df, text="isi.berita", published=column, keep=["isi.berita"])
    (found,) = made.select("`isi.berita`", "dates.value", "raw").collect()
    assert found.value == ["2023-11-05"]
    assert found["isi.berita"] == found.raw == row[0]


def test_a_missing_column_is_named_before_anything_runs(articles):
    from beritaenrich.spark import enrich

    with pytest.raises(InputValueError, match="no column 'isi'; there are: 'id', 'text', 'published'"):
        enrich(articles, text="isi")
    with pytest.raises(InputTypeError, match=r"column 'published' \(text\) must hold string values, not timestamp"):
        enrich(articles, text="published")
    with pytest.raises(InputValueError, match="column 'text' cannot be kept"):
        enrich(articles, keep=["text"])
    with pytest.raises(InputTypeError, match="'df' must be a Spark DataFrame, not list"):
        enrich([])


def test_the_recipe_of_the_page_runs(spark, tmp_path, monkeypatch, capsys):
    from pyarrow import parquet

    from beritaenrich.exchange import from_arrow
    from test_exchange_recipes import blocks, run, write_raw

    monkeypatch.chdir(tmp_path)
    write_raw("raw.parquet")
    (code,) = blocks("pipelines.md", "spark")
    code = code.replace('.parquet("', f'.parquet("{tmp_path}/')  # the executors work in another folder
    run(code, "pipelines.md", {"spark": spark})
    assert "count" in capsys.readouterr().out
    files = sorted((tmp_path / "enriched.parquet").glob("*.parquet"))
    raw = [{"text": sample(name), "published": "2023-11-06T09:00+07:00"} for name in sample_names()]
    written = {article.raw: article for file in files for article in from_arrow(parquet.read_table(file))}
    assert written == {article.raw: article for article in be.enrich_many(raw)}

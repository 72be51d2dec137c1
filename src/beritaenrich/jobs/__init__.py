"""Files of many articles: JSON lines and Parquet in and out, on several processes, in runs that can be taken up again."""

from beritaenrich.jobs.command import JobError, enrich_files, has_records, is_job
from beritaenrich.jobs.records import BadInputError
from beritaenrich.jobs.target import TargetError

__all__ = ["BadInputError", "JobError", "TargetError", "enrich_files", "has_records", "is_job"]

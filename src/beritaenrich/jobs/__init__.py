"""Files of many articles: JSON lines and Parquet in and out, on several processes, in runs that can be taken up again."""

from beritaenrich.jobs.command import JobError, enrich_files, has_records, is_job

__all__ = ["JobError", "enrich_files", "has_records", "is_job"]

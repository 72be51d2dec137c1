"""Cleaning: raw text into blocks with roles, metadata, and the body as the newspaper printed it."""

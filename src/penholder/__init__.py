"""Penholder: mandate language, guidance and course material from structured records."""

__version__ = "0.1.0"

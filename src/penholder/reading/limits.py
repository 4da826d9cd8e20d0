"""Limits: how much a record may hold."""

from __future__ import annotations

MAX_DEPTH = 64
"""How deep mappings and sequences may nest."""
MAX_NODES = 20_000
"""How many keys and values a record may have."""
DIGITS = 15
"""The longest integer that every program reads alike, in digits (RFC 8259, section 6)."""

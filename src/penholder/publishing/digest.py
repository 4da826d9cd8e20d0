"""Digests: short sums of bytes, by which one sees that something is as it was."""

from __future__ import annotations

import hashlib


def digest(*parts: bytes) -> bytes:
    """A digest of the parts, in which each part keeps its bounds."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()

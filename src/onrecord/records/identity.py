"""Ids are hashes of content: the same content has the same id, anywhere and at any time."""

import hashlib
import json
from typing import Any

ID_LENGTH = 20  # hex digits: 80 bits, no collision to be feared below 10^11 records


def content_id(content: Any) -> str:
    """Return the id of `content`, anything JSON can hold; the order of keys does not matter."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]

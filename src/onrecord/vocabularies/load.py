"""Reading the vocabularies: commented TOML files beside this one, each naming its source."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the vocabulary `name` (its file's name without `.toml`); FileNotFoundError if there is none."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))

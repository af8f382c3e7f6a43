"""What some tests need of the machine: skipped where it is missing, except in CI, where every check must be made."""

import os
from typing import NoReturn

import pytest


def missing(what, therefore) -> NoReturn:
    """Fail in CI, skip with the reason elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI must make every check")
    pytest.skip(f"{what}: {therefore}")

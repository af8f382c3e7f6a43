"""The REST interface is asked everything its description allows, and what it does not."""

import shutil

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onrecord.records.values import begins_after
from onrecord.settings import Access, Settings
from onrecord.web import create_app

pytestmark = pytest.mark.weights
LINES = "/api/judgements/import"  # takes JSON Lines, which no schema describes
PATHS = {path: told for path, told in create_app(Settings(), Access()).openapi()["paths"].items() if path != LINES}


def asked():
    """Every operation with what it allows, and with what it does not where anything can be asked wrongly."""
    for path, methods in PATHS.items():
        for method, told in methods.items():
            yield pytest.param(path, method, GenerationMode.POSITIVE, id=f"{method} {path} as described")
            if "requestBody" in told or any(p["in"] == "query" for p in told.get("parameters", ())):
                yield pytest.param(path, method, GenerationMode.NEGATIVE, id=f"{method} {path} otherwise")


BOUNDED = settings(
    max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)  # fmt: skip


# Whether something can be decided so depends on what it is about: a name, should it be on record, cannot be rejected by itself.
UNDESCRIBED = {("post", "/api/judgements"): [positive_data_acceptance]}


@pytest.fixture(scope="module")
def described(read, tmp_path_factory):
    """The description of an application at a ledger that may be written in."""
    path = shutil.copy(read, tmp_path_factory.mktemp("schema") / "demo.db")
    return schemathesis.openapi.from_asgi(
        "/api/openapi.json", create_app(Settings(ledger=str(path)), Access()), headers={"host": "127.0.0.1"}
    )


@pytest.mark.parametrize(("path", "method", "mode"), list(asked()))
def test_what_is_answered_is_what_is_described(described, path, method, mode):
    @BOUNDED
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def ask(case):
        since, until = (str((case.query or {}).get(name) or "") for name in ("since", "until"))
        assume(not (since and until and begins_after(since, until)))  # refused, which no schema can describe
        case.call_and_validate(headers={"host": "127.0.0.1"}, excluded_checks=UNDESCRIBED.get((method, path)))

    ask()

"""The password in a ledger's URL is not told: not in a message, nor to who asks over the network."""

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import open_view
from onrecord.settings import without_password


@pytest.mark.parametrize(("ledger", "shown"), [
    ("onrecord.db", "onrecord.db"), ("C:/records/a@b.db", "C:/records/a@b.db"), ("postgresql://desk@host/record", "postgresql://desk@host/record"),
    ("postgresql://desk:s3:cr@t@host:5432/record", "postgresql://desk:***@host:5432/record"),
    ("postgresql+psycopg://desk:s3cret@/record?host=%2Ftmp", "postgresql+psycopg://desk:***@/record?host=%2Ftmp"),
    ("postgresql://host/record?user=desk&password=s3%2Fcret&port=1", "postgresql://host/record?user=desk&password=***&port=1"),
])  # fmt: skip
def test_a_ledger_is_shown_without_its_password(ledger, shown):
    assert without_password(ledger) == shown


@pytest.mark.parametrize("ledger", ["mysql://desk:s3cret@host/record", "postgresql://desk:s3cret@127.0.0.1:9/record"])
def test_what_is_wrong_with_a_ledger_does_not_tell_it(ledger):
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match=r"desk:\*\*\*@") as raised:
        open_view(ledger)
    assert "s3cret" not in str(raised.value)

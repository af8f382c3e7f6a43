import pytest
import typer

from onrecord.cli.app import app

LAST = ["outlet", "since", "until", "as_of", "retracted", "ledger", "json", "csv"]
LISTS = (
    "statements", "figures", "events", "timeline", "talks", "exchanges", "proposals", "obligations", "stories", "actors", "report",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_list_may_be_asked_the_same_in_the_same_order(name):
    options = [option.name for option in typer.main.get_command(app).commands[name].params if option.name != "limit"]
    assert options[-len(LAST) :] == LAST

import asyncio

import pytest
from test_ledger import article, claims

from onrecord.ledger import open_writer


@pytest.mark.filterwarnings("ignore")
def test_a_ledger_opens_in_datasette_as_it_is(tmp_path):
    from datasette.app import Datasette

    path = tmp_path / "record.db"
    with open_writer(str(path)) as writer:
        one = article()
        writer.add(one, claims(one), by="test")

    async def look():
        client = Datasette([str(path)]).client
        found = await client.get("/record/figures.json?_shape=array")
        told = await client.get("/record/about.json?_shape=array&name=figure.comparator")
        page = await client.get("/record/claim")
        return found.json(), told.json(), page.status_code

    rows, told, status = asyncio.run(look())
    assert [(r["measure"], r["value"], r["said_by"], r["outlet"]) for r in rows] == [
        ("killed", 40.0, "Awa Diop", "The Courier")
    ]
    assert told[0]["meaning"] == "=, ~, >, >=, < or <="
    assert status == 200

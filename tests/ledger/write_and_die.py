"""Write six articles to a ledger; die inside the transaction of the one whose number is given."""

import os
import sys

from test_ledger import article, claims

from onrecord.ledger import open_writer
from onrecord.ledger.writer import Writer

ledger, fatal = sys.argv[1], int(sys.argv[2])


class Dying(Writer):
    def _note_reading(self, connection, article, by, claims):
        if article == fatal_id:
            os._exit(9)
        super()._note_reading(connection, article, by, claims)


fatal_id = article(fatal).id
with open_writer(ledger) as opened:
    writer = Dying(opened._engine)
    for number in range(6):
        writer.add(article(number), claims(article(number)), by="test")

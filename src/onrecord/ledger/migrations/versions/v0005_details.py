"""What events tell besides who did what to whom: how long, and rounds, exchanges and compliance."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MEANINGS = {
    "duration": "how long it lasted or is to last, ISO 8601",
    "detail": "round, exchange or compliance, which claim.content then describes",
}


def upgrade() -> None:
    """Bring the ledger up to this version."""
    about = sa.table("about", sa.column("name"), sa.column("meaning"))
    for column, meaning in MEANINGS.items():
        op.add_column("event", sa.Column(column, sa.String(), nullable=True, comment=meaning))
        op.execute(about.delete().where(about.c.name == f"event.{column}"))  # a new ledger has it already
        op.bulk_insert(about, [{"name": f"event.{column}", "meaning": meaning}])
    op.create_index("ix_event_detail", "event", ["detail"])

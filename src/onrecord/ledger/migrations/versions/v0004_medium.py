"""How a statement reached the public."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MEANING = "how it reached the public: statement, interview, televised address, CNN, ..."


def upgrade() -> None:
    """Bring the ledger up to this version."""
    op.add_column("statement", sa.Column("medium", sa.String(), nullable=True, comment=MEANING))
    about = sa.table("about", sa.column("name"), sa.column("meaning"))
    op.execute(about.delete().where(about.c.name == "statement.medium"))  # a new ledger has it from the tables already
    op.bulk_insert(about, [{"name": "statement.medium", "meaning": MEANING}])

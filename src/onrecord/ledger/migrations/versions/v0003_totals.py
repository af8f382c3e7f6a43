"""Which figure of an article is its total of the measure."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MEANING = "whether it is the article's total of its measure; nothing where it was read before this was told"


def upgrade() -> None:
    """Bring the ledger up to this version."""
    op.add_column("figure", sa.Column("total", sa.Boolean(), nullable=True, comment=MEANING))
    about = sa.table("about", sa.column("name"), sa.column("meaning"))
    op.execute(about.delete().where(about.c.name == "figure.total"))  # a new ledger has it from the tables already
    op.bulk_insert(about, [{"name": "figure.total", "meaning": MEANING}])

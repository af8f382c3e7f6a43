"""Since when an article is withdrawn, who noted it, and that it stands again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

COLUMNS = (
    ("day", sa.String(), "from which day on; nothing: the day of `when`"),
    ("who", sa.String(), "who noted it"),
    ("withdrawn", sa.Boolean(), "whether it is withdrawn (nothing: yes) or stands again"),
)


def upgrade() -> None:
    """Bring the ledger up to this version."""
    about = sa.table("about", sa.column("name"), sa.column("meaning"))
    for name, sort, meaning in COLUMNS:
        op.add_column("retraction", sa.Column(name, sort, nullable=True, comment=meaning))
        op.execute(about.delete().where(about.c.name == f"retraction.{name}"))  # a new ledger has it already
        op.bulk_insert(about, [{"name": f"retraction.{name}", "meaning": meaning}])

"""Indexes for what pages ask: claims of a kind in an article, figures and events by place, when something was said."""

from alembic import op

revision = "0007"
down_revision = "0005"

INDEXES = {
    "ix_claim_article_kind": ("claim", ["article", "kind"]),
    "ix_claim_said_on": ("claim", ["said_on"]),
    "ix_figure_measure_place": ("figure", ["measure", "place"]),
    "ix_figure_place": ("figure", ["place"]),
    "ix_event_place": ("event", ["place"]),
}


def upgrade() -> None:
    """Bring the ledger up to this version."""
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)

"""Where the places of claims lie."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TABLE = "where the place of a claim lies, likeliest first (the runners-up are in claim.content)"
COLUMNS = (
    ("geonameid", sa.Integer(), True, "id in GeoNames; nothing for the few areas that have none"),
    ("name", sa.String(), False, "name in the gazetteer"),
    ("kind", sa.String(), False, "country, region, county, city, area or continent"),
    ("country", sa.String(), True, "ISO 3166 code"),
    ("lat", sa.Float(), False, "degrees north"),
    ("lon", sa.Float(), False, "degrees east"),
    ("score", sa.Float(), False, "0 to 1: how likely the place lies within 161 km of there"),
)


def upgrade() -> None:
    """Bring the ledger up to this version."""
    op.create_table(
        "location",
        sa.Column("claim", sa.String(64), nullable=False),
        *(sa.Column(name, sort, nullable=nullable, comment=told) for name, sort, nullable, told in COLUMNS),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_location_claim")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_location")),
        comment=TABLE,
    )
    op.create_index(op.f("ix_location_geonameid"), "location", ["geonameid"])
    _guard()
    _explain()


def _guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER location_no_{verb.lower()} BEFORE {verb} ON location "
                "BEGIN SELECT RAISE(ABORT, 'the ledger only grows: add a judgement or a retraction instead'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER location_no_change BEFORE UPDATE OR DELETE ON location "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _explain() -> None:
    about = sa.table("about", sa.column("name"), sa.column("meaning"))
    meanings = {"location": TABLE, "location.claim": "the claim this belongs to"}
    meanings |= {f"location.{name}": told for name, _, _, told in COLUMNS}
    op.execute(about.delete().where(about.c.name.in_(meanings)))  # a new ledger has them from the tables already
    op.bulk_insert(about, [{"name": name, "meaning": told} for name, told in meanings.items()])

"""Rows that cannot be changed, views to look at, full text to search, and tables that explain themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEPT = ("article", "claim", "evidence", "voice", "statement", "figure", "event", "term", "position", "judgement",
        "reading", "retraction")  # fmt: skip

VIEWS = {
    "statements": """
        SELECT claim.id AS claim, article.published, article.outlet, statement.speaker, statement.role,
               statement.quotation, statement.words, claim.addressee, claim.said_on, statement.place, article.title,
               article.url, article.id AS article
        FROM statement JOIN claim ON claim.id = statement.claim JOIN article ON article.id = claim.article""",
    "figures": """
        SELECT claim.id AS claim, article.published, article.outlet, figure.measure, figure.comparator, figure.value,
               figure.low, figure.high, figure.unit, figure.population, figure.place, figure.period_kind,
               figure.period_start, figure.period_end, claim.said_by, claim.modality, figure.part_of, article.title,
               article.url, article.id AS article
        FROM figure JOIN claim ON claim.id = figure.claim JOIN article ON article.id = claim.article""",
}


def upgrade() -> None:
    """Bring the ledger up to this version."""
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
        _search_sqlite()
    else:
        _guard_postgresql()
    _explain()


def _guard_sqlite() -> None:
    for table in KEPT:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger only grows: add a judgement or a retraction instead'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the ledger only grows: add a judgement or a retraction instead'; END $$"
    )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _search_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE article_search USING fts5(text, content='article', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER article_searched AFTER INSERT ON article BEGIN "
        "INSERT INTO article_search(rowid, text) VALUES (new.rowid, new.text); END"
    )
    op.execute(
        "CREATE VIRTUAL TABLE statement_search USING fts5(words, content='statement', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER statement_searched AFTER INSERT ON statement BEGIN "
        "INSERT INTO statement_search(rowid, words) VALUES (new.rowid, new.words); END"
    )


def _explain() -> None:
    from onrecord.ledger.tables import ABOUT

    about = sa.table("about", sa.column("name"), sa.column("meaning"))
    op.bulk_insert(about, [{"name": name, "meaning": meaning} for name, meaning in sorted(ABOUT.items())])

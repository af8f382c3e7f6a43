"""The ledger's tables. Rows are only ever added; `ABOUT` says what each table and column holds.

Everything a claim is made of stands in `claim.content` as the JSON of the seam; the tables of each kind hold the same
in columns, to search, to join and to look at.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)  # fmt: skip


def _claim_key() -> Column[str]:
    return Column("claim", String(64), ForeignKey("claim.id"), primary_key=True)


article = Table(
    "article", metadata,
    Column("id", String, primary_key=True, comment="hash of the content, or the id given with the input"),
    Column("published", String, index=True, comment="day or moment of publication, ISO 8601"),
    Column("outlet", String, index=True, comment="who published it"),
    Column("title", Text, comment="the headline"),
    Column("url", String, index=True, comment="where it stood"),
    Column("wire", String, comment="the agency whose copy it carries, where stated"),
    Column("byline", String, comment="who wrote it, as stated"),
    Column("dateline", String, comment="the place it is datelined from"),
    Column("language", String, comment="language code, where stated"),
    Column("retrieved_at", String, comment="when it was fetched"),
    Column("version_of", String, ForeignKey("article.id"), comment="the version of the same URL read before it"),
    Column("text", Text, nullable=False, comment="what every offset counts in, as code points"),
    comment="news items as they were read",
)  # fmt: skip

reading = Table(
    "reading", metadata,
    Column("article", String, ForeignKey("article.id"), primary_key=True, comment="the article read"),
    Column("by", String, primary_key=True, comment="program, version and digest of the weights that read it"),
    Column("claims", Integer, nullable=False, comment="how many claims it found"),
    comment="which articles were read by which version of the reader",
)  # fmt: skip

claim = Table(
    "claim", metadata,
    Column("id", String(64), primary_key=True, comment="hash of what is claimed, where and by whom"),
    Column("kind", String, nullable=False, index=True, comment="statement, figure, event, term or position"),
    Column("article", String, ForeignKey("article.id"), nullable=False, index=True, comment="the article it stands in"),
    Column("said_by", Text, comment="the chain of those who say so, nearest to the article first"),
    Column("said_on", String, comment="the day it was said, where stated"),
    Column("addressee", String, comment="to whom it was said"),
    Column("modality", String, nullable=False, comment="asserted, expected, demanded, promised, denied, ..."),
    Column("negated", Boolean, nullable=False, comment="whether the saying is negated, or what is said"),
    Column("confidence", Float, nullable=False, comment="0 to 1"),
    Column("by", String, nullable=False, comment="what read it"),
    Column("content", Text, nullable=False, comment="the whole claim as JSON"),
    comment="entries of the ledger: somebody's claim, never a bare assertion of ours",
)  # fmt: skip

evidence = Table(
    "evidence", metadata,
    Column("claim", String(64), ForeignKey("claim.id"), primary_key=True, comment="the claim that rests on it"),
    Column("number", Integer, primary_key=True, comment="its place among the claim's evidence"),
    Column("start", Integer, nullable=False, comment="first code point in article.text"),
    Column("end", Integer, nullable=False, comment="code point after the last"),
    Column("text", Text, nullable=False, comment="the exact words"),
    comment="the words of the article that claims rest on",
)  # fmt: skip

voice = Table(
    "voice", metadata,
    Column("claim", String(64), ForeignKey("claim.id"), primary_key=True, comment="the claim"),
    Column("number", Integer, primary_key=True, comment="0 is nearest to the article"),
    Column("name", String, nullable=False, index=True, comment="the fullest name the article gives"),
    Column("role", String, comment="office or affiliation in which they speak"),
    comment="who says so: the chain of every claim, one row a voice",
)  # fmt: skip

statement = Table(
    "statement", metadata, _claim_key(),
    Column("speaker", String, index=True, comment="who said it, under the fullest name the article gives"),
    Column("role", String, comment="office or affiliation in which they speak"),
    Column("quotation", String, nullable=False, comment="direct, mixed or indirect"),
    Column("speech_act", String, nullable=False, comment="asserts, expects, demands, promises, ..."),
    Column("place", String, comment="where it was said"),
    Column("source_class", String, comment="what an unnamed source is: official, diplomat, medic, ..."),
    Column("medium", String, comment="how it reached the public: statement, interview, televised address, CNN, ..."),
    Column("words", Text, nullable=False, comment="what was said, in the article's words"),
    comment="what actors are reported to have said, thought or written",
)  # fmt: skip

figure = Table(
    "figure", metadata, _claim_key(),
    Column("measure", String, nullable=False, index=True, comment="what is counted: killed, injured, displaced, ..."),
    Column("comparator", String, nullable=False, comment="=, ~, >, >=, < or <="),
    Column("value", Float, comment="the stated number"),
    Column("low", Float, comment="lower bound, inclusive"),
    Column("high", Float, comment="upper bound, inclusive"),
    Column("unit", String, comment="persons, days, USD, percent, ..."),
    Column("population", String, comment="who or what is counted, in the article's words"),
    Column("place", String, comment="where, as the article names it"),
    Column("period_kind", String, comment="cumulative, window, point or planned"),
    Column("period_start", String, comment="TIMEX3 date"),
    Column("period_end", String, comment="TIMEX3 date"),
    Column("part_of", String, comment="the figure of which this is stated to be a part"),
    Column(
        "total", Boolean,
        comment="whether it is the article's total of its measure; nothing where it was read before this was told",
    ),
    comment="numbers that matter, with who says so",
)  # fmt: skip

event = Table(
    "event", metadata, _claim_key(),
    Column("plover", String, nullable=False, index=True, comment="PLOVER event type"),
    Column("mode", String, comment="PLOVER mode"),
    Column("place", String, comment="where"),
    Column("date", String, comment="when, a TIMEX3 date"),
    Column("status", String, nullable=False, comment="occurred, ongoing, planned, called_for, denied or hypothetical"),
    Column("duration", String, comment="how long it lasted or is to last, ISO 8601"),
    Column("detail", String, index=True, comment="round, exchange or compliance, which claim.content then describes"),
    comment="who did what to whom (actors and recipients are in claim.content)",
)  # fmt: skip

location = Table(
    "location", metadata, _claim_key(),
    Column("geonameid", Integer, index=True, comment="id in GeoNames; nothing for the few areas that have none"),
    Column("name", String, nullable=False, comment="name in the gazetteer"),
    Column("kind", String, nullable=False, comment="country, region, county, city, area or continent"),
    Column("country", String, comment="ISO 3166 code"),
    Column("lat", Float, nullable=False, comment="degrees north"),
    Column("lon", Float, nullable=False, comment="degrees east"),
    Column("score", Float, nullable=False, comment="0 to 1: how likely the place lies within 161 km of there"),
    comment="where the place of a claim lies, likeliest first (the runners-up are in claim.content)",
)  # fmt: skip

term = Table(
    "term", metadata, _claim_key(),
    Column("proposal", String, index=True, comment="the proposal's name"),
    Column("type", String, nullable=False, index=True, comment="type of term: ceasefire, withdrawal, ..."),
    Column("phase", String, comment="the phase it belongs to"),
    comment="clauses of proposals and agreements",
)  # fmt: skip

position = Table(
    "position", metadata, _claim_key(),
    Column("party", String, nullable=False, index=True, comment="who takes the position"),
    Column("stance", String, nullable=False, comment="demands, proposes, accepts, rejects, ..."),
    Column("type", String, nullable=False, comment="the type of term it is on"),
    Column("proposal", String, comment="the proposal it is on"),
    Column("date", String, comment="since when, a TIMEX3 date"),
    comment="where parties stand",
)  # fmt: skip

judgement = Table(
    "judgement", metadata,
    Column("id", String(64), primary_key=True, comment="hash of the decision"),
    Column("verdict", String, nullable=False, comment="accept, reject, correct, merge, split, rename or undo"),
    Column("subject", String, nullable=False, index=True, comment="what is judged"),
    Column("object", String, comment="what it is judged to be the same as, or part of"),
    Column("value", Text, comment="a correction's field and value"),
    Column("who", String, nullable=False, comment="who decided"),
    Column("when", String, nullable=False, comment="when"),
    Column("why", Text, comment="the reason given"),
    comment="decisions of people about what the program found",
)  # fmt: skip

retraction = Table(
    "retraction", metadata,
    Column("article", String, ForeignKey("article.id"), primary_key=True, comment="the article withdrawn"),
    Column("when", String, primary_key=True, comment="when it was found withdrawn"),
    Column("why", Text, comment="what its outlet says"),
    Column("day", String, comment="from which day on; nothing: the day of `when`"),
    Column("who", String, comment="who noted it"),
    Column("withdrawn", Boolean, comment="whether it is withdrawn (nothing: yes) or stands again"),
    comment="articles that their outlets withdrew",
)  # fmt: skip

about = Table(
    "about", metadata,
    Column("name", String, primary_key=True, comment="a table, or table.column"),
    Column("meaning", Text, nullable=False, comment="what it holds"),
    comment="what every table and column holds",
)  # fmt: skip

# What pages ask: claims of a kind in an article, figures and events by place, what was said when.
for _name, _columns in {
    "ix_claim_article_kind": (claim.c.article, claim.c.kind),
    "ix_claim_said_on": (claim.c.said_on,),
    "ix_figure_measure_place": (figure.c.measure, figure.c.place),
    "ix_figure_place": (figure.c.place,),
    "ix_event_place": (event.c.place,),
}.items():
    Index(_name, *_columns)

ABOUT = {
    **{table.name: table.comment or "" for table in metadata.sorted_tables},
    **{f"{t.name}.{c.name}": c.comment or "" for t in metadata.sorted_tables for c in t.columns},
}
ABOUT |= {f"{t.name}.claim": "the claim this belongs to" for t in (statement, figure, event, location, term, position)}

"""Claims of invented dispatches, made by hand: no weights."""

from onrecord.records import Article, Event, Evidence, Figure, Period, Position, Span, Statement, Voice

BACKGROUND = (
    "The war has driven millions from their homes since it began, and several rounds of talks have ended without result. "
    "Mediators said that they would try again before the rains, which cut off most roads in the east of the country. "
)


def dispatch(day, outlet, name, role, *, place="Juba", toll=None, wire=None, url=None, extra=""):
    """Return an article in which one person says something, and its claims."""
    number = f"{toll} people had been killed" if toll is not None else "talks would go on"
    body = f"{role + ' ' if role else ''}{name} said in {place} on {day} that {number}, {outlet} reports. {extra}"
    article = Article.build(body=body, outlet=outlet, published=day, wire=wire, url=url)
    start = body.index("that")
    said = Span(start, body.index(",", start))
    speaker = Voice(name, role)
    common = {"article": article.id, "said_by": (speaker,), "by": "test"}
    claims = [
        Statement(evidence=(Evidence.quote(body, said),), speaker=speaker, quotation="indirect", content=(said,),
                  place=place, **common),
        Position(evidence=(Evidence.quote(body, said),), party=name, term="ceasefire", stance="demands", **common),
        Event(evidence=(Evidence.quote(body, said),), plover="CONSULT", actors=(name,), place=place, **common),
    ]  # fmt: skip
    if toll is not None:
        at = body.index(f" {toll} ") + 1
        claims.append(
            Figure(evidence=(Evidence.quote(body, Span(at, at + len(str(toll)))),), measure="killed", value=toll,
                   place=place, period=Period("cumulative", None, day), confidence=0.5, **common)
        )  # fmt: skip
    return article, claims

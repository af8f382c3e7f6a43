"""What is put to people first: what is likelier wrong than right, then what is as likely as not."""

from onrecord.desk import Desk
from onrecord.ledger import open_writer
from onrecord.records import Article, Evidence, Figure
from onrecord.settings import Settings


def test_what_is_likely_wrong_comes_before_what_is_as_likely_as_not(tmp_path):
    path = str(tmp_path / "ledger.db")
    article = Article.build(body="14 of 52 and 9 more, 3 by night, died.", published="2025-03-01")
    sure = {"52": 0.5, "14": 0.1, "9": 0.55, "3": 0.9}
    claims = [
        Figure(
            article=article.id, evidence=(Evidence(at, at + len(n), n),), by="test", measure="killed", value=float(n), confidence=c
        )
        for n, c in sure.items() if (at := article.text.index(n)) >= 0
    ]  # fmt: skip
    with open_writer(path) as writer:
        writer.add(article, claims, by="test")
    with Desk(Settings(ledger=path)) as desk:
        asked = [item.score for item in desk.review() if item.kind == "figure"]
    assert asked == [0.1, 0.5, 0.55]

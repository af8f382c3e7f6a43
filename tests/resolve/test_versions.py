from dispatches import dispatch

from onrecord.ledger.addresses import address
from onrecord.records import Article
from onrecord.resolve.versions import pair_claims, version_chains


def test_one_page_has_one_address_however_its_url_is_written():
    assert len({address(u) for u in (
        "https://news.example/story", "http://www.news.example/story/", "https://News.example/story?utm_source=x#top",
    )}) == 1  # fmt: skip
    assert address("https://news.example/story?id=2") != address("https://news.example/story?id=3")


def test_versions_stand_in_the_order_of_their_days():
    held = [
        Article(id=name, text=name, url=url, published=day)
        for name, url, day in (
            ("late", "https://a.example/1/", "2025-03-02"), ("other", "https://a.example/2", "2025-03-01"),
            ("early", "http://a.example/1", "2025-03-01"),
        )
    ]  # fmt: skip
    chains = version_chains(held)
    assert [a.id for a in chains["late"]] == ["early", "late"]
    assert "other" not in chains


def test_claims_stay_change_go_and_come():
    _, before = dispatch("2025-03-01", "A", "Mary Deng", "Health minister", toll=31)
    _, after = dispatch("2025-03-01", "A", "Mary Deng", "Health minister", toll=40)
    found = pair_claims(before, after[1:])
    figures = [(a.value, b.value) for a, b in found.changed if a.kind == "figure"]
    assert figures == [(31, 40)]
    assert [c.kind for c in found.went] == ["statement"]
    assert found.came == ()
    assert pair_claims([], after).came == tuple(after)
    assert len(pair_claims(after, after).kept) == len(after)


def test_a_url_that_is_none_is_only_like_itself():
    assert address("http://[bad") == "http://[bad"

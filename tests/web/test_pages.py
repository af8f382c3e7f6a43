"""Every page in a real browser: what is clicked, and what is then seen."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from onrecord.web.render import NAVIGATION

pytestmark = [pytest.mark.weights, pytest.mark.browser]
MENU = [(address, name) for _, pages in NAVIGATION for address, name in pages]
# What is seen on each page of the examples besides its heading.
SEEN = {
    "/": ("New since", "Latest statements"), "/brief": ("New on record since", "Position changed"), "/articles": ("El Obeid", "claims"),
    "/statements": ("Mary Nyandeng", "indirect"), "/series": ("Most reported", "killed"), "/figures": ("released", "according to"),
    "/places": ("El Obeid", "GeoNames"), "/talks": ("Addis Ababa", "Through"), "/proposals": ("agreement signed in Addis Ababa",),
    "/positions": ("changed", "South Sudan"), "/exchanges": ("prisoners",), "/obligations": ("contested", "broken"),
    "/timeline": ("occurred",), "/events": ("ASSAULT",), "/actors": ("Daniel Lomoro",), "/review": ("score",),
    "/stories": ("Meridian",), "/lines": ("aid trucks", "the only source"), "/window": ("an agreement's name",),
    "/agreements": ("ceasefire", "cannot be told"), "/retractions": ("Nothing on record",), "/judgements": ("Nobody decided anything yet",), "/api": ("/api/figures",),
}  # fmt: skip


def asked(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.mark.parametrize(("address", "name"), MENU, ids=[name for _, name in MENU])
def test_a_click_in_the_menu_leads_to_a_page_with_something_on_it(look, address, name):
    page = look.at("/articles" if address == "/" else "/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**{address}")
    expect(page.locator("nav [aria-current=page]")).to_have_text(name)
    assert page.locator("h1").count() == 1
    seen = look.text()
    assert [words for words in SEEN[address] if words.lower() not in seen.lower()] == []


def test_two_clicks_lead_from_a_statement_to_its_place_in_the_article(look):
    page = look.at("/statements")
    said = page.locator(".said blockquote a").first
    words = said.inner_text()
    said.click()
    assert words in page.locator(".evidence mark").all_inner_texts()
    page.locator("dl.facts a[href^='/article/']").first.click()
    claim = page.locator(".claim:target")
    expect(claim).to_be_in_viewport()
    assert claim.get_attribute("data-claim") in page.url


def test_pointing_at_a_claim_lights_its_words_and_pointing_at_words_lights_the_claim(look):
    page = look.at("/article/sudan-market-1")
    claim = page.locator(".claim.k-figure").first
    words = page.locator(f"a.mark[data-claims~='{claim.get_attribute('data-claim')}']").first
    assert not lit(words)
    claim.hover()
    assert lit(words)
    page.locator("h1").hover()
    assert not lit(words)
    words.hover()
    assert lit(claim)


def test_the_keyboard_lights_claims_as_the_mouse_does(look):
    page = look.at("/article/sudan-market-1")
    words = page.locator("a.mark.m-figure").first
    claim = page.locator(f"#c-{words.get_attribute('data-claims').split()[0]}")
    words.focus()
    assert lit(claim)
    page.keyboard.press("Enter")
    expect(claim).to_be_in_viewport()
    claim.get_by_role("link", name="in the text").focus()
    assert lit(words)


def lit(element):
    return "lit" in element.get_attribute("class").split()


def test_the_text_of_an_article_is_whole_however_it_is_marked(look, client):
    text = client.get("/api/article/sudan-market-1").json()["article"]["text"]
    for spans in ("claims", "all"):
        page = look.at(f"/article/sudan-market-1?spans={spans}")
        assert page.locator("article.text").evaluate("e => e.textContent") == text
    assert page.locator(".m-time").count() > 1
    assert page.locator(".m-place").count() > 1


def test_a_chart_is_drawn_that_answers_to_the_pointer(look):
    page = look.at("/series")
    page.get_by_role("link", name=re.compile("^killed in El Obeid")).first.click()
    drawing = page.locator(".chart.live svg")
    expect(drawing).to_be_visible()
    assert drawing.bounding_box()["width"] > 300
    marks = drawing.locator(".mark-symbol path")
    assert marks.count() >= 3
    marks.first.hover(force=True)
    expect(page.locator("#vg-tooltip-element")).to_contain_text("told")
    assert page.locator("table.stack tbody tr").count() >= 3


@pytest.mark.parametrize(
    ("name", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbfmeasure"), ("JSON", b'{"rows"')]
)
def test_a_chart_is_given_as_a_file_too(look, name, begins):
    page = look.at("/series?measure=killed&place=El+Obeid")
    address = page.get_by_role("link", name=name, exact=True).get_attribute("href")
    assert "place=El+Obeid" in address
    got = page.request.get(look.address + address)
    assert got.ok
    assert got.body().startswith(begins)


def test_a_figure_that_contradicts_is_said_and_shown_to_contradict(look):
    page = look.at("/series?measure=killed&place=Atbara")
    assert "90 governor" in look.text(".contradictions")
    page.locator(".chart.live svg [stroke='#d0021b']").first.wait_for()
    page.locator(".contradictions a").first.click()
    assert look.text(".evidence mark") == "90"


def test_filters_stand_in_the_address_and_stay_in_the_fields(look):
    page = look.at("/figures")
    page.get_by_label("measure").fill("killed")
    page.get_by_label("since").fill("2025-03-01")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/figures?*")
    assert (asked(page)["measure"], asked(page)["since"]) == ("killed", "2025-03-01")
    rows = page.locator("tbody tr").count()
    assert 0 < rows < 50
    page.reload()
    assert page.locator("tbody tr").count() == rows
    assert page.get_by_label("measure").input_value() == "killed"
    files = page.get_by_role("link", name="JSON", exact=True).get_attribute("href")
    got = page.request.get(look.address + files).json()["rows"]
    assert len(got) == rows
    assert {row["measure"] for row in got} == {"killed"}


def test_a_form_sends_only_the_fields_that_were_filled_in(look):
    page = look.at("/statements")
    page.get_by_label("speaker").fill("minist")
    page.get_by_label("speaker").press("Enter")
    page.wait_for_url("**/statements?*")
    assert asked(page) == {"speaker": "minist"}
    assert urlsplit(page.url).query == "speaker=minist"


def test_the_day_of_knowledge_is_told_kept_and_left(look):
    page = look.at("/articles?as_of=2025-03-05")
    early = page.locator("tbody tr").count()
    assert "As known on 5 Mar 2025" in look.text(".known")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Statements").click()
    assert asked(page) == {"as_of": "2025-03-05"}
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Articles").click()
    page.get_by_role("link", name="As known now").click()
    assert page.locator("tbody tr").count() > early


def test_the_first_page_tells_what_was_new_on_the_day_of_knowledge(look):
    now = look.at("/").locator(".brief li").all_inner_texts()
    page = look.at("/?as_of=2025-03-06")
    assert "New since 27 Feb 2025" in look.text(".brief")
    assert page.locator(".brief li").all_inner_texts() != now
    assert page.locator(".counts").count() == 0
    page.get_by_role("link", name="The whole brief").click()
    assert "New on record since 27 Feb 2025, until 6 Mar 2025" in look.text(".span")


def test_pages_of_rows_lead_to_one_another(look):
    page = look.at("/statements")
    first = page.locator(".said").first.inner_text()
    page.get_by_role("link", name="older →").click()
    page.wait_for_url("**offset=50*")
    assert page.locator(".said").first.inner_text() != first
    page.get_by_role("link", name="← newer").click()
    expect(page.locator(".said").first).to_contain_text(first.splitlines()[0])


def test_a_cell_of_the_matrix_opens_its_history(look):
    page = look.at("/positions")
    cell = page.locator("td", has_text="changed").first
    cell.locator("summary").click()
    earlier = cell.locator("details li")
    assert earlier.count() >= 1
    expect(earlier.first).to_be_visible()
    earlier.first.locator("a").click()
    assert page.locator(".evidence mark").count() >= 1


def test_the_sheet_of_a_deal_tells_its_terms_what_is_open_and_what_changed(look):
    page = look.at("/proposals")
    page.get_by_role("link", name="new draft").first.click()
    seen = look.text()
    assert page.locator("tbody tr").count() >= 3
    assert "Against draft agreement" in seen
    assert page.locator(".h-changed, .h-came, .h-went").count() >= 1
    assert page.locator(".blank").count() >= 1


def test_a_round_of_talks_leads_to_its_words(look):
    page = look.at("/talks")
    card = page.locator(".card").first
    card.get_by_role("link", name=re.compile("^words")).first.click()
    assert page.locator(".evidence mark").count() >= 1


def test_an_exchange_and_an_obligation_lead_to_their_words(look):
    for path in ("/exchanges", "/obligations", "/timeline", "/events"):
        page = look.at(path)
        page.locator("main a[href^='/why/']").first.click()
        assert page.locator(".evidence mark").count() >= 1, path


def test_an_actor_is_one_page_with_names_deeds_and_reasons(look):
    page = look.at("/actors")
    page.get_by_role("link", name="Tarek Mansour", exact=True).click()
    assert "Why these names are one" in look.text()
    every = page.locator(".said").count()
    page.locator(".chip").first.click()
    assert asked(page) == {"how": "said"}
    assert 0 < page.locator(".said").count() <= every


def test_the_map_has_a_disc_for_a_place_that_leads_to_its_claims(look):
    page = look.at("/places")
    assert page.locator(".land path").count() > 5
    page.locator(".chip", has_text="Sudan").first.click()
    assert "country" in asked(page)
    disc = page.get_by_role("link", name=re.compile("^El Obeid: "))
    disc.click()
    assert asked(page)["place"] == "El Obeid"
    assert "El Obeid" in look.text("tbody")


def test_searching_by_keyboard_finds_statements_articles_and_names(look):
    page = look.at("/brief")
    page.keyboard.press("/")
    page.keyboard.type("ceasefire")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ceasefire")
    assert page.locator(".statements .said").count() > 3
    assert page.locator(".articles li").count() > 1
    page.get_by_role("link", name="All statements with these words").click()
    assert asked(page) == {"search": "ceasefire"}


def test_two_versions_of_an_article_are_laid_side_by_side(look):
    page = look.at("/article/depot-later")
    page.get_by_role("link", name="what changed").click()
    seen = look.text()
    assert "changed" in seen
    assert "31" in seen
    assert "40" in seen


def test_the_first_tab_skips_to_the_content(look):
    page = look.at("/statements")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_paper_has_the_brief_without_menu_and_filters(look):
    page = look.at("/brief")
    page.emulate_media(media="print")
    expect(page.locator("header.side")).to_be_hidden()
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator(".brief")).to_be_visible()
    expect(page.locator(".paper").first).to_have_text(re.compile("^[0-9a-f]{8}$"))
    expect(page.locator(".paper").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_what_is_not_there_is_said_with_what_to_do(look):
    page = look.at("/actor/Nobody%20Known")
    assert page.locator("h1").inner_text() == "Not on record"
    page.get_by_role("link", name="To the first page").click()
    assert urlsplit(page.url).path == "/"
    assert [w for w in look.wrong if "404" not in w] == []
    look.wrong.clear()

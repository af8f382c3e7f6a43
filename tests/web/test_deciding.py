"""What people decide on the pages: by keyboard, by mouse, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.chromium import looking, served

pytestmark = [pytest.mark.weights, pytest.mark.browser]


def test_a_decision_is_taken_and_undone_without_the_mouse(decide):
    page = decide.at("/review")
    page.keyboard.press("j")
    page.keyboard.press("j")
    item = page.locator(".item").nth(1)
    expect(item).to_be_focused()
    subject = item.locator('input[name="subject"]').first.get_attribute("value")
    asked = page.locator(f'.queue input[name="subject"][value="{subject}"]')
    assert asked.count()
    item.locator(".whois").first.focus()
    page.keyboard.type("Amina")
    page.keyboard.press("Tab")
    page.keyboard.type("heard it")
    item.focus()
    page.keyboard.press("a")
    page.wait_for_url("**done=*")
    assert "Decided by Amina: accept" in decide.text(".done")
    assert not asked.count()
    page.keyboard.press("u")
    expect(page.locator(".done")).to_contain_text("undo")
    assert asked.count()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Decisions").click()
    assert [row.split("\t")[2] for row in page.locator("tbody tr").all_inner_texts()] == ["undo", "accept"]


def test_a_correction_is_made_without_the_mouse_and_stands_on_the_page_of_the_claim(decide):
    page = decide.at("/review?kind=statement")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("speaker=Awa Diop")
    item = page.locator(".item").first
    words = item.get_by_role("link", name="words", exact=True).get_attribute("href")
    item.locator("details .whois").fill("Awa")
    item.locator("details button").press("Enter")
    page.wait_for_url("**done=*")
    decide.at(words)
    assert "correct by Awa" in decide.text()
    assert "Awa Diop" in decide.text(".facts")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Decisions").click()
    page.get_by_role("button", name=re.compile("^Undo correct")).click()
    decide.at(words)
    assert "Awa Diop" not in decide.text(".facts")


def test_somebody_else_is_made_the_speaker_with_one_key_and_who_decides_is_asked_once(decide):
    page = decide.at("/review?kind=statement")
    item = page.locator(".item", has=page.locator("[data-key='1']")).first
    words = item.get_by_role("link", name="words", exact=True).get_attribute("href")
    other = item.locator("[data-key='1']").inner_text().rpartition(" ")[0]
    item.locator(".whois").first.fill("Amina")
    item.focus()
    page.keyboard.press("1")
    page.wait_for_url("**done=*")
    assert page.locator("input.whois").count() == 0
    page.get_by_role("link", name="somebody else?").click()
    assert page.locator("input.whois").count() > 0
    decide.at(words)
    assert other in decide.text(".facts")


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("m", "Rapid Support Forces", "merge"),
        ("c", "The Red Cross", "rename"),
        ("r", None, "split"),
        ("a", None, "merge"),
    ],
)
def test_names_are_merged_renamed_and_kept_apart_without_the_mouse(decide, key, typed, told):
    page = decide.at("/review?kind=actor")
    item = page.locator(".item").first
    item.locator(".whois").first.fill("Awa")
    item.focus()
    page.keyboard.press(key)
    if typed:
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    assert f"Decided by Awa: {told}" in decide.text(".done")
    page.keyboard.press("u")
    expect(page.locator(".done")).to_contain_text("undo")


def test_what_cannot_be_done_is_told_on_the_page(decide):
    page = decide.at("/review?kind=statement")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("colour=red")
    page.locator(".item").first.locator("details .whois").fill("Awa")
    page.locator(".item").first.locator("details button").click()
    expect(page.get_by_role("alert")).to_contain_text("colour")


def test_without_scripts_pages_charts_and_decisions_are_all_there(browser, ledger):
    with served(ledger) as address, looking(browser, address, java_script_enabled=False) as look:
        page = look.at("/series?measure=killed&place=El+Obeid")
        expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
        picture = page.locator(".chart img")
        expect(picture).to_be_visible()
        assert picture.bounding_box()["height"] > 100
        look.at("/review")
        item = page.locator(".item").first
        item.locator(".whois").first.fill("Amina")
        item.get_by_role("button", name=re.compile("Accept|Same")).click()
        expect(page.get_by_role("status")).to_contain_text("Decided by Amina")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status")).to_contain_text("undo")


def test_an_article_is_retracted_on_its_page_and_stands_again(decide):
    page = decide.at("/article/sudan-market-1")
    page.get_by_text("It was retracted").click()
    page.get_by_label("noted by").fill("Amina")
    page.get_by_label("because").fill("its outlet took it back")
    page.get_by_label("from which day on").fill("2025-03-10")
    page.get_by_role("button", name="Retract").click()
    assert "Retracted 10 Mar 2025: its outlet took it back" in decide.text(".notice")
    decide.at("/articles")
    assert page.locator("a[href='/article/sudan-market-1']").count() == 0
    page.get_by_label("retracted too").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tr", has=page.locator("a[href='/article/sudan-market-1']"))).to_contain_text("took it back")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Retractions").click()
    page.get_by_role("link", name="sudan-market-1").click()
    page.get_by_text("It stands again").click()
    page.get_by_role("button", name="Restore").click()
    assert page.locator(".notice").count() == 0

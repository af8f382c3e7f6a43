"""Every page checked by axe-core, in light and dark, and laid out for a phone."""

import pytest

from onrecord.web.render import NAVIGATION
from tests.web.chromium import axe_script, looking

pytestmark = [pytest.mark.weights, pytest.mark.browser]
MENU = [address for _, pages in NAVIGATION for address, _ in pages]
ONE = [
    "/series?measure=killed", "/series?measure=displaced", "/figures?measure=killed&as_of=2025-03-10", "/figures?place=Nowhere",
    "/article/sudan-market-1", "/article/sudan-market-1?spans=all", "/article/depot-later", "/diff/depot-later",
    "/proposal/new%20draft", "/actor/Tarek%20Mansour", "/search?q=ceasefire", "/search", "/review?kind=statement", "/sign-in",
    "/nothing", "WHY",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module", params=["light", "dark"])
def seen(browser, site, request):
    axe_script()
    with looking(browser, site, color_scheme=request.param) as look:
        look.dark = request.param == "dark"  # only the colours are others
        yield look
        look.wrong.clear()  # 404 is among the pages


@pytest.fixture(scope="module")
def phone(browser, site):
    with looking(browser, site, **PHONE) as look:
        yield look
        look.wrong.clear()


def opened(look, path):
    """Go to a page, and open on it all that can be opened."""
    page = look.at(path if path != "WHY" else why(look))
    if path.startswith("/series?"):
        page.locator(".chart.live svg").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    return page


def why(look):
    row = look.page.request.get(f"{look.address}/api/figures?limit=1").json()["rows"][0]
    return f"/why/{row['claim']}"


@pytest.mark.parametrize("path", MENU + ONE)
def test_a_page_has_no_serious_barrier(seen, path):
    page = opened(seen, path)
    page.evaluate(axe_script())
    found = page.evaluate("dark => dark ? axe.run({runOnly: ['color-contrast']}) : axe.run()", seen.dark)["violations"]
    assert [(v["impact"], v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in GRAVE] == []


@pytest.mark.parametrize("path", MENU + ONE)
def test_a_phone_need_not_scroll_sideways(phone, path):
    page = opened(phone, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]


def test_a_menu_on_a_phone_is_closed_until_it_is_touched(phone):
    page = phone.at("/statements")
    link = page.get_by_role("link", name="Talks", exact=True)
    assert not link.is_visible()
    page.locator(".menu summary").tap()
    link.tap()
    page.wait_for_url("**/talks")
    assert page.locator(".card").count() > 1


def test_colours_follow_the_wish_for_a_dark_page(browser, site):
    grounds = []
    for scheme in ("light", "dark"):
        with looking(browser, site, color_scheme=scheme) as look:
            page = look.at("/series?measure=killed")
            page.locator(".chart.live svg").wait_for()
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] != grounds[1]

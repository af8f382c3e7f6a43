import httpx
import pytest

from onrecord.errors import FetchError
from onrecord.read.fetch import fetch_page, is_public
from onrecord.settings import Settings

NAMES = {
    "news.example": ["93.184.216.34"],
    "inside.example": ["10.0.0.7"],
    "mixed.example": ["93.184.216.34", "127.0.0.1"],
}


class Server:
    """A transport that answers from a table and remembers what it was asked."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def transport(self):
        return httpx.MockTransport(self.answer)

    def answer(self, request):
        self.asked.append((request.url.host, request.headers["host"], request.url.path))
        return self.answers[request.url.path]


def resolve(host):
    if host not in NAMES:
        raise OSError("unknown")
    return NAMES[host]


def fetch(url, answers, **settings):
    server = Server(answers)
    return fetch_page(url, Settings(**settings), resolve=resolve, transport=server.transport()), server


def test_a_page_is_fetched_from_the_address_that_was_checked():
    page, server = fetch("https://news.example/a", {"/a": httpx.Response(200, html="<html>hello</html>")})
    assert page.content == b"<html>hello</html>"
    assert page.url == "https://news.example/a"
    assert server.asked == [("93.184.216.34", "news.example", "/a")]


def test_a_redirect_is_followed_and_its_end_is_the_address():
    answers = {"/a": httpx.Response(302, headers={"location": "/b"}), "/b": httpx.Response(200, text="x")}
    assert fetch("https://news.example/a", answers)[0].url == "https://news.example/b"


@pytest.mark.parametrize(
    "url",
    [
        "http://inside.example/",
        "http://mixed.example/",
        "ftp://news.example/",
        "file:///etc/hosts",
        "http:///x",
    ],
)
def test_what_leads_inside_or_is_no_web_address_is_not_asked(url):
    with pytest.raises(FetchError, match=r"private network|no http"):
        fetch(url, {"/": httpx.Response(200, text="secret")})


def test_a_redirect_may_not_lead_inside():
    with pytest.raises(FetchError, match="private network"):
        fetch(
            "https://news.example/a",
            {"/a": httpx.Response(302, headers={"location": "http://inside.example/"})},
        )


def test_redirects_end():
    with pytest.raises(FetchError, match="redirects more than"):
        fetch("https://news.example/a", {"/a": httpx.Response(302, headers={"location": "/a"})})


def test_a_page_beyond_the_limit_is_not_read():
    with pytest.raises(FetchError, match="larger than 100 bytes"):
        fetch("https://news.example/a", {"/a": httpx.Response(200, text="x" * 101)}, most_bytes=100)


def test_an_error_of_the_server_and_an_unknown_host_are_said():
    with pytest.raises(FetchError, match="answered 404"):
        fetch("https://news.example/a", {"/a": httpx.Response(404)})
    with pytest.raises(FetchError, match="host cannot be found"):
        fetch("https://nowhere.example/a", {})


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "100.64.0.1", "::1",
     "fe80::1%eth0",
     "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_addresses_of_the_inside_are_not_public_in_any_wrapping(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_of_the_outside_are_public(address):
    assert is_public(address)

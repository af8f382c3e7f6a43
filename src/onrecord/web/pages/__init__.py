"""The pages, one file a group."""

from onrecord.web.pages import article, home, interface, lists, places, proposal, series, why

routers = tuple(page.router for page in (home, lists, series, places, article, why, proposal, interface))

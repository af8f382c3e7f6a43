"""The pages, one file a group."""

from onrecord.web.pages import (
    actor,
    article,
    home,
    interface,
    lists,
    places,
    proposal,
    reports,
    retract,
    review,
    series,
    sign_in,
    versions,
    why,
)

routers = tuple(
    page.router
    for page in (home, lists, series, places, article, versions, why, proposal, actor, reports, review, retract, sign_in, interface)
)

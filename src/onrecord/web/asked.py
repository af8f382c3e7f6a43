"""What a view may be asked about: one class a view, whose fields are its filters, in the pages' forms and the API alike."""

from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from onrecord.records.values import (
    ActorKind,
    ClaimKind,
    EventStatus,
    Modality,
    Policy,
    Quotation,
    ReviewKind,
    Sector,
    SpeechAct,
    Stance,
    begins_after,
    is_date,
)

PAGE = 50
MOST = 1000


def _stated(value: Any) -> Any:
    """An empty field of a form is a field not filled in."""
    return None if value == "" else value


def _date(value: Any) -> Any:
    if value is not None and value != "" and not (isinstance(value, str) and is_date(value)):
        raise ValueError("give a date such as 2025-03-08, 2025-03 or 2025")
    return _stated(value)


# What `is_date` takes, in the one language that a description of the interface has for it.
_YEAR = r"(000[1-9]|00[1-9]\d|0[1-9]\d\d|[1-9]\d{3})"
_LEAP = r"(\d\d(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_DAY = r"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
_PATTERN = rf"^({_YEAR}(-(0[1-9]|1[0-2])|-{_DAY})?|{_LEAP}-02-29)?$"
Date = Annotated[str | None, BeforeValidator(_date)]
T = TypeVar("T")
OneOf = Annotated[T | Literal[""] | None, BeforeValidator(_stated)]  # "": what a form sends where nothing was chosen
_KNOWN = "As known on that day: later articles, decisions and retractions are left out"
_FAR = ", as far as offices and names tell it"
Word = Annotated[str | None, BeforeValidator(_stated)]


def _word(about: str, example: str) -> Any:
    return Field(default=None, max_length=200, description=about, examples=[example])


def _choice(about: str, example: str) -> Any:
    return Field(default=None, description=about, examples=[example])


def _day(about: str, example: str) -> Any:
    return Field(default=None, description=about, examples=[example], json_schema_extra={"pattern": _PATTERN})


# What several views may be asked, each told once.
_AS_OF = _day(_KNOWN, "2025-03-10")
_RETRACTED = Field(default=False, description="Look at retracted articles too")
_OUTLET = _word("Who published it, or part of the name", "Wire")
_COUNTRY = _word("The country that the place told of lies in: its name or ISO code", "SD")
_SEARCH = _word("Words that must stand in it", "ceasefire")
_SPEAKER = _word("Who said it, or part of the name", "minister")
_SOURCE = _word("Who says so, or part of the name", "ministry")
_MEASURE = _word("What is counted", "killed")
_PLACE = _word("Where, or part of the name", "El Obeid")
_POPULATION = _word("Who or what is counted, or part of the words", "children")


class Paged(BaseModel):
    """`limit` rows after `offset`."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=MOST, description="The most rows")] = PAGE
    offset: Annotated[int, Field(ge=0, le=10_000_000, description="Rows to leave out first")] = 0

    def filters(self) -> dict[str, Any]:
        """Return what was asked for, less the paging and what was left open."""
        told = self.model_dump(exclude={"limit", "offset", "format"})
        return {name: value for name, value in told.items() if value is not None and value is not False}


class Timed(Paged):
    """Bounded by days."""

    since: Date = _day("Published, or said, from this day on", "2025-03-01")
    until: Date = _day("Published, or said, up to this day, included", "2025-03-31")
    as_of: Date = _AS_OF
    retracted: bool = _RETRACTED

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and begins_after(self.since, self.until):
            raise ValueError(f"since {self.since} is later than until {self.until}; nothing lies between")
        return self


class Told(Timed):
    """Bounded by days and outlet."""

    outlet: Word = _OUTLET


class Placed(Told):
    """Bounded by what is claimed and where, too."""

    modality: OneOf[Modality] = _choice("Whether it is asserted, expected, denied, ...", "asserted")
    country: Word = _COUNTRY


class Articles(Told):
    """Articles."""

    search: Word = _SEARCH


class Statements(Placed):
    """Statements."""

    search: Word = _SEARCH
    speaker: Word = _SPEAKER
    source: Word = _SOURCE
    speech_act: OneOf[SpeechAct] = _choice("What is done by saying it", "denies")
    quotation: OneOf[Quotation] = _choice("How it is quoted", "direct")


class Figures(Placed):
    """Figures and series."""

    measure: Word = _MEASURE
    place: Word = _PLACE
    population: Word = _POPULATION
    source: Word = _SOURCE


class Lines(Figures):
    """One line across sources."""

    policy: Policy = Field(
        default="range", description="Which policy of the Every Casualty Standards makes one line of several sources"
    )
    prefer: Word = _word("For the policy priority: the sources to take, the first first, with commas between", "ministry")


class Window(Paged):
    """How many since."""

    since: Word = _word("A day such as 2025-01-20, or an agreement's name or part of it", "2025-01-20")
    until: Date = _day("Up to this day, included; by default the last that a source tells of", "2025-03-31")
    measure: Word = _MEASURE
    place: Word = _PLACE
    population: Word = _POPULATION
    source: Word = _SOURCE
    country: Word = _COUNTRY
    outlet: Word = _OUTLET
    as_of: Date = _AS_OF
    retracted: bool = _RETRACTED


class Met(Told):
    """Rounds of talks and exchanges."""

    party: Word = _word("Who takes part, or part of the name", "government")
    place: Word = _word("Where, or part of the name", "Jeddah")
    country: Word = _word("The country that the place told of lies in: its name or ISO code", "SA")


class Events(Placed):
    """Events."""

    plover: Word = _word("Type of event, a PLOVER code", "ASSAULT")
    mode: Word = _word("PLOVER mode", "aerial")
    actor: Word = _word("Who acts or is acted upon, or part of the name", "army")
    sector: OneOf[Sector] = _choice(f"PLOVER sector of who acts or is acted upon{_FAR}", "MIL")
    place: Word = _word("Where, or part of the name", "Goma")
    status: OneOf[EventStatus] = _choice("Whether it happened", "occurred")
    source: Word = _SOURCE


class Agreements(Told):
    """Agreements."""

    party: Word = _word("Whose, or part of the name", "government")
    term: Word = _word("Type of term", "ceasefire")
    proposal: Word = _word("On which proposal, or part of its name", "new draft")


class Positions(Agreements):
    """Positions."""

    stance: OneOf[Stance] = _choice("The latest stance", "rejects")


class Claims(Told):
    """Claims of any kind."""

    kind: OneOf[ClaimKind] = _choice("Kind of claim", "figure")
    article: Word = _word("The id of the article", "sudan-market-1")


class Actors(Told):
    """Actors."""

    kind: OneOf[ActorKind] = _choice("Kind of actor", "person")
    sector: OneOf[Sector] = _choice(f"PLOVER sector{_FAR}", "MIL")
    country: Word = _word("The actor's own country: its name or ISO code", "SD")


class Report(Told):
    """A report that an installed package adds; which of these it heeds is for it to say."""

    speaker: Word = _SPEAKER
    source: Word = _SOURCE
    measure: Word = _MEASURE
    place: Word = _PLACE
    population: Word = _POPULATION
    country: Word = _COUNTRY


class Brief(Timed):
    """What is new."""

    since: Date = _day("New from this day on; by default from a week before the last day", "2025-10-01")


class Review(Paged):
    """What is to be decided."""

    kind: OneOf[ReviewKind] = _choice("What kind of thing", "statement")


class Known(BaseModel):
    """As known on a day."""

    model_config = ConfigDict(extra="forbid")

    as_of: Date = _AS_OF


class Sheet(Known):
    """The sheet of a deal or of an actor."""

    since: Date = _day("From what was published from this day on; by default from the latest", "2025-03-01")
    retracted: bool = _RETRACTED

    def filters(self) -> dict[str, Any]:
        """Return what was asked for."""
        return self.model_dump(include={"as_of", "since", "retracted"}, exclude_defaults=True)

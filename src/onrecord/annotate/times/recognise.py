"""Where times stand in a text: one regular expression a kind, each with the parts that resolve.py reckons with."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.vocabularies.load import load


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (kind, expression) pairs; where several match at one place the longest wins, then the earlier."""
    calendar = load("calendar")
    months = [*calendar["months"].split(), *calendar["months_short"].split()]
    numbers = [n for n in calendar["numbers"] if n not in {"a", "an"}]
    p = {
        "month": f"(?:{_any([m.capitalize() for m in calendar['months'].split()])}|"
                 f"(?:{_any([m.capitalize() for m in calendar['months_short'].split()])}|Sept)\\b\\.?)",
        "month_dated": f"(?:{{month}}|(?:{_any([m.upper() for m in months])}|SEPT)\\b)",  # "07 SEP"
        "weekday": f"(?:{_any([d.capitalize() for d in calendar['weekdays'].split()])}|"
                   f"(?:{_any([d.capitalize() for d in calendar['weekdays_short'].split()])}|Tues|Thurs|Weds)\\.)",
        "unit": "(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie|generation|yr|hr|min)s?",
        "spelt": _any(list(calendar["days_of_the_month"])),
        "n": rf"(?:\d+(?:[.,]\d+)*(?:\s?½|\s\d/\d)?|(?:{_any(numbers)})(?:[-\s](?:{_any(numbers)}))*)",
        "vague": r"(?:a\s+(?:few|couple(?:\s+of)?|dozen|number\s+of)|several|some|many|a\s+few\s+more|couple\s+of|few|dozens\s+of|hundreds\s+of|thousands\s+of)",
        "part": f"(?:{_any(list(calendar['parts_of_day']))})s?",
        "season": f"(?:{_any(list(calendar['seasons']))})",
        "year": r"(?:1[5-9]\d\d|20\d\d)",
        "said_year": r"(?P<hundreds>eighteen|nineteen|twenty)[\s-]+(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?:[\s-](?P<ones>one|two|three|four|five|six|seven|eight|nine))?",
        "units": "(?:second|minute|hour|day|week|month|year|decade|centurie)s",
        "about": r"(?:about|around|approximately|roughly|some|nearly|almost|more\s+than|less\s+than|fewer\s+than|at\s+least|over|under|up\s+to|as\s+many\s+as|just\s+over|just\s+under)",
        "mod": r"\b(?:(?:the\s+)?(?:very\s+)?(?:early|late|mid|earlier|later)(?:\s+(?:in|on))?(?:\s+the)?[-\s]+|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close|latter\s+part|(?:first|second|third|fourth|last|final|opening|closing)\s+(?:half|part|days|weeks?|months?))\s+of\s+(?:the\s+)?)",
        "rel": r"(?:last|next|this|past|coming|previous|current|following|same|preceding|upcoming|that)",
        "of_year": r"(?:(?:\s+of)?\s+(?P<yrel>this|last|next|that|the\s+(?:same|following|next|previous))\s+year)",
        "h": r"[-\u2010-\u2015\s]",
    }  # fmt: skip
    sources = {
        "iso": r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?\b",
        "slashed": r"\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d\d)\b",
        "date": r"(?:{weekday},?\s+)?(?P<mod>{mod})?(?:(?:last|next|this)\s+)?(?P<month>{month_dated})\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d|%|,\d)(?!\s(?:percent|people|million|billion))(?:\s?[-–]\s?(?P<d2>[0-3]?\d)\b)?(?:,?\s+(?P<y>{year})\b|{of_year})?",
        "date_first": r"(?:{weekday},?\s+)?(?P<mod>{mod})?(?:the\s+)?\b(?:(?<!:)(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<d2>[0-3]?\d))?\s+(?:of\s+)?|(?P<spelt>{spelt})\s+of\s+)(?P<month>{month_dated})(?![a-z])(?:,?\s+(?P<y>{year}\b|\d\d(?=\s*(?:\(|--|–|—)))|{of_year})?",
        "month": r"(?P<mod>{mod})?(?:(?P<the>(?<=\b[Tt]he\s))?(?P<rel>{rel})\s+)?\b(?P<month>{month})(?![a-z])(?:(?:,?\s+|\s+of\s+)(?:(?P<y>{year})\b|{said_year}\b)|{of_year})?",
        "weekday": r"(?P<mod>{mod})?(?P<second>(?<=day\sand\s))?(?:(?:the\s+)?(?P<rel>{rel})\s+)?\b(?P<weekday>{weekday})(?![a-z])(?:\s+(?P<part>{part}))?(?:\s+(?P<after>last|next)\s+week)?",
        "part_of_weekday": r"\b(?:the\s+)?(?P<part>{part}|overnight|(?:early|small)\s+hours)\s+(?:of|on|to|into)\s+(?P<weekday>{weekday})",
        "today": r"(?:(?:earlier|later|late|early)\s+)?\b(?P<word>today|tonight|yesterday|tomorrow|overnight|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b(?:\s+(?P<part>{part}))?",
        "this_part": r"(?:(?:earlier|later|late|early)\s+)?\b(?P<rel>this|last|yesterday|tomorrow|that|the\s+previous|the\s+same)\s+(?P<part>{part})\b",
        "in_part": r"\bin\s+the\s+(?P<part>morning|afternoon|evening)s?\b",
        "relative": r"(?P<mod>{mod})?\b(?:the\s+)?(?P<rel>{rel}|latest(?=\s+fiscal))\s+(?:fiscal\s+)?(?P<unit>{unit})(?<!s)\b(?!{h}long)",
        "in_the": r"\b(?:earlier|later|early|late)\s+in\s+the\s+(?P<unit>day|week|month|year)\b",
        "span": r"\b(?:the\s+)?(?P<rel>last|past|next|previous|coming|first|final|following|preceding|recent|latest)\s+(?P<n>{n}|{vague}|half|quarter)(?:\s+|(?<=half)-|(?<=quarter)-)(?P<unit>{unit})\b",
        "vague_span": r"\b(?:the\s+)?(?P<rel>recent|past|coming|last|next|future|(?<=the\s)(?:early|later|final|opening|closing))\s+(?P<unit>{units}|quarters)\b(?:\s+(?:and|or)\s+{units}\b)?",
        "ago": r"(?:(?P<about>{about})\s+)?\b(?P<n>{n}|{vague}|an?|half\s+an?)(?:[\s-]+(?:and[-\s]+a[-\s]+half\s+)?|\s+)(?P<unit>{unit})(?:\s+and\s+a\s+half|\s+or\s+(?:so|more|two))?\s+(?P<way>ago|earlier|before|later|after|previously|from\s+now|from\s+today|hence|back)\b",
        "vague_ago": r"\b(?P<unit>(?:second|minute|hour|day|week|month|year|decade)s)\s+(?P<way>ago|earlier|later|before)\b",
        "year_ago": r"\b(?:the\s+)?(?:year|month|week)-(?P<way>ago|earlier)(?:\s+(?:quarter|period|month|(?P<n>{n})\s+months))?\b",
        "modal_day": r"\b(?<!by\s)(?P<word>one\s+day|some\s+day|someday)\b",
        "old": r"\b(?:(?P<n>{n})[-\s])?(?P<unit>(?:year|month|week|day|decade)s?)-old\b",
        "duration": r"(?:(?P<about>{about})\s+)?\b(?:another\s+)?(?P<n>{n}|{vague}|half\s+an?|half|quarter(?:\s+of\s+a)?(?=[-\s]century))(?:\s+(?:more|full|straight|consecutive|further|additional|whole|long|solid|successive|or\s+{n}|to\s+{n}|other|working|business|trading|calendar)|[-\s]+and[-\s]+a[-\s]+(?P<half>half))*[-\u2010-\u2015\s]+(?P<unit>{unit})\b(?:[-\s]+(?:old|long))?",
        "a_duration": r"(?:(?P<about>{about})\s+)?\b(?:another|an\s+additional|an\s+extra|an?|the\s+(?:whole|entire|full)(?!\s+year\b))\s+(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|century|generation)\b(?:[-\s]+(?:and|or)[-\s]+a[-\s]+(?P<half>half))?(?!\s+(?:of\s+)?(?:ago|earlier|later|before|after))(?![-\s](?:old\s)?(?:long|end))",
        "long": r"\b(?P<unit>hour|day|night|week|month|year|decade|century)(?:s)?[-\s]?long\b",
        "plain_span": r"(?:(?:for|in|over|over\s+the|within|after|many|of|several)\s+)(?P<unit>{units})\b(?:\s+(?:and|or)\s+{units}\b)?(?!\s+(?:ago|earlier|later|before))",
        "quarter": r"(?P<mod>{mod})?(?:(?:the|its|this|last|(?P<yrel>this\s+year's|last\s+year's|next\s+year's))\s+)?(?:fiscal(?:\s+year)?\s+)?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|last|latest|year-earlier|year-ago)(?P<half>[-\s]half|\s+two\s+quarters(?=\s+of\s)|[-\s]quarter)\b(?!\s+of\s+(?:the|this|last)\s+(?:month|week|day|decade|century))(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<y>{year})|(?P<yrel2>last|this|next)\s+year))?",
        "the_quarter": r"\b(?:the|this|that)\s+(?:quarter|latest\s+period|period)\b",
        "named_quarter": r"\b(?:the\s+|fiscal\s+)?(?:(?P<ago>year-(?:ago|earlier)|last\s+year['’]s)\s+|(?P<y>{year})(?:['’]s)?\s+)(?P<q>first|second|third|fourth)?[-\s]?(?P<unit>quarter|half)\b",
        "same_period": r"\b(?:in\s+)?the\s+(?:same|corresponding|comparable|like)\s+(?P<unit>month|period|quarter|week|day|date)\s+(?:(?:of\s+)?last\s+year|(?:a|one)\s+year\s+(?:ago|earlier|before)|the\s+(?:year\s+before|previous\s+year)|(?:in\s+|of\s+)?(?P<y>{year}))\b",
        "the_unit": r"\b(?:(?P<mod>(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close|rest|remainder|(?:first|second|last|latter)\s+(?:half|part|days|weeks|months))\s+of\s+)|(?:early|late|mid|earlier|later)\s+in\s+|(?<=\bfor\s)|(?<=\bof\s)|(?<=\bin\s)|(?<=\bduring\s)|(?<=\bby\s)|(?<=\bthis\s)|(?<=\bthroughout\s))the\s+(?:fiscal\s+|full\s+)?(?P<unit>week|month|year)\b(?!\s+(?:of(?!\s+[^\w\s]?\d)|to|since|when|that|in\s+which|after|before|ago|earlier|later|and\s+a\s+half|20\d\d|19\d\d|two|ahead|prior))(?![-'’])",
        "week_of": r"\b(?:the\s+)?week\s+of\s+(?P<month>{month})\s+(?P<d>[0-3]?\d)\b(?:,?\s+(?P<y>{year})\b)?",
        "part_of_date": r"\b(?:(?:the|on)\s+)?(?P<part>{part}|(?:early|small)\s+hours)\s+(?:of|to|into)\s+(?:{weekday},?\s+)?(?:(?P<month>{month})\s+(?P<d>[0-3]?\d)|(?P<d_first>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month_last>{month}))\b(?:,?\s+(?P<y>{year})\b)?",
        "spoken_year": r"\b(?:the\s+year\s+)?(?:{said_year}|(?<=year\s)two\s+thousand)(?=[\s.,;!?)]*(?:$|[\s.,;!?)](?!years|months|days|hours|minutes|people|percent)))",
        "words_clock": r"\b(?P<hour>[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+o['’]clock|\s*:\s*(?P<minute>[0-5]\d))?\s+(?:in\s+the\s+(?P<half>morning|afternoon|evening)|at\s+(?P<night>night))\b",
        "stretch": r"\b(?:the\s+)?(?:early\s+|first\s+|last\s+|final\s+)?(?:(?P<n>{n}|{vague})\s+)?(?P<unit>(?:hour|day|week|month|year|decade)s)\s+(?:since|ahead|to\s+come|that\s+follow(?:ed)?|following|leading\s+up\s+to|after|before|prior\s+to)\b",
        "many_of": r"\b(?P<unit>(?:minute|hour|day|week|month|year|decade|centurie)s)\s+of\b(?!\s+(?:the\s+(?:week|year|month)|age|experience))",
                "mid_part": r"\b(?P<rel>mid|early|late)[-\s](?P<part>morning|afternoon|evening)\b(?:\s+(?:on\s+)?(?P<weekday>{weekday}|today|yesterday))?",
        "fiscal": r"\bfiscal(?:\s+year)?\s+(?P<y>{year})\b",
        "decade": r"(?P<mod>{mod})?(?:the\s+)?(?<![\w.])(?:(?P<c>1[5-9]|20)(?P<d>\d)0['’]?s|['’]?(?P<d3>[2-9])0s)\b",
        "century": r"(?P<mod>{mod})?(?:the\s+)?\b(?P<c>\d{1,2})(?:st|nd|rd|th)[-\s]century\b",
        "year": r"(?:(?P<mod>{mod})|\b(?:post|pre)-|(?<![\w$€£.,/-])(?:the\s+year\s+)?)(?P<y>{year})(?![\w%/]|[,.]\d|-[a-z0-9])",
        "range": r"(?<![\w$€£.,/-])(?P<y>{year})\s?[-–]\s?(?P<y2>{year}|\d\d)(?![\w%/]|[,.]\d)",
        "season": r"(?P<mod>{mod})?(?:(?P<the>\bthe\s+(?=next\s))?(?:(?P<rel>last|this|next|the|that|following|previous|past|coming|of|in|by|during)\s+)+|(?(mod)|(?!)))(?P<season>{season})\b(?!(?<=the\sfall)\s+(?:of|in|from|to|by)\b(?!\s+(?:last|this|next)\s|\s+(?:\d{{4}}|nineteen\b)))(?:\s+(?:of\s+)?(?:(?P<y>{year})|{said_year})|{of_year})?",
        "season_year": r"(?P<mod>{mod})?(?P<season>{season})\s+(?:of\s+)?(?:(?P<y>{year})|{said_year})\b",
        "clock": r"\b(?P<hour>[01]?\d|2[0-4])(?:(?P<sep>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?m\b\.?)(?:,?\s+\(?(?P<zone>[A-Z]{{2,4}}|local(?:\s+time)?)\b\)?)?(?:\s+\((?:[01]?\d|2[0-4]):?[0-5]\d\s(?:GMT|UTC)\))?(?:,?\s+(?:on\s+)?(?P<weekday>{weekday}|today|yesterday|tomorrow))?(?:,?\s+(?:on\s+)?(?P<month>{month})\s+(?P<d>[0-3]?\d)\b)?",
        "clock24": r"\b(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)\s?(?P<zone>GMT|UTC|hrs|hours|local\s+time|[A-Z]ST|[A-Z]DT)\b(?:,?\s+(?:on\s+)?(?P<weekday>{weekday}|today|yesterday|tomorrow))?",
        "clock_bare": r"(?<=\bat\s)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b",
        "noon": r"(?<!high )\b(?P<word>noon|midnight|midday|dawn|dusk|nightfall|sunrise|sunset)\b(?:,?\s+(?:on\s+)?(?P<weekday>{weekday}|today|yesterday|tomorrow))?(?:,?\s+(?:on\s+)?(?:(?P<month>{month})\s+(?P<d>[0-3]?\d)|(?P<d_first>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month_last>{month}))\b(?:,?\s+(?P<y>{year})\b)?)?",
        "weekend": r"(?P<mod>{mod})?\b(?P<rel>the|this\s+past)\s+weekend\b",
        "same_day": r"\b(?:the|that)\s+(?P<rel>same|following|next|previous|very\s+next|very)?\s?(?P<unit>day|morning|week|month|year)\b(?!-)(?!\s*(?:of|when|after|before\s+\w+day|that|in))",
        "nth_day": r"(?:(?<=\btoday\sis\s)|(?<=\bit['’]s\s)|(?<=\bit\sis\s)|(?<=\bthis\sis\s))(?:the\s+)?(?:[a-z]+(?:st|nd|rd|th)|\d+(?:st|nd|rd|th))\s+(?:straight\s+|successive\s+|consecutive\s+)?day(?=\s+of\s)",
        "day_before": r"(?P<beside>(?:(?<=\d,\s)|(?<=day,\s))(?=the\s+day\s+\w+\s+\w))?\b(?:the|a|one)\s+day\s+(?P<way>before|after|earlier|later)\b(?!\s+(?:yesterday|tomorrow))(?:\s+(?:(?P<rel>last|next)\s+)?(?P<weekday>{weekday})\b)?",
        "before_it": r"\bthe\s+(?P<unit>night|week|month|year)\s+(?P<way>before|after)\b(?=\s*(?:[,.;:)\n]|$))",
        "set": r"\b(?:every|each|per|once\s+an?|twice\s+an?|times\s+an?|on\s+\w+s?\s+a)\s+(?P<n>other\s+|few\s+|{n}\s+)?(?P<unit>minute|hour|day|night|morning|week|month|quarter|year|weekday|weekend|decade|{weekday}|{season}|{month})s?\b(?:\s+(?P<part>{part}))?",
        "set_word": r"\b(?P<word>{sets})\b",
        "reference": r"\b(?P<word>{references})\b(?!(?<=\bthe\spast)\s+(?:{n}|{vague})\s)",
        "holiday": r"\b(?:(?P<rel>last|this|next)\s+)?(?P<word>{holidays})\b(?:,?\s+(?P<y>{year}))?",
        "year_end": r"\b(?:year[-\s]end|end-of-year|year's\s+end|the\s+year's\s+end)\b(?:\s+(?P<y>{year}))?",
        "nineties": r"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bmy )(?<!\bour )(?<!\bearly )(?<!\blate )(?<!\bmid-)\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    }  # fmt: skip
    p["sets"] = _any(list(calendar["sets"]))
    p["references"] = "|".join(calendar["vague_references"].values())
    p["holidays"] = _any(list(calendar["holidays"]))
    cased = {"date", "date_first", "month", "weekday", "part_of_weekday", "clock24", "clock", "week_of", "part_of_date"}
    return tuple(
        (k, re.compile(_filled(s, p, k in cased), 0 if k in cased else re.IGNORECASE)) for k, s in sources.items()
    )


def _filled(source: str, parts: dict[str, str], cased: bool) -> str:
    """Put the parts into a pattern, those of parts too; in cased ones small words may be capitalised."""
    for _ in range(2):
        for name, part in parts.items():
            source = source.replace(
                "{" + name + "}", f"(?i:{part})" if cased and name not in {"month", "month_dated", "weekday"} else part
            )
    return source.replace("{{", "{").replace("}}", "}")


# The kinds a word may belong to, by the list of words it stands in: patterns are dear, so they look only around these.
_KINDS: dict[str, tuple[str, ...]] = {
    "months": ("date", "date_first", "month", "week_of", "part_of_date", "set"),
    "weekdays": ("weekday", "part_of_weekday", "set", "clock", "noon"),
    "spoken": ("spoken_year",), "some": ("modal_day",), "thousand": ("spoken_year",),
    "units": ("relative", "in_the", "span", "vague_span", "ago", "vague_ago", "year_ago", "duration", "a_duration",
              "long", "plain_span", "quarter", "the_quarter", "same_day", "nth_day", "day_before", "before_it", "set", "weekend", "year_end",
              "named_quarter", "same_period", "the_unit", "old", "stretch", "many_of", "modal_day"),
    "half": ("quarter", "named_quarter"), "period": ("the_quarter", "same_period"),
    "days": ("today",), "parts": ("this_part", "in_part", "same_day", "set", "noon", "today", "words_clock", "mid_part", "part_of_date"),
    "seasons": ("season", "season_year", "set"), "noon": ("noon",), "tens": ("nineties",),
    "sets": ("set_word", "set"), "references": ("reference",), "holidays": ("holiday",),
}  # fmt: skip
_BEHIND_DIGITS = {
    "-": ("iso",), "/": ("slashed",), ":": ("clock_bare",), "s": ("decade", "century"), "'": ("decade",), "’": ("decade",),
    "n": ("century",), "r": ("century",), "t": ("century",),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BEFORE, _AFTER = 40, 40  # code points around a word of time that no expression reaches over


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Return the kinds of pattern worth trying around a word (in lower case)."""
    calendar = load("calendar")
    lists = {
        "months": f"{calendar['months']} {calendar['months_short']} sept".split(),
        "weekdays": f"{calendar['weekdays']} {calendar['weekdays_short']} tues weds thurs weekday".split(),
        "units": ["centurie", "yr", "hr", "min", *calendar["units"]],
        "half": ["half", "earlier", "ago"],
        "period": ["period", "date"],
        "spoken": ["eighteen", "nineteen", "twenty"],
        "thousand": ["thousand"],
        "some": ["some", "someday"],
        "days": ["today", "tonight", "yesterday", "tomorrow", "overnight"],
        "parts": ["hours", *calendar["parts_of_day"]],
        "seasons": list(calendar["seasons"]),
        "noon": ["noon", "midnight", "midday", "dawn", "dusk", "nightfall", "sunrise", "sunset"],
        "tens": ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        "sets": list(calendar["sets"]),
        "references": [p.split()[-1] for words in calendar["vague_references"].values() for p in words.split("|")],
        "holidays": [name.split()[-1] for name in calendar["holidays"]],
    }
    kinds: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        for word in words:
            for form in (word, f"{word}s", f"{word}long"):
                kinds[form] = (*kinds.get(form, ()), *_KINDS[name])
    return kinds


def _of_digits(size: int, behind: str) -> tuple[str, ...]:
    """Return the kinds of pattern worth trying around so many digits with a certain character behind them."""
    kinds: tuple[str, ...] = _BEHIND_DIGITS.get(behind.lower(), ())
    if size == len("2024"):
        return (*kinds, "fiscal", "year", "range", "clock24")
    return (*kinds, "clock", "clock24") if size <= len("12") else kinds


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return, by kind, the stretches of the text to look through, in order, those that touch made one."""
    known, windows = _kinds(), dict[str, list[tuple[int, int]]]()
    for word in _WORD.finditer(text):
        digits = word[0][0].isdigit()
        kinds = (
            _of_digits(len(word[0]), text[word.end() : word.end() + 1]) if digits else known.get(word[0].lower(), ())
        )
        start, end = max(0, word.start() - _BEFORE), word.end() + _AFTER
        for kind in kinds:
            spans = windows.setdefault(kind, [])
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return windows


def recognise(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield (kind, match) for every time expression, in text order, none overlapping."""
    windows = _windows(text)
    found = [
        (match.start() - match.end(), match.start(), order, kind, match)
        for order, (kind, pattern) in enumerate(patterns())
        for window in windows.get(kind, ())
        for match in pattern.finditer(text, *window)
        if match.end() > match.start()
    ]
    taken: list[tuple[int, int]] = []
    kept = []
    for _, start, _, kind, match in sorted(found, key=lambda f: f[:3]):
        if not any(start < b and a < match.end() for a, b in taken):
            taken.append((start, match.end()))
            kept.append((start, kind, match))
    for _, kind, match in sorted(kept, key=lambda k: k[0]):
        yield kind, match

"""How dates and times are written: one pattern per kind of expression, most telling first.

A kind's groups are read by the rule of the same name in ``dating.py``.  Durations ("for two days") are no dates
and have no pattern.
"""

from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50,
}  # fmt: skip

DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5,
    "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip
CENTURIES = {"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}
MOVING_FEASTS = (
    "Ash Wednesday", "Palm Sunday", "Good Friday", "Easter Sunday", "Easter Monday", "Thanksgiving Day", "Thanksgiving",
    "Labor Day", "Memorial Day",
)  # fmt: skip

_MONTH_NAMES = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH = rf"(?:{_MONTH_NAMES}|{_MONTH_NAMES.upper()})"
LONG_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thurs?|Fri)\.)"
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
_ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"
_DASH = r"\s?(?:[-–—]|to|through|until|till|and|or)\s?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till|and)\s)"
_NAMED = rf"(?:{WEEKDAY},?\s(?:the\s)?)?"
_ABOUT = r"(?:(?P<about>around|about|circa|some time around|roughly|approximately)\s)?"
_PART = r"(?:(?P<part>early|late|mid|middle of|end of|the end of|beginning of|start of)[\s-])?"
_WORDS = "|".join(w for w in NUMBERS if len(w) > 2)
COUNT = rf"(?P<count>\d{{1,3}}|an?|one|a couple of|half an?|(?:(?:twenty|thirty|forty|fifty)[- ])?(?:{_WORDS}))"
_DAYPART = r"(?P<daypart>\s(?:morning|afternoon|evening|night|lunchtime|midday))?"
_ROAD = r"(?:Street|Road|Avenue|Lane|Drive|Boulevard|Square|St\.|Rd\.|Ave\.)"
_UNIT = (
    r"(?:met(?:re|er)s?|feet|foot|miles?|kilomet(?:re|er)s?|km|kg|kilos?|tonnes?|tons?|dollars|euros|pounds|points|votes"
    r"|hectares|acres|square|hours)"
)
_EDGE = r"(?<![\w$€£.,\-/])(?<!\d[.,])"


def _kind(name: str, pattern: str, flags: int = 0) -> tuple[str, re.Pattern[str]]:
    return name, re.compile(pattern, flags)


# (kind, pattern), in the order in which they win a place; of one kind the earlier in the sentence wins.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # What looks like a date and is none: "a 2020 model", "open Monday to Friday", "Room 2012", "May Day Street".
    _kind("nothing", rf"\b{_YEAR}\s(?:model|edition|version|vintage)s?\b"),
    _kind("nothing", rf"\b{_YEAR}(?:\s[A-Z][a-z]+){{1,2}}\s{_ROAD}\b"),
    _kind("nothing", rf"\b(?:\w+\sof\s)?{LONG_MONTH}\s{_ROAD}\b"),
    _kind("nothing", rf"\b{_YEAR}\s(?:North|South|East|West|[NSEW]\.)(?![\w-])"),
    _kind("nothing", rf"\b(?:Room|Flight|Route|Highway|Unit|Section|Article|Resolution|Platform|No\.)\s{_YEAR}\b"),
    _kind("nothing", rf"(?<!from )\b{WEEKDAY}(?:\s?[-–—]\s?|\s(?:to|through)\s){WEEKDAY}(?!\w)"),
    _kind("nothing", rf"\b(?:[Ee]very|[Ee]ach|[Mm]ost)\s(?:other\s)?{WEEKDAY}(?!\w)"),
    _kind("nothing", rf"\b{_YEAR}\s{_UNIT}\b"),
    _kind("nothing", r"\bGood Friday (?:Agreement|Accord)\b"),
    # Golf and weather: "four rounds in the sixties", "a birdie on the 18th", "highs in the mid-seventies".
    _kind(
        "nothing",
        rf"\b(?i:rounds?|shot|scores?|temperatures?|highs?|lows?|mercury|degrees)\b[^.;,]{{0,30}}\bin the "
        rf"(?:(?:low|mid|high|upper)[\s-])?(?:{'|'.join(DECADES)}|[’'‘]?\d0s)\b",
    ),
    _kind("nothing", r"\b(?:birdie|bogey|eagle|par|putt|holed|tee)\b[^.;]{0,30}\bon the \d\d?(?:st|nd|rd|th)\b"),
    _kind(
        "span_of_weekdays", rf"\b[Ff]rom\s(?P<weekday>{WEEKDAY})\s(?:to|until|through)\s(?P<weekday2>{WEEKDAY})(?!\w)"
    ),
    _kind(
        "named_day",
        r"(?<![\d/])(?:9/11|Sept(?:\.|ember)?\s11(?:th)?(?=,?\s(?:\d{4},?\s)?(?:attacks?|terror)))(?![\d/])",
    ),
    _kind("iso", rf"\b(?P<year>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?=T\d\d:|\b)"),
    _kind(
        "slashes",
        rf"(?<![\w/.,$€£-])(?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{_YEAR}|\d\d)(?![/.-]?\w)",
    ),
    _kind(
        "fiscal",
        rf"\b(?:(?:first|second|third|fourth|final|last)\s(?:quarter|half)\sof\s)?(?:[Ff]iscal|[Ff]inancial)(?:\s[Yy]ear)?"
        rf"\s(?:of\s)?{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?!\w)",
    ),
    _kind("fiscal", rf"\bFY\s?[’']?(?:{_YEAR}|\d\d)(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?!\w)"),
    _kind(
        "span_of_two_months",
        rf"\b{_NAMED}(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:,?\s(?P<year1>{_YEAR}))?{_DASH}"
        rf"(?P<month2>{_MONTH})\s(?P<day2>{_DAY})(?:,?\s(?P<year>{_YEAR}))?\b(?!\s?[ap]\.?m)",
    ),
    _kind(
        "span_of_two_months",
        rf"\b{_NAMED}(?P<day>{_DAY})\s(?P<month>{_MONTH})(?:\s(?P<year1>{_YEAR}))?{_DASH}"
        rf"(?P<day2>{_DAY})\s(?P<month2>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?\b",
    ),
    _kind(
        "span_of_days",
        rf"\b(?P<month>{_MONTH})\s(?P<day>{_DAY}){_DASH}(?P<day2>{_DAY})\b(?!:|\s?[ap]\.?m)(?:,?\s(?P<year>{_YEAR})\b)?",
    ),
    _kind(
        "span_of_days",
        rf"\b(?P<day>{_DAY}){_DASH}(?P<day2>{_DAY})\s(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?(?!\w)",
    ),
    _kind(
        "day",
        rf"\b{_ABOUT}{_NAMED}(?P<month>{_MONTH})\s(?:the\s)?(?P<day>{_DAY})\b(?![:\d]|\s?[ap]\.?m|,\d|\.\d|%)"
        rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR})\b|,?\s(?:of\s)?(?P<shift>last|this|next)\syear)?",
    ),
    _kind(
        "day",
        rf"\b{_ABOUT}{_NAMED}(?P<day>{_ORDINAL}\sof|{_DAY})\s(?:day\s)?(?:of\s)?(?P<month>{_MONTH})(?![\w-])"
        rf"(?:,?\s(?P<year>{_YEAR})\b|,?\s(?:of\s)?(?P<shift>last|this|next)\syear)?",
    ),
    _kind(
        "feast",
        rf"\b(?:(?P<year0>{_YEAR})\s)?"
        r"(?P<feast>New Year[’']?s Eve|New Year[’']?s Day|Christmas Eve|Christmas Day|Boxing Day|Halloween"
        rf"|Valentine[’']?s Day|May Day|Fourth of July|July Fourth)\b(?:,?\s(?P<year>{_YEAR})\b)?",
    ),
    _kind("moving_feast", rf"\b(?P<feast>{'|'.join(MOVING_FEASTS)})(?:,?\s(?P<year>{_YEAR})\b)?"),
    _kind(
        "span_of_months",
        rf"\b(?:(?P<lead>[Bb]etween|[Ff]rom)\s)?(?:(?:early|late|mid)[\s-])?(?P<month>{LONG_MONTH})(?:,?\s(?P<year1>{_YEAR}))?"
        rf"(?P<to>{_TO})(?:(?:early|late|mid)[\s-])?(?P<month2>{LONG_MONTH})(?:,?\s(?P<year>{_YEAR}))?(?![\w])(?!\s\d)",
    ),
    _kind("month", rf"\b{_PART}(?P<month>{_MONTH})(?:,|\sof|\sin)?\s(?P<year>{_YEAR})\b(?!-\d)"),
    _kind(
        "month_of_shifted_year",
        rf"\b{_PART}(?P<month>{LONG_MONTH}),?\s(?:of\s)?(?:earlier\s|later\s)?(?P<shift>last|this|next)\syear\b",
    ),
    _kind("shifted_month", rf"\b(?P<shift>last|this past|this|next)\s(?P<month>{LONG_MONTH})(?!\w)"),
    _kind(
        "quarter",
        rf"\b(?:early\s|late\s)?(?P<nth>first|second|third|fourth|final|last)\s(?P<part>quarter|half)\s(?:of\s)?"
        rf"(?:(?P<year>{_YEAR})|(?P<shift>last|this|next)\syear)\b",
    ),
    _kind("quarter", rf"\b(?P<q>[QH][1-4])\s(?:of\s)?(?:(?P<year>{_YEAR})|(?P<shift>last|this|next)\syear)\b"),
    _kind(
        "season",
        rf"\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
        rf"(?:(?:,?\s|\sof\s|\sin\s)(?P<year>{_YEAR})(?![-–]\d)|,?\s(?:of\s)?(?P<shift>last|this|next)\syear)\b",
    ),
    _kind("shifted_season", r"\b(?P<shift>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<season>spring|summer|autumn|fall|winter)\b"),
    _kind("decade", rf"\b{_PART}(?P<decade>1[4-9]\d|20\d)0[’']?s\b"),
    _kind("short_decade", r"\b(?:the\s)(?:(?:early|mid|late)[\s-])?[’'‘](?P<tens>[2-9])0s\b"),
    _kind("short_decade", r"(?<=and\s)[’'‘](?P<tens>[2-9])0s\b"),
    _kind("spelled_decade", rf"\b(?:the\s)(?:(?:early|mid|late)[\s-])?(?P<tens>{'|'.join(DECADES)})\b"),
    _kind("century", rf"\b(?P<nth>{'|'.join(CENTURIES)})[\s-][Cc]entury\b"),
    _kind("century", r"\b(?P<nth>1[5-9]|20|21)(?:th|st)[\s-][Cc]entury\b"),
    _kind("span_of_years", rf"{_EDGE}(?P<year>{_YEAR})\s?[-–—]\s?(?P<year2>{_YEAR}|\d\d)(?![\w.,-]*\d)(?!\w)"),
    _kind("span_of_years", rf"\b(?:from|between)\s(?P<year>{_YEAR})\s(?:to|and|until|through)\s(?P<year2>{_YEAR})\b"),
    _kind(
        "ago",
        rf"\b{_ABOUT}(?:(?P<loose>more than|over|nearly|almost|at least|some|just)\s)?"
        rf"{COUNT}\s(?P<unit>day|week|fortnight|month|year|decade|century|centurie)s?\sago\b",
        re.I,
    ),
    _kind("ahead", rf"(?<!time )\b[Ii]n\s{COUNT}\s(?P<unit>day|week|month|year)s?(?P<sure>[’']s?\stime)?(?![\w-])"),
    _kind("ahead", rf"\b{COUNT}\s(?P<unit>day|week|month|year)s?(?P<sure>\sfrom\s(?:now|today))\b", re.I),
    _kind("after_tomorrow", r"\bthe day after tomorrow\b", re.I),
    _kind("before_yesterday", r"\bthe day before yesterday\b", re.I),
    _kind(
        "near_day",
        r"\b(?:(?:earlier|late|early|later)\s)?(?P<word>today|yesterday|tonight|tomorrow|last night)\b"
        r"(?:\s(?:morning|afternoon|evening|night))?(?![’']s\s(?:world|society|youth|generation))",
        re.I,
    ),
    _kind("part_of_today", r"\b(?P<word>this)\s(?:morning|afternoon|evening)\b", re.I),
    _kind("weekend", r"(?<!for )\bthe weekend\b(?!\s(?:of|before|after|edition))"),
    _kind("week_from", rf"\ba week (?:on|from)\s(?P<weekday>{WEEKDAY})(?!\w)"),
    _kind(
        "shifted_weekday",
        rf"\b(?P<shift>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his past|[Tt]his)\s(?P<weekday>{WEEKDAY}){_DAYPART}",
    ),
    _kind(
        "weekday",
        rf"(?<!Black )(?<!Good )(?<!Super )(?<!Bloody )(?<!Ash )(?<!Easter )(?<!Palm )(?<!Mail on )"
        rf"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Oo]vernight)\s(?:on\s)?)?(?P<weekday>{WEEKDAY}){_DAYPART}"
        r"(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Star|World|Independent|Night))"
        r"(?P<weeks>\s(?:of\s)?(?:last|next)\sweek)?(?!\w)",
    ),
    _kind(
        "end_of_unit",
        r"\b(?:the\s)?(?P<part>end|beginning|start)\sof\s(?P<shift>the|this|last|next)\s(?P<unit>month|year)\b",
        re.I,
    ),
    _kind("part_of_week", r"\b(?P<shift>earlier|later)\s(?:this|in\sthe)\s(?P<unit>week|month|year)\b", re.I),
    _kind(
        "shifted_unit",
        r"(?<!the )(?<!The )\b(?:(?:early|late)\s)?(?P<shift>last|this|next|this past)\s"
        r"(?P<unit>week|weekend|month|year)\b(?!-)",
        re.I,
    ),
    _kind(
        "month_alone",
        rf"\b(?:(?P<lead>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|to|and|or)\s)?"
        rf"{_PART}(?P<month>{LONG_MONTH})(?![\w-])(?!\s?\d)",
    ),
    _kind(
        "year",
        rf"{_EDGE}{_ABOUT}(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id|(?:the\s)?(?:end|beginning|start|middle)\sof)[\s-])?(?P<year>{_YEAR})(?![\w%-])"
        r"(?![.,:]\d)(?!\s?(?:GMT|UTC|hours|hrs|local time|block\b))",
    ),
    _kind("day_of_month", r"\b[Oo]n the (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?!\s[a-z])"),
)

# Clock times.  "9 p.m.", "9:30pm", "21:00", "1900 GMT", "9 in the evening", "noon".
CLOCKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?<=\dT)(?P<h>[01]\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w:])"),
    re.compile(
        r"(?<![\w:.$])(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>[aApP])(?:\.\s?[mM]\.?|[mM]\b)(?!\w)"
    ),
    re.compile(
        r"(?<![\w:.,$-])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\w:]|\.\d)(?:\shours?\b|\so[’']clock\b)?"
        r"(?P<later>\s(?:in the (?:morning|afternoon|evening)|at night))?"
    ),
    re.compile(
        r"(?<![\w:.,$-])(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?=\s?(?:GMT|UTC|hours|hrs|local time|[A-Z]{2,3}T)\b)"
    ),
    re.compile(
        r"(?<![\w:.,$-])(?P<h>1[0-2]|[1-9])\so[’']clock\b"
        r"(?P<later>\s(?:in the (?:morning|afternoon|evening)|at night))?"
    ),
    re.compile(r"(?<![\w:.,$-])(?P<h>1[0-2]|[1-9])(?P<later>\s(?:in the (?:morning|afternoon|evening)|at night))\b"),
    re.compile(r"\b(?P<word>[Nn]oon|[Mm]idnight|[Mm]idday)\b"),
)

"""Time expressions and quantities: span and value. Published on Thursday, 10 July 2025, where nothing else is said."""

from __future__ import annotations

import pytest

from kgbuild.model.text import Document, MentionKind, Quantity
from kgbuild.ontology import load_ontology
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.language import load_pipeline
from kgbuild.reading.times import find_quantities, find_times
from kgbuild.reading.trees import read_doc

PUBLISHED = "2025-07-10"


def annotate(text: str, published: str | None = PUBLISHED, preamble: int = 0) -> Annotated:
    document = Document(id="d", text=text, published=published, preamble=preamble)
    return Annotated(document=document, doc=read_doc(load_pipeline().nlp(text)), ontology=load_ontology())


def read_times(text: str, published: str | None = PUBLISHED) -> list[tuple[str, object]]:
    annotated = annotate(text, published)
    return [(annotated.doc[found.start : found.end].text, found.value) for found in find_times(annotated)]


TIMES: list[tuple[str, list[tuple[str, str | None]]]] = [
    # dates
    ("The treaty was signed on July 10, 2025.", [("July 10, 2025", "2025-07-10")]),
    ("The bridge was opened on 3 March 1998.", [("3 March 1998", "1998-03-03")]),
    ("The court sat on Friday, March 14, 2025, in Oslo.", [("Friday, March 14, 2025", "2025-03-14")]),
    ("The storm came on the 4th of October 2011.", [("the 4th of October 2011", "2011-10-04")]),
    (
        "The file is dated 2019-11-05 and was sent on 12/24/2020.",
        [("2019-11-05", "2019-11-05"), ("12/24/2020", "2020-12-24")],
    ),
    ("Exports fell in September 2023.", [("September 2023", "2023-09")]),
    ("The mill closed in 1987.", [("1987", "1987")]),
    ("The 2019 accord failed.", [("2019", "2019")]),
    ("The castle was built in the 14th century.", [("the 14th century", "13")]),
    ("He sang in the 1970s and the late nineties.", [("the 1970s", "197"), ("the late nineties", "199")]),
    (
        "Output grew in Q2 2024 and in the fourth quarter of 2023.",
        [("Q2 2024", "2024-Q2"), ("the fourth quarter of 2023", "2023-Q4")],
    ),
    ("The town flooded in the summer of 2021.", [("the summer of 2021", "2021-SU")]),
    ("The vote is on the 3rd of May.", [("the 3rd of May", "2025-05-03")]),
    ("The fair takes place on 18 and 19 June.", [("18", "2025-06-18"), ("19 June", "2025-06-19")]),
    ("The fair took place on May 3 and 4.", [("May 3", "2025-05-03"), ("4", "2025-05-04")]),
    ("He won gold in '98, as the class of ’79 recalled.", [("'98", "1998"), ("’79", "1979")]),
    ("It rained in may.", [("may", "2025-05")]),
    ("He signed in the 2014/15 season.", [("2014/15", "2014/2015")]),
    ("The bank closed on Friday 31.", [("Friday 31", "2025-01-31")]),
    ('"[Ten] years ago, a firm was born," he said.', [("Ten] years ago", "2015")]),
    ("Elections are due in spring 2026.", [("spring 2026", "2026-SP")]),
    ("The party lost power last autumn.", [("last autumn", "2024-FA")]),
    ("Exports fell in the first half of 2023.", [("the first half of 2023", "2023-H1")]),
    ("Exports rose in the second half of the year.", [("the second half of the year", "2025-H2")]),
    ("They will vote on the first Tuesday in November.", [("the first Tuesday in November", "2025-11-04")]),
    ("They met on the last Friday of June.", [("the last Friday of June", "2025-06-27")]),
    # holidays, those that move too
    ("They met on Thanksgiving.", [("Thanksgiving", "2024-11-28")]),
    ("The envoy was shot on Good Friday.", [("Good Friday", "2025-04-18")]),
    ("The shops will close on Easter Monday.", [("Easter Monday", "2026-04-06")]),
    ("Workers will march on Labor Day.", [("Labor Day", "2025-09-01")]),
    ("He was freed on Memorial Day 2021.", [("Memorial Day 2021", "2021-05-31")]),
    ("Shops were crowded on Black Friday.", [("Black Friday", "2024-11-29")]),
    ("They signed the Good Friday Agreement.", []),
    ("Thousands went home for Lunar New Year, hoping for more in the new year.", []),
    # past or future by the governing verb
    ("On Wednesday, the mayor and her son are to travel to Paris.", [("Wednesday", "2025-07-16")]),
    ("The ministers met on Thursday.", [("Thursday", "2025-07-10")]),
    ("The ministers met on Wednesday.", [("Wednesday", "2025-07-09")]),
    ("The ministers met on Friday.", [("Friday", "2025-07-04")]),
    ("The ministers will meet on Monday.", [("Monday", "2025-07-14")]),
    ("The ministers are to meet on Monday.", [("Monday", "2025-07-14")]),
    ("The trial begins on Monday.", [("Monday", "2025-07-14")]),
    ("The firm plans to sell the plant in February.", [("February", "2026-02")]),
    ("The firm sold the plant in February.", [("February", "2025-02")]),
    ("The judge will hear the case on May 9.", [("May 9", "2026-05-09")]),
    ("The judge heard the case on May 9.", [("May 9", "2025-05-09")]),
    ("The vote is scheduled for August 3.", [("August 3", "2025-08-03")]),
    ("She has worked there since November.", [("November", "2024-11")]),
    ("A museum opened last July.", [("last July", "2024-07")]),
    ("The group meets again next Friday.", [("next Friday", "2025-07-18")]),
    ("The bank failed last Tuesday.", [("last Tuesday", "2025-07-01")]),
    ("The bank failed this past Tuesday.", [("this past Tuesday", "2025-07-08")]),
    ("The museum opens this coming Thursday.", [("this coming Thursday", "2025-07-17")]),
    # counted from the document's day
    ("The envoy left today and returns tomorrow.", [("today", "2025-07-10"), ("tomorrow", "2025-07-11")]),
    ('"We lost it today," the captain said.', [("today", "2025-07-10")]),
    ("She resigned this week.", [("this week", "2025-W28")]),
    ("Rents rose last month and last year.", [("last month", "2025-06"), ("last year", "2024")]),
    ("The ship sank two weeks ago.", [("two weeks ago", "2025-W26")]),
    ("The ship sank five days ago.", [("five days ago", "2025-07-05")]),
    ("The ship sank on Saturday two weeks ago.", [("Saturday two weeks ago", "2025-06-28")]),
    ("Half a century ago the dam broke.", [("Half a century ago", "1975")]),
    ("In two weeks' time the court will decide.", [("two weeks' time", "2025-W30")]),
    ("Shares are up in the year to date.", [("the year to date", "2025")]),
    ("Troops will leave by the end of the day Saturday.", [("the end of the day Saturday", "2025-07-12")]),
    ("She will be named later this month.", [("later this month", "2025-07")]),
    ("Rents have risen since February.", [("February", "2025-02")]),
    ("The party was founded three years ago.", [("three years ago", "2022")]),
    ("The mayor will decide in three days.", [("three days", "2025-07-13")]),
    ("The tunnel was dug in three days.", [("three days", "P3D")]),
    ("Profits rose in the first quarter.", [("the first quarter", "2025-Q1")]),
    ("Profits will rise in the third quarter.", [("the third quarter", "2025-Q3")]),
    ("The law takes effect at the end of the year.", [("the end of the year", "2025")]),
    ("Prices fell in early 2024 and in mid-November.", [("early 2024", "2024"), ("mid-November", "2024-11")]),
    ("The lake froze over the weekend.", [("the weekend", "2025-W27-WE")]),
    ("It is the week after next.", [("the week after next", "2025-W30")]),
    ("The club won on Christmas Day.", [("Christmas Day", "2024-12-25")]),
    ("Wages fell in December last year.", [("December last year", "2024-12")]),
    ("The clinic was shut earlier this month.", [("earlier this month", "2025-07")]),
    ("Costs fell in the mid-1980s and in fiscal 2024.", [("the mid-1980s", "198"), ("2024", "2024")]),
    ("Tests start the week beginning July 21.", [("the week beginning July 21", "2025-W30")]),
    ("Harvests fail in the first week of May.", [("the first week of May", "2025-W18")]),
    # counted from the time last spoken of
    (
        "The talks began on July 3. A day earlier, shells had hit the port.",
        [("July 3", "2025-07-03"), ("A day earlier", "2025-07-02")],
    ),
    (
        "The talks began on July 3. The next day they broke down.",
        [("July 3", "2025-07-03"), ("The next day", "2025-07-04")],
    ),
    (
        "The king died in 1936. The following year his son abdicated.",
        [("1936", "1936"), ("The following year", "1937")],
    ),
    (
        "Sales rose in the first quarter from a year earlier.",
        [("the first quarter", "2025-Q1"), ("a year earlier", "2024-Q1")],
    ),
    ("He fled in 2012 and came back two years later.", [("2012", "2012"), ("two years later", "2014")]),
    ("The song came out two days after Christmas.", [("two days after Christmas", "2024-12-27")]),
    ("He died the following year.", [("the following year", None)]),
    # a year is not precise enough for a day
    ("He died in 1936. The next day she fled.", [("1936", "1936"), ("The next day", None)]),
    # parts of the day, clock times
    ("Police raided the flat on Friday morning.", [("Friday morning", "2025-07-04TMO")]),
    ("The quake struck last night.", [("last night", "2025-07-09TNI")]),
    ("The quake struck overnight.", [("overnight", "2025-07-10TNI")]),
    ("The shop closed at 9 p.m. on Friday.", [("9 p.m. on Friday", "2025-07-04T21:00")]),
    ("The siren rang at 9:30 a.m. GMT on Tuesday.", [("9:30 a.m. GMT on Tuesday", "2025-07-08T09:30")]),
    ("The raid came at dawn on Tuesday.", [("dawn on Tuesday", "2025-07-08TMO")]),
    ("The shop closed at ten o'clock on Friday.", [("ten o'clock on Friday", "2025-07-04T10:00")]),
    ("The truce expires on Sunday at noon.", [("Sunday at noon", "2025-07-13T12:00")]),
    # intervals
    (
        "The war lasted from 2014 to 2016.",
        [("2014 to 2016", "2014/2016"), ("2014", "2014"), ("2016", "2016")],
    ),
    ("The 2014-2016 war is over.", [("2014-2016", "2014/2016"), ("2014", "2014"), ("2016", "2016")]),
    (
        "The fair ran from May 3 to May 9.",
        [("May 3 to May 9", "2025-05-03/2025-05-09"), ("May 3", "2025-05-03"), ("May 9", "2025-05-09")],
    ),
    ("He was away from April 27 to the 3rd.", [("April 27 to the 3rd", "2025-04-27/2025-05-03")]),
    ("The fair was held May 3-9, 2019.", [("May 3-9, 2019", "2019-05-03/2019-05-09")]),
    (
        "The fair will run from June 20 to July 30.",
        [("June 20 to July 30", "2025-06-20/2025-07-30"), ("June 20", "2025-06-20"), ("July 30", "2025-07-30")],
    ),
    (
        "Between November 2023 and March 2024 he was ill.",
        [
            ("November 2023 and March 2024", "2023-11/2024-03"),
            ("November 2023", "2023-11"),
            ("March 2024", "2024-03"),
        ],
    ),
    (
        "From May to June 1981 she taught; in March the same year she had wed.",
        [
            ("May to June 1981", "1981-05/1981-06"),
            ("May", "1981-05"),
            ("June 1981", "1981-06"),
            ("March the same year", "1981-03"),
        ],
    ),
    ("The bank will close for two weeks starting July 20.", [("two weeks starting July 20", "2025-07-20/2025-08-02")]),
    ("The office is closed for three days from Monday.", [("three days from Monday", "2025-07-14/2025-07-16")]),
    ("He is away for a week beginning tomorrow.", [("a week beginning tomorrow", "2025-07-11/2025-07-17")]),
    ("The three months ended June 30 were weak.", [("The three months", "P3M"), ("June 30", "2025-06-30")]),
    # durations
    ("The siege lasted five years.", [("five years", "P5Y")]),
    ("They marched for three hours and ten minutes.", [("three hours and ten minutes", "PT3H10M")]),
    ("He got a ten-year sentence.", [("ten-year", "P10Y")]),
    ("It has rained for the last three weeks.", [("the last three weeks", "P3W")]),
    ("The feud has run for decades.", [("decades", "PXY")]),
    ("Several months passed.", [("Several months", "PXM")]),
    ("The wait took nearly two and a half years.", [("nearly two and a half years", "P2.5Y")]),
    ("Two days before the vote he gave up.", [("Two days", "P2D")]),
    # sets
    ("The board meets every Monday.", [("every Monday", "XXXX-WXX-1")]),
    ("The ferry sails daily and twice a week stops here.", [("daily", "P1D"), ("twice a week", "P1W")]),
    ("The annual fair is here.", [("annual", "P1Y")]),
    ("Snow falls in winter.", [("winter", "XXXX-WI")]),
    ("The ferry sails on the 19th of every month.", [("the 19th of every month", "XXXX-XX-19")]),
    ("The market opens every other Tuesday.", [("every other Tuesday", "XXXX-WXX-2")]),
    ("He is never at home on a Monday.", [("a Monday", "XXXX-WXX-1")]),
    ("He often came on a Friday night.", [("a Friday night", "XXXX-WXX-5TNI")]),
    # vague
    ("In recent months the rebels have gained ground.", [("recent months", "PAST_REF")]),
    ("He recently quit; now he farms.", [("recently", "PAST_REF"), ("now", "PRESENT_REF")]),
    (
        "In the past it was cheap; in the near future it may not be.",
        [("the past", "PAST_REF"), ("the near future", "FUTURE_REF")],
    ),
    ("Aid will arrive in the coming days.", [("the coming days", "FUTURE_REF")]),
    ("Years ago he drove a cab.", [("Years ago", "PAST_REF")]),
    ("Hours after the raid he hid; months later he fled.", [("Hours", "PTXH"), ("months later", "PXM")]),
    # no times
    ("Theresa May and Noel Christmas said that two 1/2 pints sold 24/7.", []),
    ("The 47-year-old senator, aged 47, may run.", []),
    ("They spoke on the eve of the summit.", []),
    ("They spoke hours before the summit and left the day after the vote.", [("hours", "PTXH")]),
    ("Every now and again he sang; at the end of the day, he lost.", []),
    ("Call 555-2010-2015 or 82-2100.", []),
    ("He said 'no' to '45 men'.", []),
    ("He won by 2,015 votes and paid $2015 for it.", []),
    ("The crowd may march to the second gate in a minute's silence.", [("a minute", "PT1M")]),
    ("April said she would march.", []),
]


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[text for text, _ in TIMES])
def test_times(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read_times(text) == expected


ANCHORS: list[tuple[str, str | None, list[tuple[str, str | None]]]] = [
    # on a Monday, Monday is today
    ("The ministers met on Monday.", "2025-07-14", [("Monday", "2025-07-14")]),
    ("The ministers met on Monday.", "2025-07-14T08:30:00Z", [("Monday", "2025-07-14")]),
    # a year turns
    (
        "He was hired in December and leaves next month.",
        "2025-01-20",
        [("December", "2024-12"), ("next month", "2025-02")],
    ),
    ("Sales fell in the fourth quarter.", "2025-01-20", [("the fourth quarter", "2024-Q4")]),
    # a date line of the document's own counts before the day on which it, or a copy, was published
    (
        "Talks fail in Oslo\n\nMonday, 7 July 2025\n\nThe envoys met yesterday.",
        "2025-07-10",
        [("Monday, 7 July 2025", "2025-07-07"), ("yesterday", "2025-07-06")],
    ),
    # without a day of publication: the first full date of the text
    (
        "OSLO, March 5, 2024 - The king spoke on Monday.",
        None,
        [("March 5, 2024", "2024-03-05"), ("Monday", "2024-03-04")],
    ),
    # without any: full dates and durations have values, the others none
    ("The king spoke on Monday for two hours.", None, [("Monday", None), ("two hours", "PT2H")]),
    ("He spoke yesterday of the 1990s.", None, [("yesterday", None), ("the 1990s", "199")]),
]


@pytest.mark.parametrize(("text", "published", "expected"), ANCHORS, ids=[f"{a[0]} {a[1]}" for a in ANCHORS])
def test_anchors(text: str, published: str | None, expected: list[tuple[str, str | None]]) -> None:
    assert read_times(text, published) == expected


def test_head_and_kind() -> None:
    annotated = annotate("The fire broke out early on Friday morning.")
    (found,) = find_times(annotated)
    assert found.kind is MentionKind.TIME
    assert annotated.doc[found.head].text == "morning"
    assert (found.head_start, found.head_end) == (found.head, found.head + 1)


def test_preamble_is_not_read() -> None:
    text = "date 2025-07-10 The firm left in May 2020."
    annotated = annotate(text, preamble=text.index("The"))
    assert [annotated.doc[found.start : found.end].text for found in find_times(annotated)] == ["May 2020"]


QUANTITIES: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("The firm paid $1.2 billion.", [("$1.2 billion", 1.2e9, "USD")]),
    ("The firm paid 1.2bn euros.", [("1.2bn euros", 1.2e9, "EUR")]),
    ("The firm paid €40m for it.", [("€40m", 4e7, "EUR")]),
    ("The firm paid 100 million dollars.", [("100 million dollars", 1e8, "USD")]),
    ("The firm paid GBP 30 million.", [("GBP 30 million", 3e7, "GBP")]),
    ("Prices rose 4.5% in a year, wages 3 percent.", [("4.5%", 4.5, "%"), ("3 percent", 3, "%")]),
    ("The quake left 12 dead and 40 injured.", [("12 dead", 12, "dead"), ("40 injured", 40, "injured")]),
    ("A dam of two thousand tonnes held 40 injured men.", [("two thousand tonnes", 2000, "t")]),
    # what is counted is a thing
    ("Gunmen shot three soldiers and 1,500 sheep.", []),
    ("The camp lies 30 km north; it took 40 tonnes of rice.", [("30 km", 30, "km"), ("40 tonnes", 40, "t")]),
    ("One soldier served five years and came first.", []),
    ("In 2014 the 2014 Games opened.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[text for text, _ in QUANTITIES])
def test_quantities(text: str, expected: list[tuple[str, float, str]]) -> None:
    annotated = annotate(text)
    read = []
    for found in find_quantities(annotated):
        assert found.kind is MentionKind.QUANTITY
        assert isinstance(found.value, Quantity)
        words = annotated.doc[found.start : found.end].text
        read.append((words, found.value.number, found.value.unit))
    assert read == expected


def test_units_are_known_once() -> None:
    """A word is a unit of time or a measure, not both."""
    cues = load_ontology().cues
    assert not set(cues.map("times.units_many")) & set(cues.map("quantities.measures"))

"""Pages in words of our own, each with the events a person would read from it on 10 March 2026."""

# the HTML of samples is kept in as few lines as it can be read in
# ruff: noqa: E501
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 3, 10)  # a Tuesday


@dataclass(frozen=True)
class Sample:
    """A page's body and what it announces, a line an event: start, title, and place or status where told."""

    name: str
    html: str
    events: tuple[str, ...]
    title: str = "Willow Creek Tenants Union"
    lang: str = "en"

    @property
    def page(self) -> str:
        return f'<html lang="{self.lang}"><head><title>{self.title}</title></head><body>{self.html}</body></html>'


PATTERNS = (
    Sample(
        "the place follows the linked title in one breath",
        """<h1>Coming up</h1><ul>
        <li>Mar 17 @ 6:00 pm <a href="/e/1">MILL RACE TALKS</a> <span>Larch Books, 12 Mill Street, Willow Creek</span></li>
        <li>Mar 24 @ 6:00 pm <a href="/e/2">RAFTERS</a> <span>Larch Books, 12 Mill Street, Willow Creek</span></li></ul>""",
        (
            "2026-03-17T18:00 MILL RACE TALKS @ Larch Books, 12 Mill Street, Willow Creek",
            "2026-03-24T18:00 RAFTERS @ Larch Books, 12 Mill Street, Willow Creek",
        ),
    ),
    Sample(
        "the place follows the title behind a comma",
        """<h1>Calendar</h1><p><strong>Tue 17 Mar 18:30</strong> &ndash; Larch Book Club, Larch Community Library<br>
        <a href="/1">More info</a></p><p><strong>Tue 24 Mar 18:30</strong> &ndash; Mill Race, Larch Community Library<br>
        <a href="/2">More info</a></p>""",
        (
            "2026-03-17T18:30 Larch Book Club @ Larch Community Library",
            "2026-03-24T18:30 Mill Race @ Larch Community Library",
        ),
    ),
    Sample(
        "a table with a column for each thing",
        """<h1>Public meetings</h1><table><tr><th>Date</th><th>Time</th><th>Meeting</th><th>Location</th></tr>
        <tr><td>March 17, 2026</td><td>6:30 p.m.</td><td>Rent Board hearing</td><td>Larch Hall, Room 4</td></tr>
        <tr><td>April 21, 2026</td><td>7 p.m.</td><td>Zoning forum</td><td>12 Mill Street</td></tr></table>""",
        (
            "2026-03-17T18:30 Rent Board hearing @ Larch Hall, Room 4",
            "2026-04-21T19:00 Zoning forum @ 12 Mill Street",
        ),
    ),
    Sample(
        "cards with the title above the date",
        """<div class=c><h3><a href="/e/1">Know your lease workshop</a></h3><p>Thursday, March 19, 2026</p>
        <p>5:30 – 7 PM</p><p>Elm Branch Library</p></div>
        <div class=c><h3><a href="/e/2">Repair café</a></h3><p>Saturday, March 28, 2026</p><p>10 AM to noon</p>
        <p>Elm Branch Library</p></div>""",
        (
            "2026-03-19T17:30 Know your lease workshop @ Elm Branch Library",
            "2026-03-28T10:00 Repair café @ Elm Branch Library",
        ),
    ),
    Sample(
        "flat headings and paragraphs, the title before the date",
        """<div><h3>Canvass launch</h3><p>April 4, 2026 at 9:30 am</p><h3>Volunteer training</h3>
        <p>April 8, 2026 at 6 pm</p><h3>Rally for safe streets</h3><p>April 11, 2026 at 1 pm</p></div>""",
        (
            "2026-04-04T09:30 Canvass launch",
            "2026-04-08T18:00 Volunteer training",
            "2026-04-11T13:00 Rally for safe streets",
        ),
    ),
    Sample(
        "a list under a heading of the year, one body, one time for all",
        """<h1>Water Board</h1><p>All meetings begin at 2 p.m. in the council chambers.</p>
        <h2>2026 Meeting Dates</h2><ul><li>April 14</li><li>May 12</li><li>June 9</li></ul>""",
        (
            "2026-04-14T14:00 Water Board",
            "2026-05-12T14:00 Water Board",
            "2026-06-09T14:00 Water Board",
        ),
    ),
    Sample(
        "a kind alone is joined to whose it is",
        """<h1>Port Commission</h1><ul><li>March 24, 2026, 6 pm – Special Meeting</li>
        <li>April 28, 2026, 6 pm – Regular Meeting</li></ul>""",
        (
            "2026-03-24T18:00 Port Commission – Special Meeting",
            "2026-04-28T18:00 Port Commission – Regular Meeting",
        ),
    ),
    Sample(
        "several dates in one line share its year and its time",
        "<h1>Tree Council</h1><p>We meet March 18, April 15 and May 20, 2026 at 7:00 pm.</p>",
        (
            "2026-03-18T19:00 Tree Council",
            "2026-04-15T19:00 Tree Council",
            "2026-05-20T19:00 Tree Council",
        ),
    ),
    Sample(
        "days of one month in one line",
        "<h1>Budget Committee</h1><p>Hearings: April 6, 13 and 20, 2026, 5 p.m.</p>",
        (
            "2026-04-06T17:00 Willow Creek Tenants Union Budget Committee – Hearing",
            "2026-04-13T17:00 Willow Creek Tenants Union Budget Committee – Hearing",
            "2026-04-20T17:00 Willow Creek Tenants Union Budget Committee – Hearing",
        ),
    ),
    Sample(
        "the weekday finds the year",
        "<h1>Park Board</h1><ul><li>Wednesday, January 13, 4 pm</li><li>Wednesday, February 10, 4 pm</li></ul>",
        ("2027-01-13T16:00 Park Board", "2027-02-10T16:00 Park Board"),
    ),
    Sample(
        "a school year runs over New Year",
        """<h1>School Council</h1><h2>2025-2026 meetings</h2><p>6 p.m.</p>
        <ul><li>November 12</li><li>January 14</li><li>April 8</li></ul>""",
        (
            "2025-11-12T18:00 School Council",
            "2026-01-14T18:00 School Council",
            "2026-04-08T18:00 School Council",
        ),
    ),
    Sample(
        "month and day in two nodes",
        """<ul><li><div><span>Mar</span><span>21</span></div><h4>Seed swap</h4><p>1:00 pm</p></li>
        <li><div><span>Apr</span><span>18</span></div><h4>Creek cleanup</h4><p>9:00 am</p></li></ul>""",
        ("2026-03-21T13:00 Seed swap", "2026-04-18T09:00 Creek cleanup"),
    ),
    Sample(
        "numbers, month first",
        "<table><tr><td>3/24/2026</td><td>Debate night</td></tr><tr><td>4/7/26</td><td>Phone bank party</td></tr></table>",
        ("2026-03-24 Debate night", "2026-04-07 Phone bank party"),
    ),
    Sample(
        "ISO dates",
        "<table><tr><td>2026-03-24</td><td>Debate night</td></tr><tr><td>2026-04-07</td><td>Phone bank party</td></tr></table>",
        ("2026-03-24 Debate night", "2026-04-07 Phone bank party"),
    ),
    Sample(
        "cancelled and postponed",
        """<h1>Transit Board</h1><ul><li>March 25, 2026, 6 pm – CANCELLED</li>
        <li>April 22, 2026, 6 pm (postponed)</li><li>May 27, 2026, 6 pm</li></ul>""",
        (
            "2026-03-25T18:00 Transit Board [cancelled]",
            "2026-04-22T18:00 Transit Board [postponed]",
            "2026-05-27T18:00 Transit Board",
        ),
    ),
    Sample(
        "midnight is no hour",
        "<ul><li>Sep 18, 2026 @ 12:00 am – Lantern walk</li></ul>",
        ("2026-09-18 Lantern walk",),
    ),
    Sample(
        "struck through",
        "<h1>Bike Club</h1><ul><li><s>April 7, 2026, 6 pm</s></li><li>April 14, 2026, 6 pm</li></ul>",
        ("2026-04-07T18:00 Bike Club [cancelled]", "2026-04-14T18:00 Bike Club"),
    ),
    Sample(
        "a month's grid with its days in the markup",
        """<h2>Calendar</h2><table><tr><td data-date="2026-04-01">1</td><td data-date="2026-04-02">2</td></tr>
        <tr><td data-date="2026-04-01"><a href="/w">6:00pm Wage theft clinic</a></td>
        <td data-date="2026-04-02"><a href="/p">7:00pm Picket training</a></td></tr></table>""",
        ("2026-04-01T18:00 Wage theft clinic", "2026-04-02T19:00 Picket training"),
    ),
    Sample(
        "an accordion for each committee",
        """<h1>Our committees</h1><div><div><a href="#a">Housing Committee</a></div><div><p>5 pm</p><ul><li>April 2, 2026</li>
        <li>May 7, 2026</li></ul></div></div><div><div><a href="#b">Climate Committee</a></div><div><p>6 pm</p>
        <ul><li>April 9, 2026</li><li>May 14, 2026</li></ul></div></div>""",
        (
            "2026-04-02T17:00 Housing Committee",
            "2026-05-07T17:00 Housing Committee",
            "2026-04-09T18:00 Climate Committee",
            "2026-05-14T18:00 Climate Committee",
        ),
    ),
    Sample(
        "a repetition in words with a month left out",
        """<h1>Friends of the River</h1>
        <p>We meet on the second and fourth Tuesdays of each month at 6:30 pm, except July.</p>""",
        (
            "2026-03-10T18:30 Friends of the River "
            "{FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12;BYDAY=2TU,4TU;UNTIL=20270310T235959}",
        ),
    ),
    Sample(
        "a repetition between two months",
        "<h1>Poetry Club</h1><p>The club meets the last Friday of every month, September through May, at 7 pm.</p>",
        (
            "2026-03-27T19:00 Poetry Club "
            "{FREQ=MONTHLY;BYMONTH=1,2,3,4,5,9,10,11,12;BYDAY=-1FR;UNTIL=20270310T235959}",
        ),
    ),
    Sample(
        "dates written out go before the repetition",
        """<h1>Garden Society</h1><p>The society meets every first Monday of the month at 6 pm.</p>
        <ul><li>April 6, 2026</li><li>May 11, 2026 (second Monday)</li></ul>""",
        ("2026-04-06T18:00 Garden Society", "2026-05-11T18:00 Garden Society"),
    ),
    Sample(
        "a run of days",
        "<ul><li>May 1-3, 2026: Folk festival</li><li>June 5 – June 7, 2026: Book fair</li></ul>",
        ("2026-05-01 Folk festival", "2026-06-05 Book fair"),
    ),
    Sample(
        "the time of <time> where no hour is visible",
        '<ul><li><time datetime="2026-04-03T18:00">April 3, 2026</time> Open house</li>'
        '<li><time datetime="2026-04-10T18:00">April 10, 2026</time> Strategy session</li></ul>',
        ("2026-04-03T18:00 Open house", "2026-04-10T18:00 Strategy session"),
    ),
    Sample(
        "the visible hour goes before that of <time>",
        '<ul><li><time datetime="2026-04-03T23:00Z">April 3, 2026, 7 pm</time> Open house</li></ul>',
        ("2026-04-03T19:00 Open house",),
    ),
    Sample(
        "Spanish",
        """<h1>Asamblea de vecinos</h1><ul><li>Martes 17 de marzo de 2026, 18:30: Taller de vivienda</li>
        <li>Jueves 2 de abril de 2026, 19:00: Reunión general</li></ul>""",
        (
            "2026-03-17T18:30 Taller de vivienda",
            "2026-04-02T19:00 Asamblea de vecinos – Reunión general",
        ),
        lang="es",
    ),
    Sample(
        "German",
        """<ul><li>Mittwoch, 18. März 2026, 19 Uhr: Mieterversammlung</li>
        <li>05.05.2026, 18:30 Uhr: Treffen Radverkehr</li></ul>""",
        ("2026-03-18T19:00 Mieterversammlung", "2026-05-05T18:30 Treffen Radverkehr"),
        lang="de",
    ),
    Sample(
        "French, numbers day first",
        """<ul><li>mercredi 18 mars 2026 à 19h30 : Atelier logement</li>
        <li>07/04/2026 à 18h : Réunion de quartier</li></ul>""",
        ("2026-03-18T19:30 Atelier logement", "2026-04-07T18:00 Réunion de quartier"),
        lang="fr",
    ),
)

TRAPS = (
    Sample("no date at all", "<h1>About us</h1><p>We meet to talk about events and calendars.</p>", ()),
    Sample(
        "service times in prose",
        "<h1>Chapel</h1><p>Join us for worship every Sunday at 10 am and prayer service each Wednesday at 7 pm.</p>",
        (),
    ),
    Sample("copyright, telephone, postal code", "<p>© 2026 Us. Call 812-555-0134. 47401-2026</p>", ()),
    Sample(
        "posting and updating dates", "<p>Posted on March 3, 2026</p><p>Last updated: March 9, 2026</p>", ()
    ),
    Sample("a deadline", "<p>Applications are due by April 1, 2026. Deadline: April 3, 2026</p>", ()),
    Sample("the length of a video", "<h2>Watch</h2><p>Recording, 2 hr 13 min, 14:05</p>", ()),
    Sample(
        "no meeting",
        "<h1>Board</h1><ul><li>July 7, 2026 – No meeting</li><li>Office closed July 3, 2026</li></ul>",
        (),
    ),
    Sample("prices, shares and versions", "<p>$3/4 cup, 5/10 points, version 3.12.26.1, 50% 1/2</p>", ()),
    Sample(
        "dates in a menu and a footer", "<nav>March 17, 2026</nav><footer>Founded May 1, 1990</footer>", ()
    ),
    Sample(
        "a date in history",
        "<p>"
        + "The mill was sold by its owners to the county and torn down, and little of it is left today. " * 3
        + "On June 4, 1998 the last wall fell. "
        + "Nobody lives there now and nothing grows. " * 3
        + "</p>",
        (),
    ),
    Sample(
        "one event told by its agenda, its minutes and its row",
        """<h1>Ethics Board</h1><ul><li>February 3, 2026, 5 pm</li></ul><ul>
        <li><a href="a.pdf">Agenda February 3, 2026</a></li><li><a href="m.pdf">Minutes February 3, 2026</a></li></ul>""",
        ("2026-02-03T17:00 Ethics Board",),
    ),
    Sample(
        "a column of deadlines beside the dates",
        """<h1>Plan Commission</h1><table><tr><th>Filing deadline</th><th>Hearing</th></tr>
        <tr><td>March 2, 2026</td><td>April 7, 2026</td></tr><tr><td>April 6, 2026</td><td>May 5, 2026</td></tr></table>""",
        ("2026-04-07 Plan Commission – Hearing", "2026-05-05 Plan Commission – Hearing"),
    ),
    Sample(
        "a date that cannot be", "<ul><li>February 30, 2026: Gala</li><li>April 31, 2026: Ball</li></ul>", ()
    ),
    Sample("years beyond reason", "<p>Party on March 3, 1776. Party on March 3, 2099.</p>", ()),
)

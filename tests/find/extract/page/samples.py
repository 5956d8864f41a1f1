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
        "two days before their month, in a cell",
        """<h1>Otter Troop</h1><p>Otters - Wednesdays 5:30pm - 6:45pm</p><p>Herons - Thursdays 6:00pm - 7:15pm</p><table>
        <tr><th>Date</th><th>Where</th><th>Activity</th></tr>
        <tr><td>8 / 9 April</td><td>Troop Hall</td><td>Knots and games</td></tr>
        <tr><td>Fri 17th - Sun 19th April</td><td>Beech Wood</td><td>Spring camp</td></tr>
        <tr><td>Sat 25th, Sun 26th April</td><td>Mill Pond</td><td>Raft race</td></tr></table>""",
        (
            "2026-04-08T17:30 Knots and games @ Troop Hall",
            "2026-04-09T18:00 Knots and games @ Troop Hall",
            "2026-04-17T18:00 Spring camp @ Beech Wood",
            "2026-04-25T18:00 Raft race @ Mill Pond",
            "2026-04-26T18:00 Raft race @ Mill Pond",
        ),
        lang="en-gb",
    ),
    Sample(
        "day and month in short, the next line with a number begins with a day",
        """<h1>Termine</h1><div><div>25 MÄR</div><h3>Frühlingskonzert</h3><p>🕐 15 - 18 Uhr</p></div>
        <div><div>07 APR</div><h3>Wandertag</h3><p>Treffpunkt Brunnen</p></div>
        <div><div>15 APR</div><h3>Auftaktveranstaltung</h3><p>🕐 19.30 Uhr</p></div>""",
        (
            "2026-03-25T15:00 Frühlingskonzert",
            "2026-04-07 Wandertag",
            "2026-04-15T19:30 Auftaktveranstaltung",
        ),
        lang="de",
    ),
    Sample(
        "a run of days whose year stands with the last",
        """<ul><li>28.6. - 30.6.2026 Sommerfest</li><li>15. bis 17. Mai 2026: Werkstattkurs</li>
        <li>9./10.7.2026 Flohmarkt</li></ul>""",
        (
            "2026-06-28 Sommerfest",
            "2026-05-15 Werkstattkurs",
            "2026-07-09 Flohmarkt",
            "2026-07-10 Flohmarkt",
        ),
        lang="de",
    ),
    Sample(
        "a line of dates alone, without years but the last",
        """<h3>Vorstandssitzungen 2026</h3><p>12.04. | 23.04. | 28.05.2026</p>""",
        ("2026-04-12 Vorstandssitzungen", "2026-04-23 Vorstandssitzungen", "2026-05-28 Vorstandssitzungen"),
        lang="de",
    ),
    Sample(
        "doors open before a show begins",
        "<ul><li>April 3, 2026: Harvest film night. Doors 6pm, film 7pm</li></ul>",
        ("2026-04-03T19:00 Harvest film night",),
    ),
    Sample(
        "gatherings of one series at one hour",
        """<h3>Thursday, April 2</h3><ul><li>12 pm – Mentor lunch: Fern Works</li><li>12 pm – Mentor lunch: Alder Labs</li></ul>
        <h3>Friday, April 3</h3><ul><li>12 pm – Mentor lunch: Birch House</li><li>5 pm – Potluck</li></ul>
        <h3>Saturday, April 4</h3><ul><li>9 am – Seed swap</li><li>11 am – Bike ride</li></ul>""",
        (
            "2026-04-02T12:00 Mentor lunch: Fern Works",
            "2026-04-02T12:00 Mentor lunch: Alder Labs",
            "2026-04-03T12:00 Mentor lunch: Birch House",
            "2026-04-03T17:00 Potluck",
            "2026-04-04T09:00 Seed swap",
            "2026-04-04T11:00 Bike ride",
        ),
    ),
    Sample(
        "one event's page with parts named by their headings",
        """<h1>Letter Writing Workshop</h1><h3>Date &amp; Time</h3><p>Thursday, April 9</p><p>6pm - 8pm</p>
        <h3>Venue</h3><p>Larkspur Media</p><p>22570 Glenn Drive, Sterling, VA 20164</p>
        <h3>Additional Information</h3><p>Contact: <a href="mailto:x@y.example">Jo Doe</a></p><p>Tickets on sale: March 20</p>""",
        ("2026-04-09T18:00 Letter Writing Workshop @ Larkspur Media",),
        title="Letter Writing Workshop",
    ),
    Sample(
        "days as headings, each told hour by hour",
        """<h1>At the Grange</h1><h3>Tuesday, March 17</h3><ul><li>9:00 am – Coffee hour</li>
        <li>7:00 pm – Listening session on the plan</li></ul><h3>Wednesday, March 18</h3><ul><li>5:30 pm – Food shelf shift</li></ul>
        <h3>Saturday, March 21</h3><ul><li>10 am – Creek cleanup</li><li>2 pm – Seed swap</li></ul>""",
        (
            "2026-03-17T09:00 Coffee hour",
            "2026-03-17T19:00 Listening session on the plan",
            "2026-03-18T17:30 Food shelf shift",
            "2026-03-21T10:00 Creek cleanup",
            "2026-03-21T14:00 Seed swap",
        ),
    ),
    Sample(
        "a program of one evening is one event",
        "<h1>Town supper</h1><h3>Saturday, March 21</h3><p>5 pm Doors</p><p>6 pm Supper and talk</p>",
        ("2026-03-21T17:00 Town supper",),
    ),
    Sample(
        "terms and their dates",
        """<h1>Elm County Club: Events</h1><dl><dt>Captains meeting</dt><dd>Mon., Apr. 6, 2026, 7 p.m.</dd>
        <dt>Phone bank</dt><dd>Wed., Apr. 8, 2026, 5:30–8 p.m.</dd></dl>""",
        ("2026-04-06T19:00 Captains meeting", "2026-04-08T17:30 Phone bank"),
        title="Events",
    ),
    Sample(
        "rows of a month and its days",
        """<h1>City Council</h1><p>All meetings begin at 5:30 p.m.</p><table>
        <tr><th>March</th><td>10</td><td>24</td></tr><tr><th>April</th><td>14</td><td>28</td></tr></table>""",
        (
            "2026-03-10T17:30 City Council Meeting",
            "2026-03-24T17:30 City Council Meeting",
            "2026-04-14T17:30 City Council Meeting",
            "2026-04-28T17:30 City Council Meeting",
        ),
        title="City Council",
    ),
    Sample(
        "days and months in numbers, under a month",
        "<h2>März 2026</h2><p>Mo 16.3. 19:30 Offenes Plenum</p><p>Fr 20.3. 18:00 Fahrraddemo, Rathaus</p>",
        ("2026-03-16T19:30 Offenes Plenum", "2026-03-20T18:00 Fahrraddemo @ Rathaus"),
        lang="de",
    ),
    Sample(
        "a day before its month, an hour with a point",
        """<h1>What's on</h1><article><h2>Repair Café</h2><p>Sat 28th March, 10am–1pm</p><p>St John's Church Hall, Mill Lane</p></article>
        <article><h2>Climate assembly</h2><p>Weds 1st April 7.30pm</p></article>""",
        (
            "2026-03-28T10:00 Repair Café @ St John's Church Hall, Mill Lane",
            "2026-04-01T19:30 Climate assembly",
        ),
        lang="en-GB",
    ),
    Sample(
        "a column of places",
        """<h1>Diary</h1><table><tr><th>Date</th><th>Time</th><th>Event</th><th>Venue</th></tr>
        <tr><td>18/04/2026</td><td>10:00</td><td>Litter pick</td><td>The Green</td></tr>
        <tr><td>03/05/2026</td><td>19:30</td><td>Residents' AGM</td><td>Village Hall</td></tr></table>""",
        ("2026-04-18T10:00 Litter pick @ The Green", "2026-05-03T19:30 Residents' AGM @ Village Hall"),
    ),
    Sample(
        "what it was moved to is not postponed",
        "<h1>Parks Board</h1><ul><li>May 21, 2026 – POSTPONED to May 28, 2026</li></ul>",
        ("2026-05-21 Parks Board Meeting [postponed]", "2026-05-28 Parks Board Meeting"),
        title="Parks Board",
    ),
    Sample(
        "the sentence that tells it, and not the one before",
        """<h1>This week</h1><p>Posted March 9, 2026. Join the March for Housing on Saturday, March 21, at noon at Union Square. Bring a sign.</p>
        <p>Deadline to register to vote: March 30.</p><p>The school board holds a hearing on the budget on Tuesday, March 17 at 6 p.m. in the library, 400 Oak Ave. All may speak.</p>""",
        (
            "2026-03-21T12:00 Join the March for Housing @ Union Square",
            "2026-03-17T18:00 The school board holds a hearing on the budget @ library, 400 Oak Ave",
        ),
    ),
    Sample(
        "weekdays as headings",
        "<h1>Sol Center</h1><h3>Thursdays</h3><p>5:00 PM Community kitchen</p><p>7:30 PM Tenant organizing committee</p>",
        (
            "2026-03-12T17:00 Community kitchen {FREQ=WEEKLY;BYDAY=TH;UNTIL=20270310T235959}",
            "2026-03-12T19:30 Tenant organizing committee {FREQ=WEEKLY;BYDAY=TH;UNTIL=20270310T235959}",
        ),
    ),
    Sample(
        "a weekday in the plural is every week",
        "<h1>Rotary Club of Fernville</h1><p>Meetings: Wednesdays at 12:15 pm, Grand Hotel, 5 Main Street</p>",
        (
            "2026-03-11T12:15 Rotary Club of Fernville @ Grand Hotel, 5 Main Street "
            "{FREQ=WEEKLY;BYDAY=WE;UNTIL=20270310T235959}",
        ),
    ),
    Sample(
        "who meets is named in the rule",
        "<h1>Maple Chapter</h1><p>Our steering committee meets the first Monday of each month at 7pm on Zoom.</p>",
        ("2026-04-06T19:00 steering committee @ Zoom {FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270310T235959}",),
    ),
    Sample(
        "what the trail above the heading says it is",
        "<ul><li>Home</li><li>Committees</li></ul><h2>Ways &amp; Means</h2><ul><li>March 17, 2026, 10 am</li><li>April 7, 2026, 10 am</li></ul>",
        (
            "2026-03-17T10:00 Ways & Means Committee Meeting",
            "2026-04-07T10:00 Ways & Means Committee Meeting",
        ),
        title="Ways & Means | Commission",
    ),
    Sample(
        "a sit-in stays one",
        "<h1>Calendar</h1><ul><li>March 17, 2026, noon: Library sit-in</li></ul>",
        ("2026-03-17T12:00 Library sit-in",),
    ),
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
            "2026-04-14T14:00 Water Board Meeting",
            "2026-05-12T14:00 Water Board Meeting",
            "2026-06-09T14:00 Water Board Meeting",
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
            "2026-03-18T19:00 Tree Council Meeting",
            "2026-04-15T19:00 Tree Council Meeting",
            "2026-05-20T19:00 Tree Council Meeting",
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
        ("2027-01-13T16:00 Park Board Meeting", "2027-02-10T16:00 Park Board Meeting"),
    ),
    Sample(
        "a school year runs over New Year",
        """<h1>School Council</h1><h2>2025-2026 meetings</h2><p>6 p.m.</p>
        <ul><li>November 12</li><li>January 14</li><li>April 8</li></ul>""",
        (
            "2025-11-12T18:00 School Council Meeting",
            "2026-01-14T18:00 School Council Meeting",
            "2026-04-08T18:00 School Council Meeting",
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
            "2026-03-25T18:00 Transit Board Meeting [cancelled]",
            "2026-04-22T18:00 Transit Board Meeting [postponed]",
            "2026-05-27T18:00 Transit Board Meeting",
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
            "2026-04-02T17:00 Housing Committee Meeting",
            "2026-05-07T17:00 Housing Committee Meeting",
            "2026-04-09T18:00 Climate Committee Meeting",
            "2026-05-14T18:00 Climate Committee Meeting",
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
    Sample(
        "no evening, a part of a page and a last day are nothing to go to",
        """<h1>Badger Patrol</h1><h2>Monday 16 March</h2><p>No Badgers or Otters (Half Term)</p>
        <h2>Friday 20 March</h2><p>Campfire night</p><h3>About Beech Wood</h3><h3>Speakers</h3><p>Entries bis zum 3 April</p>""",
        ("2026-03-20 Campfire night",),
        lang="en-gb",
    ),
    Sample(
        "a person with an office is no title, nor is an instruction",
        """<h1>Land Bank Board</h1><ul><li>Jo Doe, Board Chairman<br>April 9, 2026</li>
        <li>Via Webinar<br>May 7, 2026</li></ul>""",
        ("2026-04-09 Land Bank Board Meeting", "2026-05-07 Land Bank Board Meeting"),
    ),
    Sample(
        "signs that nobody sees",
        "<ul><li>\u200b\u200bOpen re\u00adhearsal, April 9, 2026</li></ul>",
        ("2026-04-09 Open rehearsal",),
    ),
    Sample(
        "on the page of a body, words about its business are no titles",
        """<h1>Rent Board</h1><p>April 9, 2026, 6 pm</p><p>Answers to your questions</p>
        <h3><a href="/k">Kaweah tenants</a></h3><p>May 7, 2026, 6 pm</p>""",
        ("2026-04-09T18:00 Rent Board Meeting", "2026-05-07T18:00 Kaweah tenants"),
    ),
    Sample(
        "a public holiday and a closed house are nothing to go to",
        """<h1>Events</h1><ul><li>May 25, 2026: Memorial Day</li><li>June 19, 2026: Library is closed</li>
        <li>June 20, 2026: Juneteenth picnic</li></ul>""",
        ("2026-06-20 Juneteenth picnic",),
    ),
    Sample(
        "what a list displays is no event",
        """<h1>Tree Council</h1><p>Displaying 2 meetings from 1/1/2026 to 12/31/2026</p>
        <ul><li>April 8, 2026, 7 pm</li><li>May 6, 2026, 7 pm</li></ul>""",
        ("2026-04-08T19:00 Tree Council Meeting", "2026-05-06T19:00 Tree Council Meeting"),
    ),
    Sample(
        "a due date",
        "<ul><li>April 8, 2026: Response due date</li><li>April 9, 2026: Bidders forum</li></ul>",
        ("2026-04-09 Bidders forum",),
    ),
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
        ("2026-02-03T17:00 Ethics Board Meeting",),
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

"""Heard texts with planted personal data, and texts that only look like it."""

from __future__ import annotations

from itertools import cycle, islice

PLANTED = {
    "e-mail": (
        "rosa.vega@example.org",
        "j_tull+board@mail.example.com",
        "kim [at] example [dot] net",
        "o.brandt@uni-beispiel.de",
        "kim dot tull at example dot org",
    ),
    "telephone": (
        "402-555-0188",
        "(402) 555-0188",
        "+1 402 555 0188",
        "402.555.0188",
        "+49 30 5550188",
        "030 5550188",
        "+44 20 7946 0958",
        "4025550188",
        "+1(402)555-0188",
        "(402)5550188",
        "402 5550188",
        "402/555-0188",
        "555-0188",
        "06 12 34 56 78",
        "(020) 7946 0321",
        "0151 23 45 67 89",
    ),
    "handle": (
        "@rosavega",
        "@kim_t@social.example",
        "instagram.com/rosa.vega",
        "@Mayor4Lights",
        "u/lights_now",
        "@r.vega",
        "tiktok.com/@rosavega",
        "linkedin.com/in/rosa-vega",
        "instagram: rosa_v99",
        "rosa#2044",
    ),
    "address": (
        "1418 Maple Street",
        "22 N Birch Ave",
        "905 Old Mill Road, Apt 4",
        "Lindenstraße 14",
        "Calle Mayor 31",
        "P.O. Box 418",
        "7b Station Road",
        "12 rue de la Paix",
        "123 main street",
        "456 elm st",
        "2200 Highway 20",
        "4521 Doctor Amara Field Jr Blvd",
        "33 Church Row",
        "610 Cedar Hollow Loop",
        "1010 Linden Mall",
        "Plaza Mayor 3",
        "RR 2 Box 118",
        "15-17 King Street",
        "3300 Holdrege",
        "Am Markt 7",
    ),
    "plate": (
        "7ABC123",
        "license plate KLM 482",
        "B-AB 1234",
        "plate number 24-B771",
        "AB12 CDE",
        "AB-123-CD",
        "plate # KDJ 221",
        "B-ÖL 99",
    ),
}
FRAMES = (
    "She said to write to {} about the lights.",
    "He is at {} and wants the bus back",
    "Contact: {}, they said, before Friday.",
    "Somebody ({}) offered to help with the garden",
    "We were told {} is where to ask!",
)
INNOCENT = (
    "Bill HB 1234 and SB 202 go to committee on 3/14/2026 at 6:30 pm.",
    "The budget grew from 402,555 to 1,250,000 dollars in 2024-2025.",
    "Route 66 and Highway 6 meet at Exit 401.",
    "About 40 people came, 12 to 15 of them for the first time.",
    "Item 14 Street lighting was moved to 2026-03-12.",
    "She lives on Maple Street and takes the 7 bus.",
    "At 5 we met @ the library, 30 of us.",
    "Ordinance 2026-118 passed 5-4; section 12.08.030 stays.",
    "ISO 9001 and RFC 5545 were mentioned by nobody.",
    "The plate of cookies was gone by 7.",
    "Call the city if the light is out, ask for public works.",
    "Rents rose 20 % in 10 years: $850 to $1,020.",
    "The 5 Way stop on Main has had 14 crashes.",
    "Ward 3 has 11,204 voters and 2 polling places.",
    "The 40 new street lights and the 12 quiet street corners were praised.",
    "Her car is 20 years old, and 3 vans broke down.",
    "Call the library before 10, number 12 bus stops there.",
    "We tag along with 3 other groups on Tuesdays.",
    "The plaza was full of 300 people, la calle está llena de 300 personas.",
    "We went via the 7 bus and then took the 12.",
    "Instagram: follow us for more; it is on Facebook as well, and on Twitter under review.",
    "Rents went from 500-1200 dollars to 800-1500.",
    "Item 22 Town Plaza lighting was moved, and Ward 3 Oak Street repairs come first.",
    "Ordinance 2024-0117 passed 7-2, case 24-1234 was dismissed.",
    "Bus 66 runs along Highway 50 to Exit 12; 12 March 2024 and 06 06 2024 were cold.",
    "They want 20 mph on every road and 12 dr appointments a week.",
)


def plant() -> list[tuple[str, str, str]]:
    """Every planted thing in a frame: (text, kind, what was planted)."""
    things = [(kind, thing) for kind, listed in PLANTED.items() for thing in listed]
    frames = islice(cycle(FRAMES), len(things) * len(FRAMES))
    return [
        (frame.format(thing), kind, thing)
        for (kind, thing), frame in zip([one for one in things for _ in FRAMES], frames, strict=True)
    ]

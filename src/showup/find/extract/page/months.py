"""The names of months and weekdays in English, Spanish, French and German."""

from __future__ import annotations

_MONTHS = """
january jan enero ene janvier janv januar jänner jän
february feb febrero février fevrier févr fevr februar
march mar marzo mars märz mär maerz mrz
april apr abril abr avril avr
may mayo mai
june jun junio juin juni
july jul julio juillet juil juli
august aug agosto ago août aout
september sept sep septiembre setiembre septembre
october oct octubre octobre oktober okt
november nov noviembre novembre
december dec diciembre dic décembre decembre déc dezember dez
"""
_WEEKDAYS = """
monday mon lunes lundi montag
tuesday tuesdays tues tue martes mardi dienstag
wednesday weds wed miércoles miercoles mercredi mittwoch
thursday thurs thur thu jueves jeudi donnerstag
friday fri viernes vendredi freitag
saturday sat sábado sabado samedi samstag sonnabend
sunday sun domingo dimanche sonntag
"""


def _number(table: str, first: int) -> dict[str, int]:
    rows = table.strip().splitlines()
    return {name: number for number, row in enumerate(rows, first) for name in row.split()}


def _alternate(names: dict[str, int]) -> str:
    """By first letters, so that few are tried; longer names first, so that "sept" does not end at "sep"."""
    families: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        families.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in sorted(families.items()))


MONTHS = _number(_MONTHS, 1)
WEEKDAYS = _number(_WEEKDAYS, 0)
MONTH = rf"(?:{_alternate(MONTHS)})"
WEEKDAY = rf"(?:{_alternate(WEEKDAYS)})"
# so short that only a date right after them tells that they are weekdays
SHORT_WEEKDAYS = _number("mo lun\ndi\nmi mié mie mer\ndo jue jeu\nfr vie ven\nsa sáb sab sam\nso dom dim", 0)
INITIALS = {"m": 0, "t": 1, "tu": 1, "w": 2, "th": 3, "r": 3, "f": 4, "sa": 5, "su": 6}

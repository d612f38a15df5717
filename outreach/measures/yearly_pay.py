"""Pay as a range a year, so that what a brief asks for and what recruiters told can be compared. Pure."""

import re

LEAST = 10_000  # what is less is no yearly pay in most currencies, so nothing is made of it [J]
_NUMBER = re.compile(r"(\d+(?:[.,'’\s]\d{3})*)([.,]\d{1,2})?\s*([km])?\b(?!\s*%)", re.IGNORECASE)
_OTHER_PERIOD = re.compile(r"\b(hour|hourly|day|daily|week|weekly|month|monthly)\b|/\s*[hdwm]\b", re.IGNORECASE)
_TIMES = {"k": 1_000, "m": 1_000_000}
_MONTHS = {"year": 1, "month": 12}


def asked_pay(text):
    """(lowest, highest) a year of the free text of a brief: "230–270k", "120.000 bis 140.000", "from 95k" (no upper
    end). None where it says nothing that can be compared.
    """
    if _OTHER_PERIOD.search(text):
        return None
    found = _NUMBER.findall(text)[:2]
    unit = found[-1][2] if found else ""  # of "230–270k" the k holds for both
    ends = sorted(_amount(*number, unit) for number in found)
    if not ends or ends[0] < LEAST:
        return None
    return ends[0], ends[1] if len(ends) == 2 else float("inf")


def told_pay(said):
    """(lowest, highest) a year over what was told as (low, high, period); None where none was for a year or month."""
    ends = [(low * _MONTHS[period], high * _MONTHS[period]) for low, high, period in said if period in _MONTHS]
    return (min(low for low, _high in ends), max(high for _low, high in ends)) if ends else None


def _amount(whole, fraction, own, unit):
    number = float(re.sub(r"\D", "", whole) + fraction.replace(",", "."))
    unit = own or (unit if number < 1_000 else "")
    return number * _TIMES.get(unit.lower(), 1)

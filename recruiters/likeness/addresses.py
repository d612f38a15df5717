"""What addresses say about who someone is: domains of one's own, general mailboxes, phones, places."""

import re
from functools import lru_cache

from common.text import domain_of, fold

from .thresholds import PHONE_DIGITS

# Anyone may have a page or a mailbox there: such a domain says nothing about a firm.
_HOSTED_WORDS = """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com yahoo.co.uk yahoo.de
    yahoo.fr ymail.com aol.com icloud.com me.com mac.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de
    freenet.de mail.com mail.ru yandex.ru yandex.com proton.me protonmail.com zoho.com zohosites.com eircom.net
    btinternet.com btconnect.com sky.com talktalk.net virginmedia.com comcast.net verizon.net att.net
    sbcglobal.net bellsouth.net cox.net earthlink.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it
    virgilio.it tiscali.it alice.it qq.com 163.com 126.com naver.com rediffmail.com bigpond.com optusnet.com.au
    xtra.co.nz shaw.ca rogers.com sympatico.ca telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl bluewin.ch
    telia.com seznam.cz wp.pl onet.pl wordpress.com wixsite.com wix.com weebly.com squarespace.com
    squarespace-mail.com blogspot.com blogger.com business.site google.com sites.google.com googlesites.com
    tumblr.com medium.com substack.com github.io gitlab.io netlify.app vercel.app herokuapp.com web.app
    firebaseapp.com pages.dev azurewebsites.net godaddysites.com jimdo.com jimdofree.com jimdosite.com webnode.com
    strikingly.com carrd.co webflow.io myshopify.com notion.site linktr.ee linkedin.com facebook.com fb.com
    twitter.com x.com instagram.com xing.com youtube.com t.me yell.com indeed.com glassdoor.com monster.com
    yelp.com reed.co.uk bullhornstaffing.com bit.ly eventbrite.com
"""
_HOSTED = frozenset(_HOSTED_WORDS.split())
_GENERAL_WORDS = """
    info infos information jobs job contact contacts contactus kontakt contacto contatti hello hi hallo office
    admin administration hr careers career karriere recruitment recruiting recruit recruiter recruiters enquiries
    enquiry inquiries inquiry mail email team cv cvs resume resumes bewerbung bewerbungen sales support help
    noreply no donotreply talent post reception apply application applications staffing search bureau
    zentrale service services accounts general main people candidates vacancies work welcome marketing
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())
_STREETS_WORDS = """
    street st road rd avenue ave av blvd boulevard lane ln drive dr place pl square sq highway hwy pkwy parkway
    court ct way suite ste floor fl unit block house building co county city town of the greater area near at and
    n s e w north south east west ne nw se sw upper lower between off
"""
_STREETS = frozenset(_STREETS_WORDS.split())
_COUNTRIES_WORDS = """
    ireland irl ie uk gb gbr england scotland wales usa us america canada ca germany deutschland de france fr
    spain es italy it netherlands nl belgium be austria at switzerland ch australia au india poland pl ny tx ma co
    ga wa on bc il fl nj pa va nc oh mi az
"""
_COUNTRIES = frozenset(_COUNTRIES_WORDS.split()) | {
    "united kingdom",
    "great britain",
    "united states",
    "united states of america",
    "northern ireland",
    "new zealand",
}
_FIRST_PART = re.compile(r"[^@.+_-]*")
_NOT_DIGIT = re.compile(r"\D+")
_SEGMENTS = re.compile(r"[,;/|\n]+| - ")


def own_domain(domain):
    """The domain, or '' where anyone may have a page or mailbox."""
    return "" if domain in _HOSTED else domain


@lru_cache(maxsize=50_000)
def domain_of_email(address):
    """The registrable domain that an address proves, '' for a mailbox that anyone may have."""
    return own_domain(domain_of(address))


def is_general(address):
    """A mailbox of a house, not of a person: info@, jobs@ …"""
    return _FIRST_PART.match(address)[0] in _GENERAL


def shared_phone(ones, others):
    """A phone that both have, or ''; the country may be missing on one side."""
    for one in ones:
        for other in others:
            if one == other or _agree(_digits(one), _digits(other)):
                return one
    return ""


def phone_end(phone):
    """The last digits, by which a phone is found whether or not its country is written; '' where it is too short."""
    digits = _digits(phone)
    return digits[-PHONE_DIGITS:] if len(digits) >= PHONE_DIGITS else ""


def places_agree(one, other):
    """True where two free texts name a common place, False where they can't, None where that is open."""
    if not one or not other:
        return None
    (parts, words, numbers), (other_parts, other_words, other_numbers) = _places(one), _places(other)
    if numbers and other_numbers and not numbers & other_numbers:
        return False
    if not parts or not other_parts:  # countries only
        return fold(one) == fold(other) if not parts and not other_parts else None
    if not words & other_words:
        return False
    if any(part <= another or another <= part for part in parts for another in other_parts):
        return True
    return True if same_address(one, other) else None


def same_address(one, other):
    """Whether two free texts name the same house: number and street or town, not a town alone."""
    (_, words, numbers), (_, other_words, other_numbers) = _places(one), _places(other)
    return bool(numbers & other_numbers and words & other_words)


@lru_cache(maxsize=20_000)
def _places(text):
    """(the parts of a free text of places as sets of words, all their words, all numbers); no countries, no codes."""
    parts, numbers = set(), set()
    for segment in _SEGMENTS.split(text):
        words = [word for word in fold(segment).split() if word not in _STREETS]
        numbers.update(word for word in words if word.isdigit())
        words = frozenset(word for word in words if not word.isdigit())
        if any(len(word) > 2 and word not in _COUNTRIES for word in words) and fold(segment) not in _COUNTRIES:
            parts.add(words)
    return parts, frozenset().union(*parts), numbers


def _digits(phone):
    return _NOT_DIGIT.sub("", phone).lstrip("0")


def _agree(one, other):
    if min(len(one), len(other)) < PHONE_DIGITS:
        return False
    return one.endswith(other) or other.endswith(one)

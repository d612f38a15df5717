"""What a comparison needs to know of a firm or a person, from a list, a form or the directory."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(slots=True)
class FirmFacts:
    """`id`: an int is a directory id; a firm that is not in the directory has any other hashable.

    `names`: trading and former names. `domain`: registrable (common.text.domain_of). `emails`: email_key'd.
    `phones`: E.164, or as written where the country is not known. `places`: free text, several by commas: where the
    firm is, not where one of its people sits, since one name at another place is another branch.
    """

    id: Hashable
    name: str
    names: tuple = ()
    domain: str = ""
    emails: tuple = ()
    phones: tuple = ()
    places: str = ""


@dataclass(slots=True)
class PersonFacts:
    """`id` as of FirmFacts. `emails`, `phones`, `profiles`: keys (email_key, phone_key, profile_key).

    `firms`: ids of the firms where this person works, as in FirmFacts.id; `firm_names`: what those are called.
    """

    id: Hashable
    name: str
    emails: tuple = ()
    phones: tuple = ()
    profiles: tuple = ()
    firms: tuple = ()
    firm_names: tuple = ()

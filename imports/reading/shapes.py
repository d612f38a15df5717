"""Exports that people bring often, told by their header; those of the wrong kind are refused by name."""

from .outline import Unreadable

SHAPES = {
    "linkedin": [
        "first name,last name,company,position,connected on",
        "vorname,nachname,unternehmen,position,vernetzt am",
        "vorname,nachname,firma,position,vernetzt seit",
        "prénom,nom,entreprise,poste",
    ],
    "google": [
        "given name,family name,e-mail 1 - value",
        "first name,last name,e-mail 1 - label",
        "name,organization 1 - name",
        "first name,organization name,labels",
    ],
    "outlook": [
        "first name,last name,e-mail address,business phone",
        "first name,last name,e-mail address,job title,company",
        "vorname,nachname,e-mail-adresse,firma",
    ],
    "thunderbird": [
        "first name,last name,display name,primary email",
        "vorname,nachname,anzeigename,primäre e-mail-adresse",
    ],
}
WRONG = {
    "linkedin_messages": ["conversation id,from,to,content", "conversation id,from,to,date"],
    "linkedin_other": [
        "from,to,sent at,message,direction",
        "first name,last name,maiden name,headline,summary",
        "company name,title,description,location,started on,finished on",
        "organization,followed on",
        "application date,contact email,job title,job url",
        "first name,last name,company,job title,text,creation date,status",
        "endorsement date,skill name",
    ],
}


def shape_of(header):
    """linkedin, google, outlook, thunderbird or ''. Raises Unreadable for LinkedIn's other files."""
    names = {cell.casefold().strip() for cell in header}
    for code, sets in WRONG.items():
        if any(names.issuperset(wanted.split(",")) for wanted in sets):
            raise Unreadable(code)
    for shape, sets in SHAPES.items():
        if any(names.issuperset(wanted.split(",")) for wanted in sets):
            return shape
    return ""

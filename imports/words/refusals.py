"""Why a file was refused as a whole: what it is, and what to do."""

from django.utils.translation import gettext as _


def sentence(code, **params):
    """The sentence for an Unreadable of imports/reading."""
    return (_kinds() | _losses() | _limits()).get(code, _broken()) % params


def _broken():
    return _("This file could not be read. Open it where it came from and save it as CSV or XLSX.")


def _kinds():
    save = _("Open it where it came from and save the table as CSV or XLSX.")
    return {
        "pdf": _("This is a PDF.") + " " + save,
        "document": _("This is a text document.") + " " + save,
        "presentation": _("This is a presentation.") + " " + save,
        "database": _("This is a database.") + " " + save,
        "json": _("This is a JSON file.") + " " + save,
        "xml": _("This is an XML file.") + " " + save,
        "old_excel": _("This is a workbook of a very old Excel. Open it in a newer one and save it as XLSX."),
        "numbers": _("This is a Numbers file. Open it in Numbers and export it as CSV or Excel."),
        "html": _("This is a web page without a table. Copy the list from it and paste it, or save it as CSV."),
        "image": _("This is a picture or a film. A list must be text or a workbook: CSV, XLSX, ODS or vCard."),
        "archive": _("This is a compressed file. Unpack it and choose the list in it."),
        "zip": _("This is a ZIP archive, not a workbook. Unpack it and choose the list in it."),
        "zip_linkedin": _("This is LinkedIn's whole download. Unpack it and choose Connections.csv."),
        "linkedin_messages": _("This is LinkedIn's messages file. In the same download, choose Connections.csv."),
        "linkedin_other": _("This is another of LinkedIn's files. In the same download, choose Connections.csv."),
        "calendar": _("This is a calendar file. Export your contacts instead, as CSV or vCard."),
        "ldif": _("This is an LDIF address book. Export it again as CSV or vCard."),
        "outlook_data": _("This is Outlook's own data file. In Outlook, export your contacts as CSV."),
        "encoded_mail": _("This is an e-mail. Save the list that is attached to it and choose that."),
        "unknown_bytes": _("This file is neither text nor a workbook. Choose a CSV, XLSX, XLS, ODS or vCard file."),
    }


def _losses():
    return {
        "empty": _("The file is empty. Choose one with at least one row."),
        "empty_sheet": _("The sheet “%(sheet)s” is empty. Choose another sheet, or another file."),
        "only_header": _("The file has a header but no rows below it."),
        "no_such_header": _("The file has no line %(line)s for the header. Choose an earlier line."),
        "no_sheet": _("The workbook has no sheet with cells, only charts."),
        "no_such_sheet": _("The workbook has no sheet named “%(sheet)s”. Choose one of its sheets."),
        "no_cards": _("No contact card in this file names a person, a firm, an e-mail address or a phone number."),
        "no_list": _("This reads like running text. A list has one name, link or e-mail address a line."),
        "no_such_encoding": _("The encoding “%(encoding)s” is not known here. Choose one of the list."),
        "not_in_encoding": _("The file is not written in %(encoding)s. Choose another encoding."),
        "encrypted": _("This workbook is protected by a password. Save it without the password and choose it again."),
        "broken_workbook": _("This workbook is damaged or of an unusual kind. Open it in Excel and save it as XLSX."),
    }


def _limits():
    return {
        "too_large": _("The file is too large to be read here. Split it, or leave out columns that are not needed."),
        "too_slow": _("Reading the file took longer than %(seconds)s seconds. Split it, or save it as CSV."),
        "unpacks_too_large": _("Unpacked, this workbook has more than %(megabytes)s MB. Save the one sheet as CSV."),
        "too_many_rows": _("The list has more than %(most)s rows. Split it into several files."),
        "too_many_columns": _("Line %(line)s has more than %(most)s columns. Leave out those that are not needed."),
        "cell_too_long": _("A cell in line %(line)s has more than %(most)s letters. Shorten it."),
        "line_too_long": _("Line %(line)s is too long for a list. Check that the file has line ends."),
    }

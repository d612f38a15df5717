"""Links that open a written message in a mail program or on the web; '' where the text is too long for one."""

from urllib.parse import quote, urlencode

# Characters of a whole link that still arrive: Windows hands a mail program about 2,000, the web servers 8,000.
MOST_MAILTO = 1_900
MOST_WEB = 7_500


def mailto(to, subject, body):
    """One recipient, as RFC 6068 writes it: line ends are CR LF, spaces %20."""
    said = urlencode({"subject": subject, "body": body.replace("\n", "\r\n")}, quote_via=quote)
    return _short(f"mailto:{quote(to, safe='@+')}?{said}", MOST_MAILTO)


def gmail(to, subject, body):
    said = urlencode({"view": "cm", "fs": "1", "to": to, "su": subject, "body": body}, quote_via=quote)
    return _short(f"https://mail.google.com/mail/?{said}", MOST_WEB)


def outlook(to, subject, body):
    said = urlencode({"to": to, "subject": subject, "body": body}, quote_via=quote)
    return _short(f"https://outlook.office.com/mail/deeplink/compose?{said}", MOST_WEB)


def _short(link, most):
    return link if len(link) <= most else ""

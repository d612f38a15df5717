"""Whether a firm or a person of the directory is on the reader's list, and the button that adds them."""

from django import template

from common.addresses import address
from common.stencil import fill
from recruiters.models import Firm

register = template.Library()


@register.simple_tag(takes_context=True)
def in_list(context, record, relationship=None, paid_by="", fresh=False):
    """`paid_by`: who pays the firm, since adding one that charges job seekers asks first. `fresh`: just added."""
    adds = "outreach:add_firm" if isinstance(record, Firm) else "outreach:add_recruiter"
    filled = {
        "id": record.public_id, "name": record.shown_name, "csrf": context["csrf_token"],
        "add_url": address(adds, record.public_id),
        "url": address("outreach:relationship", relationship.public_id) if relationship else "",
    }  # fmt: skip
    asked = {"on_list": relationship is not None, "asks": paid_by == Firm.PaidBy.SEEKER, "fresh": fresh}
    return fill("outreach/_in_list.html", filled, asked)

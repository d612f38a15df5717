"""Messages to one recruiter in the outbox: how they are named there, and how they are found again."""

from functools import reduce

from django.db.models import Q

from mail.models import OutgoingMail

KIND = "message"


def message_key(relationship, once):
    """The key of a mail in the outbox; `once` is a token of the form, so that two clicks send one."""
    return f"{KIND}:{relationship.public_id}:{once}"


def messages_to(relationship):
    """Mails to one person through the seeker's own account, those of joined relationships too; the latest first."""
    joined = type(relationship).objects.filter(merged_into=relationship.pk).values_list("public_id", flat=True)
    starts = [Q(key__startswith=f"{KIND}:{one}:") for one in (relationship.public_id, *joined)]
    mails = OutgoingMail.objects.filter(reduce(Q.__or__, starts), user=relationship.seeker_id, kind=KIND)
    return mails.order_by("-created_at")

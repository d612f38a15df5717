"""A claim that a firm told of: "we introduced you to these hirers". Kept from its answer, taken back by undo."""

from dataclasses import replace

from django.db import models, transaction

from accounts.models import Preferences
from accounts.rights import Right
from common.ids import new_public_id
from recruiters.models import Firm

from .change import Removable, RemovableQuerySet
from .employer import Employer, Employers
from .private import PrivateRecord


class Claim(Removable, PrivateRecord):
    """What follows from a submission stands there (claim_until); this is what nobody here would know otherwise."""

    changed_as = ("claim_id", "pk")
    opened_by = Right.SUBMISSIONS

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="+")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="claims")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    introduced_on = models.DateField()
    until = models.DateField()
    act = models.ForeignKey("accounts.Act", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = RemovableQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["seeker", "until"], name="claims_of_seeker")]

    def __str__(self):
        return f"claim {self.public_id}"

    @classmethod
    def keep_answer(cls, by, seeker, firm, told):
        """What a firm answered: [(employer's name, introduced on, claimed until)], by one act. Returns the Claims.

        Who is named twice, or was kept with the same days before, is kept once.
        """
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=seeker.pk)
            employers, made = Employers(seeker), []
            live = cls.objects.visible_to(seeker).live().filter(firm=firm)
            there = set(live.values_list("employer_id", "introduced_on", "until"))
            for name, introduced_on, until in told:
                employer = employers.made(name, by.at)
                if employer is None or (employer.pk, introduced_on, until) in there:
                    continue
                there.add((employer.pk, introduced_on, until))
                by = replace(by, act=by.act_for(seeker, "claims"))
                claim = cls(seeker=seeker, firm=firm, employer=employer, introduced_on=introduced_on, until=until)
                made.append(claim.begin(by, "claims"))
        return made

"""The shared directory in the admin site: kept by staff. Private records never appear, not even as a choice."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.dates import now
from common.text import domain_of, sort_key

from .models import Affiliation, ContactPoint, Firm, Neighbours, Recruiter, Specialty
from .models.firm import PROFILE_AXES


class KeptByStaff:
    """Staff keep the directory, without further permissions; nothing is deleted, it is archived."""

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    has_change_permission = has_view_permission

    def has_add_permission(self, request, obj=None):
        return request.user.is_staff

    def has_delete_permission(self, request, obj=None):
        return False


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])


class FirmForm(forms.ModelForm):
    trading_names = LinesField(required=False, help_text=_("One on each line."))
    website = forms.URLField(required=False, max_length=200, assume_scheme="https")

    def clean(self):
        cleaned = super().clean()
        twins = Firm.objects.filter(
            owner=None, name_key=sort_key(cleaned.get("name", "")), domain=domain_of(cleaned.get("website") or "")
        )
        if twins.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("The directory has a firm of this name and website already."))
        return cleaned


class NeighboursForm(forms.ModelForm):
    also = LinesField(required=False, help_text=_("Other codes of the same region or country, one on each line."))
    near = LinesField(help_text=_("Codes that lie next to it, one on each line."))


class SpecialtyForm(forms.ModelForm):
    aliases = LinesField(required=False, help_text=_("One on each line."))


@admin.action(description=_("Archive: no longer shown in the directory"))
def archive(model_admin, request, queryset):
    queryset.update(archived_at=now())


@admin.action(description=_("Bring back from the archive"))
def bring_back(model_admin, request, queryset):
    """One that was merged comes back by the undo of its merge."""
    queryset.filter(merged_into__isnull=True).update(archived_at=None)


class SharedAdmin(KeptByStaff, admin.ModelAdmin):
    """Directory records without an owner."""

    exclude = ["owner"]
    search_fields = ["name_key"]
    list_filter = [("archived_at", admin.EmptyFieldListFilter)]
    actions = [archive, bring_back]
    filter_horizontal = ["specialties"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(owner=None)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, sort_key(search_term) if search_term else "")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **(kwargs | _shared_only(db_field)))


@admin.register(Firm)
class FirmAdmin(SharedAdmin):
    form = FirmForm
    list_display = ["name", "pay_model", "setting", "paid_by", "places"]
    list_filter = ["pay_model", "setting", "paid_by", *SharedAdmin.list_filter]
    autocomplete_fields = ["succeeded_by"]

    def save_model(self, request, obj, form, change):
        """What decides timings is dated: it acts from today on, and no date computed before moves."""
        axes = {name: form.cleaned_data[name] for name in PROFILE_AXES if change and name in form.changed_data}
        for name in axes:
            setattr(obj, name, form.initial[name])
        super().save_model(request, obj, form, change)
        if axes:
            obj.change_profile(request.user.today(now()), **axes)


class ContactPointInline(KeptByStaff, admin.TabularInline):
    model = ContactPoint
    fields = ["kind", "value"]
    extra = 1

    def has_delete_permission(self, request, obj=None):
        return request.user.is_staff


class AffiliationInline(KeptByStaff, admin.TabularInline):
    model = Affiliation
    autocomplete_fields = ["firm"]
    extra = 1

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **(kwargs | _shared_only(db_field)))


@admin.register(Recruiter)
class RecruiterAdmin(SharedAdmin):
    list_display = ["name", "title", "place"]
    inlines = [AffiliationInline, ContactPointInline]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(unavailable_at=None)


@admin.register(Affiliation)
class AffiliationAdmin(KeptByStaff, admin.ModelAdmin):
    list_display = ["recruiter", "firm", "title", "started_on", "ended_on"]
    search_fields = ["recruiter__name_key", "firm__name_key"]
    autocomplete_fields = ["recruiter", "firm"]
    list_select_related = ["recruiter", "firm"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(recruiter__owner=None, firm__owner=None)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **(kwargs | _shared_only(db_field)))


@admin.register(Specialty)
class SpecialtyAdmin(KeptByStaff, admin.ModelAdmin):
    form = SpecialtyForm
    list_display = ["name", "axis", "code", "rank"]
    list_filter = ["axis"]
    search_fields = ["name", "code"]


@admin.register(Neighbours)
class NeighboursAdmin(KeptByStaff, admin.ModelAdmin):
    form = NeighboursForm
    list_display = ["code", "axis", "near"]
    list_filter = ["axis"]
    search_fields = ["code"]


def _shared_only(db_field):
    """A shared row never points to a private one: not offered, and refused when forged."""
    model = db_field.related_model
    return {"queryset": model.objects.filter(owner=None)} if model in (Firm, Recruiter) else {}

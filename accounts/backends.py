"""Who signs in, and who comes back with a session."""

from allauth.account.auth_backends import AuthenticationBackend
from django.core.exceptions import PermissionDenied

from .models import User


class Backend(AuthenticationBackend):
    """Email and password; a reader comes with the preferences that every page asks for, in one query."""

    def authenticate(self, request, **credentials):
        """The user, or PermissionDenied: no other backend needs to hash the same password once more."""
        user = super().authenticate(request, **credentials)
        if user is None:
            raise PermissionDenied
        return user

    def get_user(self, user_id):
        """The user with preferences; None where there is none or it may not sign in."""
        user = User.objects.select_related("preferences").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

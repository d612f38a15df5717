"""One-time sign-in links for admins: signed, good for 24 hours, spent with the first password that is set."""

from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import User

GOOD_FOR = timedelta(hours=24)
SALT = "recruitpath.first-admin"


def new_token(user, at):
    """A token for a user, good for 24 hours from `at` (aware)."""
    return signing.dumps([user.public_id, (at + GOOD_FOR).isoformat(), _state(user)], salt=SALT)


def user_of(token, at):
    """The user that a token lets in at an instant; None for one that is forged, expired or spent."""
    try:
        public_id, until, state = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    user = User.objects.filter(public_id=public_id, is_active=True, is_staff=True).first()
    if not user or at >= datetime.fromisoformat(until) or not constant_time_compare(state, _state(user)):
        return None
    return user


def spend(user, password):
    """Set the password once: False where another request was faster. The address counts as verified from now on."""
    former = user.password
    user.set_password(password)
    if not User.objects.filter(pk=user.pk, password=former).update(password=user.password):
        return False
    user.verify_email()
    return True


def _state(user):
    """Changes with the password and each sign-in, so that what was used once is never good again."""
    return salted_hmac(SALT, f"{user.password}{user.last_login}{user.email}").hexdigest()[:20]

"""The WSGI door for the web server."""

import os

from django.core.wsgi import get_wsgi_application

from .room import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")

application = with_room(get_wsgi_application())

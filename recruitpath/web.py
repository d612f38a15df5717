"""The web server: gunicorn with threads, the application loaded once before its processes fork and so shared."""

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from .environment import LOOPBACK


def refuse_demo_in_the_open(environment):
    """The sentence that refuses to serve demo accounts to other machines, or an empty string."""
    if not environment.embedded or environment.host in LOOPBACK:
        return ""
    from django.contrib.auth import get_user_model
    from django.db import connection

    demo = get_user_model().objects.filter(is_demo=True).exists()
    connection.close()
    if not demo:
        return ""
    return (
        f"HOST={environment.host} is refused while demo accounts exist, because their password is public: "
        "run “manage.py leave_demo” first."
    )


def serve(environment):
    """Serve until a signal ends it."""
    Web(environment).run()


class Web(BaseApplication):
    """Measured with a bare Django: preloaded threads hold 44 MB, without preloading 49 MB, granian 55 MB."""

    def __init__(self, environment):
        self.environment = environment
        super().__init__()

    def load_config(self):
        host = f"[{self.environment.host}]" if ":" in self.environment.host else self.environment.host
        for name, value in {
            "bind": f"{host}:{self.environment.port}",
            "workers": self.environment.web_processes,
            "threads": self.environment.web_threads,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 8,
            "keepalive": 15,
            "logger_class": ThroughOurLog,
            "loglevel": self.environment.log_level.lower(),
            "control_socket_disable": True,
            "proc_name": "recruitpath-web",
        }.items():
            self.cfg.set(name, value)

    def load(self):
        from django.urls import get_resolver

        from recruitpath.wsgi import application

        # Views and forms come in now, once, instead of with somebody's first page.
        get_resolver().url_patterns  # noqa: B018
        return application


class ThroughOurLog(Logger):
    """gunicorn's own lines take the way of all others, where addresses are blanked."""

    def setup(self, cfg):
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        self.error_log.setLevel("WARNING" if cfg.loglevel == "info" else cfg.loglevel.upper())

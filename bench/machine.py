"""What the figures were measured on, without names of hosts or folders."""

import os
import platform
from datetime import UTC, datetime


def machine():
    """One line per thing that matters."""
    return [
        f"{datetime.now(UTC):%d %B %Y}",
        f"{os.cpu_count()} cores ({_processor()}), {_memory():.0f} GB memory",
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        f"load average before: {os.getloadavg()[0]:.1f}",
    ]


def _memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown"

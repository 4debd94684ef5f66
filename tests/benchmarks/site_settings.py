"""Our settings, with the views that pages are measured against."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.site_urls"

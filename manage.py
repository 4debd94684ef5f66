#!/usr/bin/env python
"""Run a management command."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import connections

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    finally:
        # An open pool would hold up the exit of a failed command for seconds.
        for connection in connections.all(initialized_only=True):
            connection.close_pool()

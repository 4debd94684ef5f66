"""What the demo's web processes run: the site, until the demo is gone."""

import os
import threading
import time

from config.wsgi import application

__all__ = ["application"]

PARENT = int(os.environ["PLUMBLINE_DEMO"])


def outlive_nobody():
    """End with the demo, even after kill -9, which lets it tell nobody."""
    while os.getppid() == PARENT:
        time.sleep(0.5)
    os._exit(1)


threading.Thread(target=outlive_nobody, daemon=True).start()

"""nginx with the configuration that ships, before a site that a test can stop."""

import http.client
import re
import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from tests.processes import free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
SHIPPED = settings.BASE_DIR / "config" / "nginx.conf"
HTTPS = """    listen 443 ssl http2;  # change: certificate and name
    ssl_certificate /etc/ssl/plumbline.example.crt;
    ssl_certificate_key /etc/ssl/plumbline.example.key;
    server_name plumbline.example;
"""
MAIN = """daemon off;
pid {folder}/pid;
error_log stderr error;
worker_processes 1;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/plumbline.conf;
}}
"""


def shipped(folder, port, application):
    """The file that ships, with what it says to change changed."""
    found = SHIPPED.read_text().partition("server {\n    listen 80;")[0]
    for old, new in (
        (HTTPS, f"    listen 127.0.0.1:{port};\n    server_name localhost;\n"),
        ("/var/cache/nginx/plumbline", f"{folder}/cache"),
        # A server that is stopped goes on with the connections that it has.
        ("keepalive 16;", "keepalive 16; keepalive_requests 1;"),
        ("server 127.0.0.1:8000;", f"server 127.0.0.1:{application};"),
    ):
        assert old in found
        found = found.replace(old, new)
    return found


class Site:
    """The application in a thread, and nginx before it."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()

    def __enter__(self):
        self.application = LiveServer("127.0.0.1")
        user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
        told = shipped(self.folder, self.port, self.application.thread.port)
        (self.folder / "plumbline.conf").write_text(told)
        main = self.folder / "nginx.conf"
        main.write_text(MAIN.format(folder=self.folder, user=user))
        with (self.folder / "said").open("w") as said:  # a pipe would fill up
            self.nginx = subprocess.Popen(
                [NGINX, "-p", self.folder, "-c", main], stderr=said
            )
        self.wait()
        return self

    def wait(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            assert self.nginx.poll() is None, (self.folder / "said").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError("nginx does not listen.")

    def __exit__(self, *_):
        self.nginx.terminate()
        self.nginx.wait(timeout=20)
        self.stop()

    def stop(self):
        """Stop the application; nginx stays."""
        if self.application:
            self.application.stop()
            self.application = None

    def ask(self, path):
        """Ask the application itself, as nginx does."""
        return self.get(path, port=self.application.thread.port)

    def get(self, path, method="GET", cookie=None, port=None, **headers):
        """Ask nginx; return the answer with its body read."""
        sent = {name.replace("__", "-"): value for name, value in headers.items()}
        if cookie:
            sent["Cookie"] = cookie
        address = ("127.0.0.1", port or self.port)
        with closing(http.client.HTTPConnection(*address, timeout=20)) as asked:
            asked.request(method, path, headers={"Host": "localhost"} | sent)
            answer = asked.getresponse()
            answer.body = answer.read()
        return answer

    def kept(self):
        """Everything that lies in the cache."""
        files = (self.folder / "cache").rglob("*")
        return b"".join(path.read_bytes() for path in files if path.is_file())

    def keys(self):
        """The keys of all entries of the cache."""
        found = re.findall(rb"^KEY: (.*)$", self.kept(), re.MULTILINE)
        return {key.decode().rstrip() for key in found}

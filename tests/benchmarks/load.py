"""Load on a server: as much as it takes by `wrk`, else by sockets of our own, or paced."""

import re
import shutil
import socket
import subprocess
import threading
import time
from dataclasses import dataclass, field

HOST = "127.0.0.1"
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
CONNECTIONS = 8


@dataclass
class Load:
    """What came back: answers by status, and how long each took, in seconds."""

    seconds: float
    statuses: dict = field(default_factory=dict)
    times: list = field(default_factory=list)

    @property
    def rate(self):
        return sum(self.statuses.values()) / self.seconds

    @property
    def failed(self):
        return sum(n for status, n in self.statuses.items() if not 200 <= status < 400)

    def slowest(self, share):
        return sorted(self.times)[int(share * (len(self.times) - 1))]


class Connection:
    """A connection that asks again and again, and opens anew if it is closed."""

    def __init__(self, port):
        self.port, self.socket = port, None

    def ask(self, path, headers):
        lines = [f"GET {path} HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        request = ("\r\n".join(lines) + "\r\n\r\n").encode()
        try:
            return self.exchange(request)
        except OSError:
            self.close()
            return 0

    def exchange(self, request):
        if self.socket is None:
            self.socket = socket.create_connection((HOST, self.port), timeout=10)
        self.socket.sendall(request)
        got = self.read(b"", lambda x: b"\r\n\r\n" in x)
        head, _, body = got.partition(b"\r\n\r\n")
        status, length = int(head[9:12]), LENGTH.search(head)
        needed = int(length[1]) if length and status != 304 else 0
        self.read(body, lambda x: len(x) >= needed)
        return status

    def read(self, got, is_enough):
        while not is_enough(got):
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError("closed")
            got += more
        return got

    def close(self):
        if self.socket:
            self.socket.close()
            self.socket = None


def flood(port, path, seconds, **headers):
    """Ask as often as the server answers; return requests a second."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if wrk := shutil.which("wrk"):
        return by_wrk(wrk, port, path, seconds, named)
    load = at_rate(port, path, seconds, None, named, CONNECTIONS)
    if load.failed:
        raise RuntimeError(f"{path}: {load.statuses}")
    return load.rate


def by_wrk(wrk, port, path, seconds, headers):
    sent = [
        word for name, value in headers.items() for word in ("-H", f"{name}: {value}")
    ]
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *sent]
    command.append(f"http://{HOST}:{port}{path}")
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def at_rate(port, path, seconds, rate, headers=(), connections=20):
    """Ask at a rate, whether or not the answers keep up; without one, all the time."""
    load, lock = Load(seconds), threading.Lock()
    began = time.monotonic()

    def ask(first):
        connection, number = Connection(port), first
        while (now := time.monotonic()) < began + seconds:
            if rate and now < (due := began + number / rate):
                time.sleep(due - now)
            started = time.monotonic()
            status = connection.ask(path, dict(headers))
            with lock:
                load.statuses[status] = load.statuses.get(status, 0) + 1
                load.times.append(time.monotonic() - started)
            number += connections
        connection.close()

    threads = [threading.Thread(target=ask, args=[n]) for n in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return load

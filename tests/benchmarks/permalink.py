"""One permalink under load, beside the least that a view can do on the same server.

Run it with `python -m tests.benchmarks.permalink [SECONDS]`; it fails where a share is
missed. Rates are compared with each other only: machines differ.
"""

import http.client
import json
import shutil
import sys
import threading
import time
from contextlib import contextmanager

from tests.benchmarks.load import HOST, at_rate, flood
from tests.processes import data_folder, finish, free_port, manage, start

ROUNDS = 3
WITHOUT_CACHE, WITH_CACHE, UNCHANGED = 0.8, 0.25, 0.5
STEADY, USABLE = 500, 2.0  # requests a second; seconds for a page of the list
BROWSED = ["/", "/?q=targets", "/claims/", "/?relation=undercuts"]


@contextmanager
def site(data, stale):
    """Serve the seeds with granian; pages may be this many seconds stale."""
    port = free_port()
    process = start(
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"),
        *("--port", port, "--log-level", "error", "config.wsgi:application"),
        data=data,
        DJANGO_SETTINGS_MODULE="tests.benchmarks.site_settings",
        PLUMBLINE_STALE_SECONDS=str(stale),
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        finish(process)


def wait_for(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return get(port, "/hello")
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server does not answer.")


def get(port, path):
    asked = http.client.HTTPConnection(HOST, port, timeout=30)
    asked.request("GET", path, headers={"Host": "localhost"})
    answer = asked.getresponse()
    answer.body = answer.read()
    asked.close()
    return answer


def best(port, asked, seconds):
    """The best rate of each in some rounds, taken in turns."""
    rates = dict.fromkeys(asked, 0.0)
    for _ in range(ROUNDS):
        for name, (path, headers) in asked.items():
            rates[name] = max(rates[name], flood(port, path, seconds, **headers))
    return rates


def measure(port, seconds):
    key = json.loads(get(port, "/pairs.feed.json").body)["items"][0]["url"][-8:]
    etag = get(port, f"/p/{key}").getheader("ETag")
    asked = {
        "hello": ("/hello", {}),
        "bare": (f"/bare/{key}", {}),
        "permalink": (f"/p/{key}", {}),
        "304": (f"/p/{key}", {"If_None_Match": etag}),
    }
    return f"/p/{key}", best(port, asked, seconds)


def steady(port, path, seconds):
    """Ask at a steady rate while somebody browses; return both loads."""
    slowest = []

    def browse():
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for page in BROWSED:
                began = time.monotonic()
                assert get(port, page).status == 200
                slowest.append(time.monotonic() - began)
                time.sleep(0.2)

    reader = threading.Thread(target=browse)
    reader.start()
    load = at_rate(port, path, seconds, STEADY)
    reader.join()
    return load, max(slowest)


def told(what, found, wanted):
    print(f"{what:<52} {found:7.2f}   {wanted}")


def main(seconds):
    print(f"load by {shutil.which('wrk') or 'our own sockets'}, {ROUNDS} × {seconds} s")
    missed = []
    with data_folder() as data:
        code, output = finish(manage("demo", "--noserve", data=data), within=300)
        assert code == 0, output
        for stale in (0, 5):
            with site(data, stale) as port:
                path, rates = measure(port, seconds)
                missed += shares(rates, stale)
                if not stale:
                    missed += usable(port, path, seconds * ROUNDS)
    return missed


def shares(rates, stale):
    said = ", ".join(f"{name} {rate:.0f}" for name, rate in rates.items())
    print(f"up to {stale} s stale, requests a second: {said}")
    permalink, unchanged = rates["permalink"], rates["304"]
    if stale:
        found = [
            ("permalink / hello", permalink / rates["hello"], WITH_CACHE),
            ("304 / hello", unchanged / rates["hello"], UNCHANGED),
        ]
    else:
        found = [("permalink / bare", permalink / rates["bare"], WITHOUT_CACHE)]
    for what, share, least in found:
        told(what, share, f"at least {least}")
    return [f"{what}, {stale} s" for what, share, least in found if share < least]


def usable(port, path, seconds):
    load, slowest = steady(port, path, seconds)
    print(f"at {STEADY} a second for {seconds} s: {load.statuses}")
    told("answered a second", load.rate, f"asked: {STEADY}")
    told("slowest page of a reader meanwhile, s", slowest, f"at most {USABLE}")
    told("permalink, 95 % within, ms", 1000 * load.slowest(0.95), "")
    wrong = ["errors under steady load"] if load.failed else []
    wrong += ["rate not kept"] if load.rate < 0.95 * STEADY else []
    return wrong + (["browsing is slow"] if slowest > USABLE else [])


if __name__ == "__main__":
    if missed := main(int(sys.argv[1]) if len(sys.argv) > 1 else 4):
        sys.exit("Missed: " + "; ".join(missed))

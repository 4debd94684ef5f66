"""What a data folder holds, and programs of PostgreSQL on it."""

import re

from tests.processes import finish, manage, python

ASK = """
from config.embedded.server import Server
server = Server()
server.ensure("plumbline")
connection = server.connected("plumbline")
print(*connection.execute({!r}).fetchone())
"""
ROWS = """
    SELECT (SELECT count(*) FROM claims_claim), (SELECT count(*) FROM claims_pair),
        (SELECT count(*) FROM sources_citation), (SELECT count(*) FROM claims_place),
        (SELECT count(*) FROM claims_publishedpair), (SELECT count(*) FROM sources_event)
"""
RUN = """
import subprocess
from config.embedded.server import PORT, USER, Server
server = Server()
server.ensure("plumbline")
where = ["-h", str(server.sockets), "-p", PORT, "-U", USER]
for program, *words in {!r}:
    subprocess.run([server.programs / program, *where, *words], check=True)
"""
PROVE = """
import django
django.setup()
from django.core.management import call_command
call_command("verifyhistory")
call_command("checkcitations")
"""


def rows(data):
    code, output = finish(python(ASK.format(ROWS), data=data))
    assert code == 0, output
    return output.split()


def done(*words, data, **options):
    """Run a command of ours to its end and return what it says."""
    code, output = finish(manage(*words, data=data, **options), within=120)
    assert code == 0, output
    return output


def run(commands, data):
    """Run programs of PostgreSQL on the server of a data folder."""
    code, output = finish(python(RUN.format(commands), data=data))
    assert code == 0, output


def proof(data):
    """What both commands that prove a database say of it, with the head of the history."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings"}
    code, output = finish(python(PROVE, data=data, **settings))
    assert code == 0, output
    assert re.search(r"head \d+:[0-9a-f]{64}", output)
    return output

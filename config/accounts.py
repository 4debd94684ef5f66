"""One account of each role for the demo, with passwords that nobody could guess."""

import os
import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction

ROLES = {
    "analyst": "analyst",
    "editor": "editor",
    "editor2": "editor",
    "publisher": "publisher",
    "admin": "admin",
}
LENGTH = 12  # bytes of randomness


@transaction.atomic
def make_accounts(file):
    """Make the accounts that are missing; return the passwords if these are new.

    The passwords are kept in a file of lines “name password” that only its
    owner can read. An account that is there keeps its password.
    """
    known = dict(line.split() for line in read(file))
    new = {name: secrets.token_urlsafe(LENGTH) for name in ROLES if name not in known}
    if new:
        write(file, known | new)
    for name, password in (known | new).items():
        if name in ROLES and not User.objects.filter(username=name).exists():
            user = User.objects.create_user(name, password=password, is_staff=True)
            user.groups.add(Group.objects.get(name=ROLES[name]))
    return new


def read(file):
    return file.read_text().splitlines() if file.exists() else []


def write(file, passwords):
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w") as kept:
        kept.writelines(f"{name} {password}\n" for name, password in passwords.items())

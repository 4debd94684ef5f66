"""An account of each role."""

from django.contrib.auth.models import Group, User
from django.test import Client

ROLES = ["analyst", "editor", "publisher", "admin"]


def account(role, username=None):
    user = User.objects.create(username=username or f"an-{role}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def at_the_desk(user):
    client = Client()
    client.force_login(user)
    return client

from django.apps import AppConfig
from django.contrib.admin import apps


class PlumblineConfig(AppConfig):
    """The whole: settings, addresses, roles, the demo."""

    name = "config"
    default = True


class DeskConfig(apps.AdminConfig):
    """Django's admin, with our desk as its site."""

    default_site = "config.desk.Desk"
    default = False

from django.apps import AppConfig
from django.contrib.admin import apps
from django.db.models.signals import post_migrate

from config.pools import close_at_exit


def after_migration(app_config, using, **kwargs):
    """Make the roles once the last of our applications has its permissions."""
    from config.roles import make_roles

    if app_config.label == "claims" and using == "default":
        make_roles()


class PlumblineConfig(AppConfig):
    """The whole: settings, addresses, roles, the demo."""

    name = "config"
    default = True

    def ready(self):
        close_at_exit()
        post_migrate.connect(after_migration, dispatch_uid="roles")


class DeskConfig(apps.AdminConfig):
    """Django's admin, with our desk as its site."""

    default_site = "config.desk.Desk"
    default = False

"""Roles are groups; what each may do at the desk is said here and nowhere else."""

from django.apps import apps
from django.db import transaction

from claims.models import (
    Actor,
    Attribution,
    Claim,
    ClaimActor,
    ClaimLink,
    CorrectionSuggestion,
    Dimension,
    Discrepancy,
    Figure,
    Outcome,
    OutcomeActor,
    OutcomeLink,
    Pair,
    Place,
    Report,
    ReportCitation,
    Side,
    SideCitation,
    Silence,
    Suggestion,
    Topic,
)
from sources.models import Anchor, Explanation, Publisher, Source

REVIEWED = [Claim, Outcome, Pair, Discrepancy, Silence]
DRAFTED = [*REVIEWED, Actor, Place, Topic, Publisher, Source, Report, Side]
DRAFTED += [ClaimActor, OutcomeActor, ClaimLink, OutcomeLink, Dimension]
DRAFTED += [ReportCitation, Attribution, Figure, SideCitation]


def permissions(models, *actions):
    return {
        (model._meta.app_label, model._meta.model_name, action)
        for model in models
        for action in actions
    }


def wanted():
    """Return what each role may do: (application, model, action)."""
    ours = [
        m
        for app in ("sources", "claims")
        for m in apps.get_app_config(app).get_models()
    ]
    user, group = (apps.get_model("auth", name) for name in ("User", "Group"))
    log = apps.get_model("admin", "LogEntry")
    job = apps.get_model("procrastinate", "ProcrastinateJob")
    analyst = permissions([*ours, job], "view")
    editor = analyst | permissions(DRAFTED, "add", "change", "delete")
    editor |= permissions(REVIEWED, "approve")
    decided = [CorrectionSuggestion, Anchor, Explanation, Suggestion, job]
    editor |= permissions(decided, "change")
    return {
        "analyst": analyst,
        "editor": editor,
        "publisher": editor | permissions(REVIEWED, "publish", "withdraw"),
        "admin": analyst
        | permissions([user], "view", "add", "change")
        | permissions([group, log], "view"),
    }


@transaction.atomic
def make_roles():
    """Make the groups, or bring them up to date; done after every migration."""
    from django.contrib.auth.models import Group, Permission

    known = {
        (x.content_type.app_label, x.content_type.model, action(x)): x
        for x in Permission.objects.select_related("content_type")
    }
    for role, may in wanted().items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(known[x] for x in may)


def action(permission):
    return permission.codename.removesuffix(f"_{permission.content_type.model}")

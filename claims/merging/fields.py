"""The facts of records side by side, and which of them the kept record takes."""

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import models

from claims.workflow import Refused
from sources.admin.changes import shown

# What is chosen with a field, since it says how the field is known or meant.
ALONG = {
    "happened": ["happened_basis", "happened_ground", "window"],
    "published": ["published_basis", "published_ground"],
    "publisher": ["publisher_basis", "publisher_ground"],
    "agency": ["agency_basis", "agency_ground"],
    "url": ["url_basis"],
    "latitude": ["longitude", "precision"],
    "status": ["corroboration"],
}
UNITED = (ArrayField, models.JSONField)


@dataclass(frozen=True)
class Choice:
    """A field that the records put differently, and what each of them says."""

    name: str
    label: str
    values: list  # (record, in words), in the order of the records


def facts(model):
    """The fields of a model that an editor fills, each once."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and field.name not in {*along_of(model), "state"}
        and not isinstance(field, (*UNITED, DateTimeRangeField))
    ]


def names_of(model):
    return {field.name for field in model._meta.concrete_fields}


def along_of(model):
    """The fields of a model that are chosen along with others of it."""
    known = names_of(model)
    return {x for name in known for x in ALONG.get(name, ()) if x in known}


def bundle(model, name):
    """A field and what is chosen along with it."""
    known = names_of(model)
    names = [name, *(x for x in ALONG.get(name, ()) if x in known)]
    return [model._meta.get_field(x) for x in names]


def choices(records):
    """What the records put differently, field by field."""
    model = type(records[0])
    for field in facts(model):
        group = bundle(model, field.name)
        stored = [tuple(value_of(x, record) for x in group) for record in records]
        if len({repr(values) for values in stored}) > 1:
            said = [(record, in_words(group, record)) for record in records]
            yield Choice(field.name, field.verbose_name, said)


def value_of(field, record):
    return getattr(record, field.attname)


def in_words(group, record):
    said = [shown(field, value_of(field, record)) for field in group]
    return ", ".join(words for words in said if words)


def unite(winner, losers):
    """Let the winner have all names and all identifiers of those merged into it."""
    changed = []
    for field in winner._meta.concrete_fields:
        if isinstance(field, UNITED) and field.editable:
            before = getattr(winner, field.name)
            after = united(field, [winner, *losers])
            if after != before:
                setattr(winner, field.name, after)
                changed.append(field.name)
    if changed:
        winner.save(update_fields=changed)


def united(field, records):
    values = [getattr(record, field.name) for record in records]
    if isinstance(field, models.JSONField):
        return {key: x for value in reversed(values) for key, x in value.items()}
    named = [*values[0]]
    for record, value in zip(records[1:], values[1:], strict=True):
        named += [record.name, *value]
    return [x for x in dict.fromkeys(named) if x != records[0].name]


def take(winner, values):
    """Let the winner take the value of each named field from the record named with it.

    A value that may stand only once is exchanged: the loser has the other from then on.
    """
    if not values:
        return
    before = getattr(winner, "name", "")
    for name, giver in values.items():
        for field in bundle(type(winner), name):
            take_field(winner, giver, field)
    if "name" in values and hasattr(winner, "aliases"):
        names = [x for x in [*winner.aliases, before] if x != winner.name]
        winner.aliases = [*dict.fromkeys(names)]
    try:
        winner.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    winner.save()


def take_field(winner, giver, field):
    mine, theirs = value_of(field, winner), value_of(field, giver)
    if field.unique:
        rows = type(winner).objects
        free = None if field.null else giver.public_id
        rows.filter(pk=giver.pk).update(**{field.attname: free})
        rows.filter(pk=winner.pk).update(**{field.attname: theirs})
        rows.filter(pk=giver.pk).update(**{field.attname: mine})
    setattr(winner, field.attname, theirs)

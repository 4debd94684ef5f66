"""Many keys in one parameter: a list of thousands is read as fast as one."""

from django.db.models import BooleanField, F, Func, Value


class Among(Func):
    """Whether a key is one of some."""

    template = "(%(expressions)s::bigint[]))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, name, keys):
        super().__init__(F(name), Value([*keys]))

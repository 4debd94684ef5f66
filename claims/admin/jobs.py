"""The queue of what workers do: what waits, runs and has failed, why, and once more."""

from django.contrib import admin, messages
from django.db.models import (
    BigIntegerField,
    Case,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Cast
from django.utils.timezone import now
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from claims.models import JobFailure
from claims.suggesting.workers import NAMES, alive, cancel, tally, try_again
from claims.tasks import ATTEMPTS
from sources.admin.desk import ViewOnly
from sources.jobs import READ_TEXT
from sources.models import Revision

TASKS = {READ_TEXT: "read a text for suggestions", "take_up": "take up what was left"}
UNKNOWN = "No worker knows this task: it was meant for another version."

admin.site.unregister(ProcrastinateJob)


class StateFilter(admin.SimpleListFilter):
    """Jobs by their state, in our words."""

    title = parameter_name = "state"

    def lookups(self, request, model_admin):
        return NAMES.items()

    def queryset(self, request, jobs):
        return jobs.filter(status=self.value()) if self.value() else jobs


@admin.register(ProcrastinateJob)
class JobAdmin(ViewOnly):
    """What succeeded is not kept; what failed stays until it is tried once more."""

    change_list_template = "admin/job_change_list.html"
    list_display = ["about", "task", "state", "attempts", "error", "next_at", "last_at"]
    list_filter = [StateFilter, "task_name"]
    search_fields = ["task_name"]
    fields = ["about", "task", "state", "attempts", "next_at", "last_at", "errors"]
    readonly_fields = fields
    ordering = ["-pk"]
    actions = ["retry", "cancel"]

    def get_queryset(self, request):
        is_key = Q(args__revision__gt=0, args__revision__lt=2**63)
        key = Case(When(is_key, then=Cast("args__revision", BigIntegerField())))
        text = Revision.objects.filter(pk=OuterRef("text"))
        events = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).order_by("-at")
        found = super().get_queryset(request).annotate(text=key)
        return found.annotate(
            last_at=Subquery(events.values("at")[:1]),
            title=Subquery(text.values("source__title")),
            number=Subquery(text.values("number")),
        ).prefetch_related(Prefetch("failures", JobFailure.objects.order_by("-pk")))

    def has_retry_permission(self, request):
        return request.user.has_perm("procrastinate.change_procrastinatejob")

    @admin.display(description="text")
    def about(self, job):
        return f"{job.title}, text {job.number}" if job.number else f"job {job.pk}"

    @admin.display(ordering="task_name")
    def task(self, job):
        return TASKS.get(job.task_name, job.task_name)

    @admin.display(ordering="status")
    def state(self, job):
        return NAMES.get(job.status, job.status)

    @admin.display(description="last error")
    def error(self, job):
        last = next(iter(job.failures.all()), None)
        if last is None and job.status == "failed" and job.task_name not in TASKS:
            return UNKNOWN
        return last

    @admin.display(description="errors, the last first")
    def errors(self, job):
        told = (f"{x.at:%-d %b %Y %H:%M:%S}: {x}" for x in job.failures.all())
        return "\n".join(told)

    @admin.display(description="tried again")
    def next_at(self, job):
        if job.status == "failed":
            return f"not by itself, after {ATTEMPTS} attempts or more"
        waits = job.status == "todo" and job.scheduled_at
        return job.scheduled_at if waits and job.scheduled_at > now() else None

    @admin.display(description="last event", ordering="last_at")
    def last_at(self, job):
        return job.last_at

    @admin.action(
        description="Try failed and cancelled jobs once more", permissions=["retry"]
    )
    def retry(self, request, jobs):
        number = try_again([job.pk for job in jobs])
        messages.success(request, f"{number} wait for a worker again.")

    @admin.action(description="Cancel jobs that wait", permissions=["retry"])
    def cancel(self, request, jobs):
        number = cancel([job.pk for job in jobs])
        said = "they stay here, and can be tried once more. What runs is let finish."
        messages.success(request, f"{number} cancelled: {said}")

    def changelist_view(self, request, extra_context=None):
        context = {
            "title": "What workers do",
            "workers": alive(),
            "tally": tally(),
        }
        return super().changelist_view(request, context | (extra_context or {}))


@admin.register(JobFailure)
class JobFailureAdmin(ViewOnly):
    """Every error of every job that is not done yet, the last first."""

    list_display = ["error", "message", "job", "at"]
    list_filter = ["error", "at"]
    list_select_related = ["job"]
    search_fields = ["error", "message"]
    date_hierarchy = "at"

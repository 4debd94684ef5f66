"""The queue of what workers do: what waits, runs and has failed, and once more."""

from django.contrib import admin, messages
from django.db.models import Max
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.utils import utcnow

from claims.suggesting.workers import NAMES, alive, tally
from sources.admin.desk import ViewOnly
from sources.models import Revision

admin.site.unregister(ProcrastinateJob)


@admin.register(ProcrastinateJob)
class JobAdmin(ViewOnly):
    """What succeeded is not kept; what failed stays until it is tried once more."""

    change_list_template = "admin/job_change_list.html"
    list_display = ["task_name", "about", "state", "attempts", "last_at"]
    list_filter = ["status", "task_name"]
    search_fields = ["task_name"]
    fields = ["task_name", "about", "state", "attempts", "scheduled_at", "last_at"]
    ordering = ["-pk"]
    actions = ["retry"]

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found.annotate(last_at=Max("procrastinateevent__at"))

    def has_retry_permission(self, request):
        return request.user.has_perm("procrastinate.change_procrastinatejob")

    @admin.display(description="text")
    def about(self, job):
        key = job.args.get("revision")
        found = Revision.objects.filter(pk=key).select_related("source").first()
        return f"{found.source}, text {found.number}" if found else "—"

    @admin.display(ordering="status")
    def state(self, job):
        return NAMES.get(job.status, job.status)

    @admin.display(description="last event", ordering="last_at")
    def last_at(self, job):
        return job.last_at

    @admin.action(description="Try failed jobs once more", permissions=["retry"])
    def retry(self, request, jobs):
        failed = jobs.filter(status="failed")
        for job in failed:
            app.job_manager.retry_job_by_id(job.pk, retry_at=utcnow())
        messages.success(request, f"{len(failed)} wait for a worker again.")

    def changelist_view(self, request, extra_context=None):
        context = {"workers": alive(), "tally": tally()}
        return super().changelist_view(request, context | (extra_context or {}))

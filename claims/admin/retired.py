"""Citation rows that show whether an editor has retired the citation, and why."""

from django.contrib import admin


class RetiredCitations:
    """For inlines whose rows have a citation and `kept_because`."""

    readonly_fields = ["citation", "retired"]

    @admin.display(description="retired")
    def retired(self, row):
        """Say in which version the source no longer says it, and the reason given."""
        if not row.pk:
            return "no"
        anchor = row.citation.anchors.filter(decision="retired").first()
        if anchor is None:
            return "no"
        return f"in version {anchor.revision.number}: {anchor.reason}"

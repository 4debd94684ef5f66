"""What went wrong with a job is deleted with it, by whomever."""

from django.db import migrations

BIND = """
ALTER TABLE claims_jobfailure ADD CONSTRAINT jobfailure_of_a_job
FOREIGN KEY (job_id) REFERENCES procrastinate_jobs (id) ON DELETE CASCADE
"""
UNBIND = "ALTER TABLE claims_jobfailure DROP CONSTRAINT jobfailure_of_a_job"


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_edition")]

    operations = [migrations.RunSQL(BIND, UNBIND)]

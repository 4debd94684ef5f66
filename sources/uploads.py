"""What is uploaded is read to its end, and held no further than a text can need."""

from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from sources.ingest.document import HEAVIEST


class Bounded(FileUploadHandler):
    """Holds what a request uploads in memory, and all of it is at most one text's file.

    Beyond that the form is given a file of its true size with nothing in it.
    """

    came = 0  # bytes, of all files of the request

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.came += len(raw_data)
        if self.came > HEAVIEST:
            self.file = BytesIO()
        else:
            self.file.write(raw_data)

    def file_complete(self, file_size):
        self.file.seek(0)
        return UploadedFile(self.file, self.file_name, self.content_type, file_size)

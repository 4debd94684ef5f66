"""What every desk of ours shares: saves that lose nothing, and histories."""

from sources.admin import captured, explanations, records, worklist

__all__ = ["captured", "explanations", "records", "worklist"]

"""What every desk of ours shares: saves that lose nothing, and histories."""

"""The pages that everybody may read, drawn from what was published."""

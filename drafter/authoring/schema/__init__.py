"""JSON Schemas of all file kinds, so that an editor completes and explains Chinese keys."""

"""Writing: findings to a brief that can be checked."""

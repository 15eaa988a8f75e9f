"""The whole job on a workspace: the one place that joins the rooms to the store."""

from watchword.desk.desk import Desk, DeskError, workspace_path, write_whole

__all__ = ["Desk", "DeskError", "workspace_path", "write_whole"]

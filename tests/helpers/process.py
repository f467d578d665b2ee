"""Code in a process of its own."""

import subprocess
import sys
from pathlib import Path


def child(
    code: str, *arguments: object, environment: dict[str, str] | None = None, folder: Path | None = None
) -> list[str]:
    """Run code in a process of its own; the lines it prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()

"""Code in a process of its own: what it prints, and which modules it loads."""

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


def modules_of(code: str) -> set[str]:
    """The names of the modules that a fresh process holds after the code."""
    return set(child(f"{code}\nimport sys; print(*sys.modules, sep='\\n')"))

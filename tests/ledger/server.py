"""A PostgreSQL server for the tests: Debian's, started in a folder of its own and gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.required import missing

UNASKED = "ledgers on PostgreSQL are not tested"
PATIENCE = 60  # seconds to start, and to stop


@contextmanager
def served():
    """The URL of a server on which databases may be made: that of ONRECORD_TEST_POSTGRESQL, else one of Debian's."""
    if given := os.environ.get("ONRECORD_TEST_POSTGRESQL"):
        yield given
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))  # short: the path of a socket has 107 characters at most
    try:
        user = _user(folder)
        _run(user, programs / "initdb", "--auth=trust", "--username=onrecord", "--encoding=UTF8", "--locale=C",
             "--no-sync", "-D", folder / "data")  # fmt: skip
        told = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control = (programs / "pg_ctl", "-w", "-t", str(PATIENCE), "-D", folder / "data")
        _run(user, *control, "-l", folder / "log", "-o", told, "start")
        try:
            yield f"postgresql://onrecord@/postgres?host={folder}"
        finally:
            _run(user, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs():
    """The folder of the newest server that Debian has, whose programs it leaves out of the path."""
    found = list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        missing("there is no PostgreSQL server (Debian's package postgresql)", UNASKED)
    return max(found, key=lambda path: int(path.parts[-3])).parent


def _user(folder):
    """Whom the server runs as: ourselves, but as root, whom it refuses, the user that Debian made for it."""
    if os.geteuid() != 0:
        return {}
    try:
        server = pwd.getpwnam("postgres")
    except KeyError:
        missing("there is no user postgres to run a server as (Debian's package postgresql makes it)", UNASKED)
    os.chown(folder, server.pw_uid, server.pw_gid)
    return {"user": server.pw_uid, "group": server.pw_gid, "extra_groups": []}


def _run(user, *words):
    """Run one of the server's programs; what it said is the message where it fails."""
    # into a file, not a pipe, which the server would hold open after the program that started it
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(words, stdout=said, stderr=said, cwd="/", check=False, timeout=2 * PATIENCE, **user)
        said.seek(0)
        assert done.returncode == 0, said.read().decode(errors="replace")

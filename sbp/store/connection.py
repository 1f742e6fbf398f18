"""Open a built version for reading only, with everything else that a database can do switched off."""

from pathlib import Path

import duckdb

from sbp.errors import SbpError

# Pages ask small questions of a file of some 50 MB. A second thread answered none sooner and cost a quarter more.
_LOCKED_DOWN = {
    "memory_limit": "256MB",
    "threads": "1",
    "max_temp_directory_size": "0B",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "lock_configuration": "true",
}


def open_version(path: Path) -> duckdb.DuckDBPyConnection:
    """Open one version's file: read-only, no other file or address within reach, configuration locked.

    A connection answers one question at a time; take `con.cursor()` for each thread.

    Raises:
        SbpError: the file is missing, damaged or of another DuckDB.
    """
    try:
        return duckdb.connect(str(path), read_only=True, config=dict(_LOCKED_DOWN))
    except duckdb.Error as fault:
        first_line = str(fault).splitlines()[0]
        raise SbpError(
            f"The built file cannot be opened: {first_line}", path.name, "python -m sbp rollback, or build again"
        ) from fault

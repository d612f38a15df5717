#!/bin/sh
# venv.sh FOLDER REQUIREMENTS...: a virtual environment with exactly these pinned packages, built once.
# A stamp of the lists' contents says whether there is anything to do, so that a second start costs nothing.
set -eu
folder=$1
shift
stamp="$folder/installed-$#"
wanted=$(cat "$@" | cksum)

if [ -x "$folder/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
    exit 0
fi

is_new_enough() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if ! is_new_enough "$folder/bin/python"; then
    python=""
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        if is_new_enough "$candidate"; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python 3.11 or newer was not found; name one with PYTHON=, as make run PYTHON=/usr/bin/python3.12" >&2
        exit 2
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$python cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 2
    fi
    echo "Making $folder with $("$python" --version) …"
    "$python" -m venv --clear "$folder"
fi

echo "Installing the pinned packages (once) …"
for list in "$@"; do
    set -- "$@" -r "$list"
    shift
done
PIP_DISABLE_PIP_VERSION_CHECK=1 "$folder/bin/python" -m pip install --quiet --no-input --require-hashes "$@"
printf '%s\n' "$wanted" >"$stamp"

#!/bin/sh
# Make the virtual environment, or say in one line what is missing.
set -eu
python=$1
venv=$2
if ! command -v "$python" >/dev/null 2>&1; then
    echo "showup needs Python 3.11 or newer: sudo apt-get install -y python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "showup needs Python 3.11 or newer; $python is $("$python" -V). Try: make PYTHON=python3.12 …" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    echo "Python's venv module is missing. Install it, then try again: sudo apt-get install -y python3-venv" >&2
    exit 1
fi
"$python" -m venv "$venv"

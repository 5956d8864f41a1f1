#!/bin/sh
# Install the calendar and feed programs that the feeds are tried with: khal and newsboat from Debian's
# packages, ical.js (Thunderbird's reader) from npm. What cannot be installed is left out and its test skipped.
set -eu
clients="${1:-.venv}/clients"
if ! command -v khal >/dev/null 2>&1 || ! command -v newsboat >/dev/null 2>&1; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing khal and newsboat to try the feeds with …" >&2
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends khal newsboat >/dev/null || true
    fi
fi
if [ ! -d "$clients/node_modules/ical.js" ] && command -v npm >/dev/null 2>&1; then
    echo "Installing ical.js to try the calendar with …" >&2
    npm install --silent --no-save --prefix "$clients" ical.js@2.2.1 >/dev/null 2>&1 || true
fi

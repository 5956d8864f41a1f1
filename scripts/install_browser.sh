#!/bin/sh
# Install Chromium for the browser tests from Debian's packages; without root, say what to do.
set -eu
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "The browser tests need Chromium: sudo apt-get install -y --no-install-recommends chromium" >&2
    exit 1
fi
echo "Installing Chromium for the browser tests …" >&2
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null

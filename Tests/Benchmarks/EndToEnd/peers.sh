#!/bin/sh
# peers.sh DIRECTORY makes DIRECTORY/venv with what peer.py needs. As root on Debian it also installs incron, where that
# is missing; as another user it leaves the machine as it is.
set -eu

/usr/bin/python3 -m venv "$1/venv" || {
    echo "python3 cannot make a virtual environment; install python3-venv" >&2
    exit 1
}
"$1/venv/bin/pip" install --quiet --disable-pip-version-check 'watchfiles==1.3.0' 'psycopg[binary]==3.3.9'
if [ "$(id -u)" = 0 ] && ! command -v incrond >/dev/null && command -v apt-get >/dev/null; then
    # The daemon that the package may start has no table of ours.
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet incron >/dev/null || true
fi

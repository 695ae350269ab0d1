#!/bin/sh
# SPDX-License-Identifier: ISC
# Installs the Debian packages that are missing: packages.sh PACKAGE...
missing=
for package; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ]; then
	run=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	run='sudo -n'
else
	echo "These Debian packages are missing; install them as root, then try again:" >&2
	echo "  apt-get install$missing" >&2
	exit 3
fi
echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$run apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends $missing >/dev/null 2>&1 && exit 0
$run apt-get -q update >/dev/null && $run apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends $missing >/dev/null

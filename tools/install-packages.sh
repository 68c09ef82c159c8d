#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs Debian packages, as root, and leaves no PostgreSQL cluster behind
# that was not there before: Debian's server package makes one and starts it,
# unless createcluster.conf says not to.  A drop-in says so while apt runs.
# Nor does it open the machine to the network: Debian's sshd starts when it is
# installed and at each boot, unless a file that stays says not to.
#
#	install-packages.sh PACKAGE…
#
# Exit: 69 when the archive could not be reached.
set -euo pipefail

# dpkg wants ldconfig and its like, which su leaves out.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
config=${POSTGRESQL_COMMON:-/etc/postgresql-common}
no_sshd=${SSH_ETC:-/etc/ssh}/sshd_not_to_be_run
drop_in=$config/createcluster.d/opsdesk-no-cluster.conf

# "15 main" of every cluster that runs.
running_clusters() {
	command -v pg_lsclusters >/dev/null || return 0
	pg_lsclusters --no-header | awk '$4 ~ /^online/ { print $1, $2 }' | sort
}

# The drop-in goes, and so do folders that no package has taken over since.
clean_up() {
	local folder
	rm -f -- "$drop_in"
	for folder in "$config/createcluster.d" "$config"; do
		dpkg-query -S "$folder" >/dev/null 2>&1 ||
			rmdir --ignore-fail-on-non-empty -- "$folder"
	done
}

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
before=$(running_clusters)

trap clean_up EXIT
trap 'exit 130' INT TERM HUP
mkdir -p -- "${drop_in%/*}"
printf 'create_main_cluster = false\n' >"$drop_in"

case " $* " in
*" openssh-server "*)
	if ! dpkg-query -s openssh-server >/dev/null 2>&1; then
		mkdir -p -- "${no_sshd%/*}"
		: >"$no_sshd"
		echo "sshd is installed and will not run: that takes the removal of $no_sshd"
	fi
	;;
esac

# On a machine that has just started, Debian's own daily run holds dpkg's lock.
install=(apt-get -q -y --no-install-recommends --no-upgrade
	-o DPkg::Lock::Timeout=300 install "$@")

# Old lists are good enough when the archive cannot be asked for new ones.
reached=yes
apt-get -q update --error-on=any || {
	reached=
	echo "apt-get update failed: going on with the lists at hand" >&2
}
"${install[@]}" --download-only </dev/null || {
	[ -n "$reached" ] || exit 69
	exit 1
}
"${install[@]}" </dev/null

# Installing starts the machine's other clusters, too, where nobody wanted it.
comm -13 <(printf '%s\n' "$before") <(running_clusters) |
	while read -r version name; do
		echo "stopping cluster $version $name, which did not run before"
		pg_ctlcluster "$version" "$name" stop
	done

#!/bin/bash
# Boots a real systemd in a container whose files are this machine's, and lets it run trial.sh.
#
#   boot.sh CLONE CONCORD FOLDER
#
# CLONE is a clone of the repository, CONCORD the built program, FOLDER an empty directory with the folder "commands" that
# trial.sh explains. Leaves "results" and "console" there. Exit codes: 0 it booted and was shut down again, 77 this machine
# does not allow it, for the reason on standard error; anything else is a failure.
#
# Nothing of this machine is written to: the container's root is an overlay whose upper layer is in memory. Mounts and
# processes are in namespaces of their own, which end with this script however it ends.
set -euo pipefail

impossible() { echo "$1" >&2; exit 77; }

if [ "${1:-}" != --inside ]; then
    clone=$1 concord=$2 folder=$3
    [ "$(id -u)" = 0 ] || impossible "only root can boot a container"
    for program in systemd-nspawn unshare pg_createcluster; do
        command -v "$program" >/dev/null || impossible "$program is not installed"
    done

    # Cgroups of its own, so that nothing is left in those of others.
    groups=() machine=
    leave() {
        # The first process of the machine ends with this one, and all others with the first; also where this script is
        # killed and nothing here is done.
        [ -z "$machine" ] || kill -KILL "$machine" 2>/dev/null || true
        wait
        for group in "${groups[@]}"; do
            echo $$ >"$(dirname "$group")/cgroup.procs" || true
            # It takes a moment until the last process is gone.
            for _ in {1..100}; do
                find "$group" -depth -type d -exec rmdir {} + 2>/dev/null && break
                sleep 0.1
            done
        done
    }
    trap leave EXIT
    trap 'exit 143' TERM INT HUP
    for hierarchy in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
        [ -w "$hierarchy/cgroup.procs" ] || continue
        group=$hierarchy/concord-boot-$$
        mkdir "$group" 2>/dev/null || impossible "no cgroup can be made in $hierarchy"
        groups+=("$group")
        echo $$ >"$group/cgroup.procs" || impossible "no process can be moved into $group"
    done
    [ ${#groups[@]} -gt 0 ] || impossible "no cgroup can be made"

    namespaces=(setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc --propagation private)
    "${namespaces[@]}" true || impossible "no namespace for mounts and processes can be made"
    "${namespaces[@]}" bash "$0" --inside "$clone" "$concord" "$folder" \
        </dev/null >"$folder/console" 2>"$folder/obstacle" &
    machine=$!
    status=0
    # "wait", unlike a command in the foreground, lets a signal through.
    wait $machine || status=$?
    machine=
    [ $status != 77 ] || impossible "$(cat "$folder/obstacle")"
    cat "$folder/obstacle" >>"$folder/console"
    exit $status
fi

clone=$2 concord=$3 folder=$4
here=$(dirname "$(readlink -f "$0")")
memory=$folder/memory root=$folder/root
mkdir "$memory" "$root"
mount -t tmpfs -o size=4g,mode=755 tmpfs "$memory" || impossible "nothing can be mounted"
mkdir "$memory/upper" "$memory/work"
mount -t overlay -o "lowerdir=/,upperdir=$memory/upper,workdir=$memory/work" overlay "$root" ||
    impossible "no overlay of the root file system can be mounted"
# What nspawn leaves on its host stays in memory, too.
mkdir -p /run/systemd && mount -t tmpfs tmpfs /run/systemd

# What the commands of systemd/README.md are run in: a clone, after the build.
mkdir -p "$root/srv/concord/.build/release" "$root/srv/concord/Tests"
cp -r "$clone/systemd" "$clone/config" "$root/srv/concord/"
cp -r "$clone/Tests/Fixtures" "$root/srv/concord/Tests/"
cp "$concord" "$root/srv/concord/.build/release/concord"
compgen -G "$clone/.build/man/*.1" >/dev/null ||
    impossible "there are no man pages in .build/man; systemd/README.md says how to make them"
cp -r "$clone/.build/man" "$root/srv/concord/.build/"
# A debug build takes Swift's libraries from where Swift is installed, which can be a home that the unit hides.
ldd "$concord" | awk '$3 ~ "^/" && $3 !~ "^/(usr/)?lib(64)?/" { print $3 }' | xargs -r cp -L -t "$root/usr/local/lib"
chroot "$root" ldconfig

# A machine of its own, on which nothing of Concord is installed.
systemd-id128 new >"$root/etc/machine-id"
echo trial >"$root/etc/hostname"
rm -rf "$root/.dockerenv" "$root/usr/local/bin/concord" "$root/etc/concord" "$root/var/lib/concord" \
    "$root"/etc/systemd/system/concord* "$root/var/log/journal" "$root"/etc/postgresql/* "$root"/var/lib/postgresql/*
# Nothing that a container does not need, and nothing with a clock of its own.
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer man-db.timer \
    systemd-timesyncd.service systemd-networkd.service systemd-resolved.service getty.target console-getty.service; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
cp "$here/trial.sh" "$here/trial.service" "$root/srv/"
mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
cp "$here/trial.service" "$root/etc/systemd/system/"
ln -sf ../trial.service "$root/etc/systemd/system/multi-user.target.wants/trial.service"
mkdir -p "$root/trial"

# As on Debian 12: one hierarchy of cgroups. A machine that wants to start again ends with 133.
status=133
while [ $status = 133 ]; do
    status=0
    SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 systemd-nspawn --quiet --register=no --keep-unit --private-network \
        --machine=concord-trial --directory="$root" --bind="$folder:/trial" --console=read-only --boot || status=$?
done
exit $status

#!/bin/bash
# What a booted machine is asked about Concord's units. boot.sh starts it there, in a clone of the repository.
#
# /trial/commands holds a file for each block of commands in systemd/README.md, except for those that need the network or
# a compiler. /trial/results gets a line a question in the Test Anything Protocol: "ok" or
# "not ok", the number, and what should be so; lines after a failure that begin with "#" tell more, and the last line,
# "1..N", is written only when the whole trial took place.
set -uo pipefail

state=/var/lib/concord
inbox=$state/inbox/at-large-review-2017
touch /trial/results
count=$(wc -l < <(grep -E '^(not )?ok ' /trial/results))

# What should be so, then the command that ends with 0 if it is.
check() {
    local what=$1 output status=0
    shift
    output=$("$@" 2>&1) || status=$?
    count=$((count + 1))
    if [ $status = 0 ]; then
        echo "ok $count - $what"
    else
        echo "not ok $count - $what"
        printf '%s ended with %s\n%s\n' "$*" "$status" "$output" | tail -n 40 | sed 's/^/# /'
        journalctl --no-pager -n 8 -o short-precise -u 'concord*' | sed 's/^/# /'
    fi >>/trial/results
    echo "== $what: $status"
    printf '%s\n' "$output"
}

# Whether a command ends with 0 within five minutes, tried again and again.
soon() {
    local end=$((SECONDS + 300))
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

fails() { ! "$@"; }

# Runs the one block of commands in systemd/README.md that has these words.
readme() {
    local found
    found=$(grep -lF -- "$1" /trial/commands/*) || return
    [ "$(wc -l <<<"$found")" = 1 ] || { echo "several blocks have \"$1\""; return 1; }
    mv "$found" "$found.run"
    bash -ex "$found.run"
}

# A property of the service. MainPID is the daemon's.
property() { systemctl show --value --property="$2" "$1"; }
is() { local found; found=$(property concord "$1"); [ "$found" = "$2" ] || { echo "$1 is $found"; return 1; }; }
daemon() { property concord MainPID; }
is_other_daemon() { is ActiveState active >/dev/null && [ "$(daemon)" != "$1" ]; }
# Replaces the setting in the configuration.
set_settle() { sed -i '/^settle_seconds/d' /etc/concord/concord.yaml && echo "settle_seconds: $1" >>/etc/concord/concord.yaml; }

# As the secretariat of AFRALO, who has a shy umask.
secretariat() { runuser -u afralo-secretariat -- bash -c "umask 077; $1"; }
# As a process of another region's group.
group() { local name=$1; shift; setpriv --reuid=nobody --regid="concord-$name" --clear-groups "$@"; }
# As somebody in the group concord.
reader() { setpriv --reuid=nobody --regid=concord --clear-groups "$@"; }
answer() {
    printf '%s\n' 'Illustrative: made up for a test' \
        "Recommendation 1." "[*Support*] Tell nobody of the $1 walrus."
}
# Drops an answer as the secretariat.
drop() { secretariat "cat >$inbox/AFRALO/$1" < <(answer "$1"); }
filed() { find "$state/$1" -name "$2" | grep -q . && find "$state/$1" -name "$2.receipt.txt" | grep -q .; }
taken() { filed accepted "$1"; }
is_taken() { drop "$1" && soon taken "$1"; }
query() { runuser -u concord -- psql -d concord -tAXc "$1"; }
nights() { [ "$(find $state/reports/at-large-review-2017/nights -name report.html | wc -l)" = "$1" ]; }
journal_has() { journalctl --sync; journalctl --no-pager -q -u concord "$@" | grep -q .; }

# Of the errors that the program told at its last start, there is one, with the file and the setting.
says_why_once() {
    journalctl --sync
    local lines
    lines=$(journalctl -q -o cat -p err SYSLOG_IDENTIFIER=concord "_SYSTEMD_INVOCATION_ID=$(property concord InvocationID)")
    echo "$lines"
    [ "$(wc -l <<<"$lines")" = 1 ] && [[ $lines = *"/etc/concord/concord.yaml: settle_seconds: "* ]]
}

first() {
    # As "apt-get install postgresql" leaves a new machine.
    version=$(ls /usr/lib/postgresql | sort -n | tail -1)
    pg_createcluster --start "$version" main || exit 1

    check "README: the program, the user, the groups, the inbox and the units are installed" readme 'systemd-sysusers'
    check "README: the database is made and named" readme 'createuser'
    check "README: the service is started" readme 'enable --now'
    check "README: a secretariat gets a user" readme 'usermod'

    check "the daemon says that it is ready" is ActiveState active
    check "the service manager waits for the daemon's word" is Type notify
    check "the daemon says how it is" fails is StatusText ""
    check "systemd finds nothing wrong with the units" bash -c '
        said=$(systemd-analyze verify concord.service concord-nightly.service concord-nightly.timer 2>&1 | grep -i concord)
        [ -z "$said" ] || { echo "$said"; exit 1; }'
    for unit in concord concord-nightly; do
        check "the exposure of $unit.service is at most 1.5" \
            systemd-analyze security --no-pager --offline=true --threshold=15 "/etc/systemd/system/$unit.service"
    done
    check "both services are confined in the same way, but for the lease that only the daemon asks for" bash -c '
        confinement() { sed -n "/^User=/,\$p" /etc/systemd/system/$1.service | sed "/^\[Install\]/,\$d" | grep "^[A-Z]"; }
        diff <(confinement concord | grep -v -e Capabilit -e PrivateUsers) \
            <(confinement concord-nightly | grep -v -e Capabilit -e PrivateUsers)'

    # Dropping.
    check "a member of the region's group drops a file, and it is taken" is_taken first.txt
    check "its sender cannot see the archive" fails secretariat "ls $state/accepted"
    check "a member of the group concord reads what was filed" \
        bash -c "$(declare -f reader); reader find $state/accepted -name 'first.txt*' -exec cat {} + | grep -q walrus"
    check "a member of the group concord reads the report" reader test -r $state/reports/at-large-review-2017/latest/report.txt
    check "nobody else reads the report" fails group euralo ls $state/reports/at-large-review-2017
    check "a secretariat lists its own folder" secretariat "ls $inbox/AFRALO"
    check "a secretariat cannot list the inbox" fails secretariat "ls $state/inbox"
    check "a secretariat cannot list the consultation's folder" fails secretariat "ls $inbox"
    check "a secretariat cannot list another region's folder" fails secretariat "ls $inbox/EURALO"
    check "a secretariat cannot write to another region's folder" fails secretariat "echo >$inbox/EURALO/x.tmp"
    secretariat "cat >$inbox/AFRALO/unfinished.part" < <(answer unfinished)
    check "another region's group cannot read what it waits to send" fails group euralo cat $inbox/AFRALO/unfinished.part
    check "the region's group reads what it waits to send" group afralo cat $inbox/AFRALO/unfinished.part
    check "another member of the group renames it" bash -c "$(declare -f group); group afralo mv $inbox/AFRALO/unfinished.part $inbox/AFRALO/whole.txt"
    check "a secretariat makes a folder in its own" \
        secretariat "mkdir $inbox/AFRALO/spring && cat >$inbox/AFRALO/spring/second.txt" < <(answer second)
    check "what lies in it is taken" soon taken second.txt
    check "the renamed file is taken" soon taken whole.txt
    check "a file that is closed to everybody else is moved in" \
        secretariat "cat >/tmp/closed.txt && mv /tmp/closed.txt $inbox/AFRALO/" < <(answer closed)
    check "it is rejected with a reason beside it" soon filed rejected closed.txt

    # The converters are confined a second time inside of the unit.
    for fixture in documents/euralo.docx xlsx/naralo.xlsx pdf/afralo-tableau.pdf; do
        name=$(basename $fixture) region=$(basename $fixture | sed 's/[-.].*//')
        check "$name is dropped" \
            group "$region" bash -c "cat >$inbox/${region^^}/$name" <"Tests/Fixtures/$fixture"
        check "$name is taken" soon taken "$name"
    done
    check "the answers of the document and the workbook are in the database" \
        test "$(query "select count(*) from concord.current_answers where region in ('EURALO', 'NARALO')")" -ge 14

    # A crash.
    before=$(daemon)
    check "the daemon is killed" systemctl kill -s KILL concord
    check "a daemon that was killed comes back" soon is_other_daemon "$before"
    check "the daemon after it takes the next file" is_taken after-kill.txt

    # A hang.
    mkdir -p /etc/systemd/system/concord.service.d
    printf '[Service]\nWatchdogSec=10\n' >/etc/systemd/system/concord.service.d/watchdog.conf
    systemctl daemon-reload
    check "the daemon is restarted with a short watchdog" systemctl restart concord
    before=$(daemon)
    kill -STOP "$before"
    check "the watchdog ends a daemon that stands still" soon is_other_daemon "$before"
    check "the journal tells of the watchdog" journal_has --grep 'Watchdog timeout'
    check "the daemon after the watchdog takes the next file" is_taken after-watchdog.txt
    before=$(daemon)
    systemctl stop postgresql
    drop while-away.txt
    check "the journal says that the database is away" soon journal_has -p err --grep 'database cannot be used'
    # Longer than the watchdog waits.
    sleep 12
    check "a daemon that waits for the database is let alone" test "$(daemon)" = "$before"
    check "what is dropped meanwhile waits" grep -rq while-away.txt $state/inbox/.claimed
    systemctl start postgresql
    check "with the database, it is taken" soon taken while-away.txt
    rm -r /etc/systemd/system/concord.service.d
    systemctl daemon-reload
    check "the daemon is restarted as it was" systemctl restart concord

    # Another configuration.
    before=$(daemon)
    cp -p /etc/concord/concord.yaml /etc/concord/good
    set_settle 2
    check "README: a changed configuration is put in force" readme 'systemctl reload'
    check "the journal tells of the reload" soon journal_has --grep 'configuration reloaded'
    check "a reload keeps the daemon" test "$(daemon)" = "$before"
    set_settle soon
    check "a broken configuration fails the reload" fails systemctl reload concord
    check "the journal says why the reload failed" journal_has -p err --grep 'settle_seconds'
    check "the daemon is told to reload without the check" kill -HUP "$before"
    check "the journal says why the daemon did not" soon journal_has -p err --grep 'was not reloaded'
    check "a broken configuration keeps the daemon" test "$(daemon)" = "$before"
    check "which takes the next file" is_taken after-reload.txt
    cp -p /etc/concord/good /etc/concord/concord.yaml
    check "the repaired configuration is put in force" systemctl reload concord

    # The machine is off for a night, and starts again.
    systemctl stop concord-nightly.timer
    touch -d '2 days ago' /var/lib/systemd/timers/stamp-concord-nightly.timer
    systemctl reboot
}

again() {
    check "after the machine's start the daemon is there" soon is ActiveState active
    check "which takes the next file" is_taken after-boot.txt
    check "the night that was missed is made up for" soon nights 1
    check "what was taken before is there" taken first.txt

    # The night.
    check "the report of the night is made by hand" systemctl start concord-nightly.service
    check "it is the same report" nights 1
    check "the timer waits for the next night" systemctl is-active concord-nightly.timer
    check "there is a time also where half past two is left out" bash -c '
        for time in $(sed -n "s/^OnCalendar=.* //p" /etc/systemd/system/concord-nightly.timer); do
            TZ=Europe/Berlin systemd-analyze calendar --base-time="2026-03-29 00:00" "*-*-* $time"
        done | grep "Next elapse: Sun 2026-03-29"'

    # How it is.
    check "README: it can be seen how it is" readme 'concord status'

    # Stopping.
    check "the daemon is stopped" systemctl stop concord
    check "the daemon ended well" is Result success
    check "it ended with exit status 0" is ExecMainStatus 0
    drop while-stopped.txt
    check "what is dropped after the stop waits" test -e $inbox/AFRALO/while-stopped.txt
    check "the daemon is started" systemctl start concord
    check "what waited is taken" soon taken while-stopped.txt
    check "README: the program is replaced" readme 'systemctl restart'
    check "the replaced program takes the next file" is_taken after-upgrade.txt

    # A wrong configuration.
    systemctl stop concord
    set_settle soon
    check "a wrong configuration fails the start" fails systemctl start concord
    check "it ended with exit status 78" is ExecMainStatus 78
    # "auto-restart" if it were tried again.
    check "it is not tried again" is SubState failed
    check "it was not tried again before" is NRestarts 0
    check "one line of the journal says why" says_why_once
    cp -p /etc/concord/good /etc/concord/concord.yaml
    check "the repaired configuration starts" systemctl start concord

    # The journal.
    check "what the daemon tells has a priority" journal_has -p info..info SYSLOG_IDENTIFIER=concord
    check "errors are not mixed with the rest" bash -c '! journalctl -q -u concord -p err | grep -E "ready|file accepted"'
    check "the journal has the line of an accepted file" journal_has --grep 'file accepted.*AFRALO'
    check "the journal has no word of a respondent" bash -c '! journalctl -q | grep -i walrus'

    check "README: man pages and completions are installed" readme 'share/man/man1 .build'
    check "a command has a man page" grep -qi 'dt concord-report' /usr/local/share/man/man1/concord-report.1
    check "bash completes a command" bash -c '. /usr/local/share/bash-completion/completions/concord && complete -p concord'
    check "README: man pages and completions are removed" readme 'rm /usr/local/share/man'
    check "no man page is left" fails ls /usr/local/share/man/man1/concord.1
    check "README: the service is removed" readme 'systemctl disable'
    check "nothing of the service is left running" fails pgrep -u concord
    check "the answers are still there" test -d $state/accepted
    check "README: the answers are removed" readme 'dropdb'
    check "nothing of the answers is left" fails ls -d $state /etc/concord
    check "every block of the README was run" fails ls /trial/commands/*[!n]
    echo "1..$count" >>/trial/results
    systemctl poweroff
}

if [ $count = 0 ]; then first; else again; fi

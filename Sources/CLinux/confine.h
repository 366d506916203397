// Confines the calling thread, and the program that it executes next, to reading what it was given and writing its answer.
#ifndef CONCORD_CONFINE_H
#define CONCORD_CONFINE_H

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define CONCORD_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CONCORD_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "confine.h knows the system calls of x86-64 and arm64 only"
#endif

// The system calls that are refused with EACCES, whatever their arguments.
static const unsigned concord_refused_calls[] = {
    // The network, and other programs' sockets.
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_io_uring_setup,
    SYS_io_uring_enter, SYS_io_uring_register,
    // Leaving the process group that is ended at the time limit; a limit of one's own; other processes.
    SYS_setsid, SYS_setpgid, SYS_setrlimit, SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal, SYS_pidfd_getfd, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
    // Changing files.
    SYS_unlinkat, SYS_renameat2, SYS_mkdirat, SYS_mknodat, SYS_linkat, SYS_symlinkat, SYS_truncate, SYS_fchmod,
    SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr,
    SYS_lremovexattr, SYS_fremovexattr, SYS_open_by_handle_at,
    // The system, in case the user is root.
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_bpf, SYS_perf_event_open,
    SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_init_module, SYS_finit_module, SYS_kexec_load,
    SYS_reboot, SYS_swapon, SYS_swapoff, SYS_settimeofday, SYS_clock_settime, SYS_sethostname, SYS_setdomainname,
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_fork // The older names of some of these, which arm64 lacks.
    SYS_fork, SYS_vfork, SYS_creat, SYS_unlink, SYS_rmdir, SYS_rename, SYS_mkdir, SYS_mknod, SYS_link, SYS_symlink,
    SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_iopl, SYS_ioperm,
#endif
};

// The newest system call of Linux 6.1; what came later nobody has looked at.
#define CONCORD_NEWEST_CALL 450u

static inline int concord_lower_limit(int resource, rlim_t soft, rlim_t hard) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return -1;
    if (hard < limit.rlim_max) limit.rlim_max = hard;
    limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
    return setrlimit(resource, &limit);
}

static inline int concord_filter_calls(void) {
    enum { capacity = 256 };
    struct sock_filter code[capacity];
    unsigned short n = 0;
#define LOAD(field) code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define LOAD_ARGUMENT(i, half) \
    code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * (i) + 4 * (half))
#define JUMP(test, value, met, unmet) code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | (test) | BPF_K, (value), (met), (unmet))
#define ANSWER(value) code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
    LOAD(arch);
    JUMP(BPF_JEQ, CONCORD_ARCHITECTURE, 1, 0);
    ANSWER(SECCOMP_RET_KILL_PROCESS);
    LOAD(nr);
    // Also the calls of the x32 ABI, which have their own, much higher numbers.
    JUMP(BPF_JGT, CONCORD_NEWEST_CALL, 0, 1);
    REFUSE(ENOSYS);
    for (unsigned i = 0; i < sizeof concord_refused_calls / sizeof *concord_refused_calls; i++) {
        if (n > capacity - 40) {
            errno = E2BIG;
            return -1;
        }
        JUMP(BPF_JEQ, concord_refused_calls[i], 0, 1);
        REFUSE(EACCES);
    }
    // Their flags are behind a pointer, which a filter cannot follow. Callers fall back to the older calls below.
    JUMP(BPF_JEQ, SYS_clone3, 1, 0);
    JUMP(BPF_JEQ, SYS_openat2, 0, 1);
    REFUSE(ENOSYS);
    // A thread may be started, a process not: each would have the whole memory limit for itself.
    JUMP(BPF_JEQ, SYS_clone, 0, 4);
    LOAD_ARGUMENT(0, 0);
    JUMP(BPF_JSET, CLONE_THREAD, 1, 0);
    REFUSE(EACCES);
    ANSWER(SECCOMP_RET_ALLOW);
    // Files are opened for reading only.
    const unsigned changing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
    JUMP(BPF_JEQ, SYS_openat, 0, 4);
    LOAD_ARGUMENT(2, 0);
    JUMP(BPF_JSET, changing, 0, 1);
    REFUSE(EACCES);
    ANSWER(SECCOMP_RET_ALLOW);
#ifdef SYS_open
    JUMP(BPF_JEQ, SYS_open, 0, 4);
    LOAD_ARGUMENT(1, 0);
    JUMP(BPF_JSET, changing, 0, 1);
    REFUSE(EACCES);
    ANSWER(SECCOMP_RET_ALLOW);
#endif
    // Limits may be asked for, not set.
    JUMP(BPF_JEQ, SYS_prlimit64, 0, 6);
    LOAD_ARGUMENT(2, 0);
    JUMP(BPF_JEQ, 0, 0, 3);
    LOAD_ARGUMENT(2, 1);
    JUMP(BPF_JEQ, 0, 0, 1);
    ANSWER(SECCOMP_RET_ALLOW);
    REFUSE(EACCES);
    // Signals go to the process itself; aborting needs that.
    JUMP(BPF_JEQ, SYS_tgkill, 0, 3);
    LOAD_ARGUMENT(0, 0);
    JUMP(BPF_JEQ, (unsigned)getpid(), 1, 0);
    REFUSE(EACCES);
    ANSWER(SECCOMP_RET_ALLOW);
#undef LOAD
#undef LOAD_ARGUMENT
#undef JUMP
#undef ANSWER
#undef REFUSE
    const struct sock_fprog program = {.len = n, .filter = code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

// Limits memory (bytes of address space) and time (seconds, of the processor and by the clock), takes away new
// privileges, new processes, the network and every change of a file. Works without privileges; cannot be undone.
// -1 with errno when something failed: then nothing may be executed.
static inline int confine(rlim_t memory, unsigned seconds) {
    if (concord_lower_limit(RLIMIT_AS, memory, memory) != 0) return -1;
    if (concord_lower_limit(RLIMIT_CPU, seconds, (rlim_t)seconds + 1) != 0) return -1;
    if (concord_lower_limit(RLIMIT_FSIZE, 0, 0) != 0) return -1;
    if (concord_lower_limit(RLIMIT_CORE, 0, 0) != 0) return -1;
    if (concord_lower_limit(RLIMIT_NOFILE, 64, 64) != 0) return -1;
    // Threads of a Swift program may have every signal blocked, which would outlive execve.
    sigset_t none;
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) != 0) return -1;
    // For when nobody is left to end it at its time limit. This, too, outlives execve.
    alarm(seconds);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    // The service's one capability is not the converter's.
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0) return -1;
    return concord_filter_calls();
}

#endif

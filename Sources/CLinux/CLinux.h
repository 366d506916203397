// What Swift's Glibc module does not export.
#ifndef CONCORD_CLINUX_H
#define CONCORD_CLINUX_H

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

// Renames unless the new name exists: then -1 with errno EEXIST. (RENAME_NOREPLACE is 1.)
static inline int rename_without_replacing(const char *from, const char *to) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u);
}

// A file in memory, without a name, that no executed program inherits; -1 with errno. (MFD_CLOEXEC is 1.)
static inline int new_memory_file(const char *label) {
    return (int)syscall(SYS_memfd_create, label, 1u);
}

// A descriptor that can be read from once something was written to it with eventfd_write; -1 with errno.
static inline int new_event(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

// Whether somebody has the file open for writing: 1 or 0; -1 with errno where that cannot be known, such as EACCES for
// another user's file and EINVAL on file systems without leases. (F_SETSIG is 10, F_SETLEASE 1024; a lease for reading is
// refused with EAGAIN while somebody writes. SIGURG, which is ignored unless one asks for it, comes to whoever holds a lease
// that is in somebody's way.)
static inline int is_open_for_writing(int descriptor) {
    if (fcntl(descriptor, 10, SIGURG) != 0) return -1;
    if (fcntl(descriptor, 1024, F_RDLCK) != 0) return errno == EAGAIN ? 1 : -1;
    fcntl(descriptor, 1024, F_UNLCK);
    return 0;
}

#endif

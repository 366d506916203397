// What Swift's Glibc module does not export.
#ifndef CONCORD_CLINUX_H
#define CONCORD_CLINUX_H

#include <fcntl.h>
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

#endif

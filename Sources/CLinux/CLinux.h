// What Swift's Glibc module does not export.
#ifndef CONCORD_CLINUX_H
#define CONCORD_CLINUX_H

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Renames unless the new name exists: then -1 with errno EEXIST. (RENAME_NOREPLACE is 1.)
static inline int rename_without_replacing(const char *from, const char *to) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u);
}

// The same between two open directories.
static inline int rename_at(int from_directory, const char *from, int to_directory, const char *to) {
    return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, 1u);
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

// Waits until all of this file system is on the disk; -1 with errno.
static inline int write_out_file_system(int descriptor) {
    return (int)syscall(SYS_syncfs, descriptor);
}

// Whether the file is on a file system that this kernel alone writes to: 1 or 0; -1 with errno. Only kinds that are known to
// be so count; the numbers are those of statfs(2).
static inline int file_system_is_local(int descriptor) {
    struct statfs status;
    if (fstatfs(descriptor, &status) != 0) return -1;
    switch ((unsigned long)status.f_type) {
    case 0xEF53: // ext2, ext3, ext4
    case 0x58465342: // XFS
    case 0x9123683E: // Btrfs
    case 0x01021994: // tmpfs
    case 0x794C7630: // overlay
    case 0xF2F52010: // F2FS
    case 0x2FC12FC1: // ZFS
    case 0xCA451A4E: // bcachefs
    case 0x4D44: // FAT
        return 1;
    default:
        return 0;
    }
}

#endif

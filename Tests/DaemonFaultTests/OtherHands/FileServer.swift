import FoundationEssentials
import ProgramTesting
import Subprocess
import SystemPackage
import Testing

/// A file server as the daemon meets one: it grants no lease, tells of nothing that others do, and gives files the
/// times of its own clock. Imitated for every file, by calls that stand before those of the C library.
enum FileServer {
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <stdarg.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <sys/stat.h>

        static int refuse(int error) { errno = error; return -1; }
        static int control(const char *name, int file, int command, void *argument) {
            if (command == F_SETLEASE) return refuse(atoi(getenv("LEASE_ERROR")));
            int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
            return real(file, command, argument);
        }
        #define CONTROL(name) int name(int file, int command, ...) { \\
            va_list list; va_start(list, command); void *argument = va_arg(list, void *); va_end(list); \\
            return control(#name, file, command, argument); }
        CONTROL(fcntl)
        CONTROL(fcntl64)
        int inotify_add_watch(int file, const char *path, uint32_t mask) { return refuse(ENOSPC); }
        static int shift(int result, struct stat *status) {
            if (result == 0 && S_ISREG(status->st_mode)) {
                status->st_ctim.tv_sec += atoi(getenv("CLOCK_SHIFT"));
                status->st_mtim.tv_sec += atoi(getenv("CLOCK_SHIFT"));
            }
            return result;
        }
        int fstat(int file, struct stat *status) {
            int (*real)(int, struct stat *) = dlsym(RTLD_NEXT, "fstat");
            return shift(real(file, status), status);
        }
        int fstatat(int folder, const char *path, struct stat *status, int flags) {
            int (*real)(int, const char *, struct stat *, int) = dlsym(RTLD_NEXT, "fstatat");
            return shift(real(folder, path, status, flags), status);
        }
        int lstat(const char *path, struct stat *status) {
            int (*real)(const char *, struct stat *) = dlsym(RTLD_NEXT, "lstat");
            return shift(real(path, status), status);
        }
        """

    /// The environment of a daemon whose files all lie on such a server. Throws when the compiler cannot be run.
    ///
    /// - Parameters:
    ///   - error: What the server answers to who asks for a lease.
    ///   - clock: How many seconds its clock is ahead.
    static func environment(in scratch: Scratch, error: Int32, clock: Int) async throws -> [String: String] {
        try scratch.drop(Array(source.utf8), as: "server.c")
        let library = "\(scratch.path)/server.so"
        let result = try await Subprocess.run(
            .name("clang"),
            arguments: ["-shared", "-fPIC", "-w", "-o", library, "\(scratch.path)/server.c", "-ldl"],
            output: .discarded,
            error: .string(limit: 65_536)
        )
        try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
        return ["LD_PRELOAD": library, "LEASE_ERROR": "\(error)", "CLOCK_SHIFT": "\(clock)"]
    }
}

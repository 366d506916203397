@preconcurrency import Dispatch
import Glibc
import Synchronization

/// Tells that something happened in one of a set of directories. It is a hint to look again and says nothing else that
/// can be relied on: the kernel drops events when too many wait, and some file systems send none.
public final class DirectoryWatch: Sendable {
    /// What the kernel told since the last look.
    public struct Hints: Sendable {
        /// Paths of files that were moved in whole since they were last written to.
        public var movedIn: Set<String> = []
        /// Paths of files that were written to and have not been closed since.
        public var beingWritten: Set<String> = []
        /// Paths of files that were seen to appear and to be closed after writing, and have not been written to since.
        public var written: Set<String> = []
        /// When the kernel told so of a path in `movedIn` or `written`, by this machine's clock; nanoseconds since
        /// 1970.
        public var moments: [String: Int64] = [:]

        /// Memberwise.
        public init(
            movedIn: Set<String> = [],
            beingWritten: Set<String> = [],
            written: Set<String> = [],
            moments: [String: Int64] = [:]
        ) {
            self.movedIn = movedIn
            self.beingWritten = beingWritten
            self.written = written
            self.moments = moments
        }

        fileprivate mutating func isComplete(_ path: String, in kind: WritableKeyPath<Hints, Set<String>>) {
            // Without the hint a file only has to be quiet for a while; the hints of a great many would take memory.
            if moments.count >= DirectoryWatch.mostComplete {
                moments = [:]
                movedIn = []
                written = []
            }
            self[keyPath: kind].insert(path)
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            moments[path] = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        }

        fileprivate mutating func isIncomplete(_ path: String) {
            movedIn.remove(path)
            written.remove(path)
            moments[path] = nil
        }
    }

    private struct State {
        var hints = Hints()
        /// Files that appeared and were not opened yet: a hard link does, and is complete.
        var created: Set<String> = []
        /// Files that are taken for being written only because they appeared and were opened.
        var opened: Set<String> = []
        /// Files that appeared and have not been closed after writing.
        var new: Set<String> = []
        var directories: [Int32: String] = [:]

        /// What was known of a name is not so of what it leads to now.
        mutating func forget(_ path: String) {
            opened.remove(path)
            new.remove(path)
            hints.isIncomplete(path)
            hints.beingWritten.remove(path)
        }
    }

    fileprivate static let mostComplete = 20_000
    /// A directory that is watched has gone elsewhere.
    private static let leaving = Int32(IN_MOVE_SELF | IN_DELETE_SELF)
    private let descriptor: Int32
    private let state = Mutex(State())
    private let source: any DispatchSourceRead
    private let events: @Sendable () -> Void

    /// Starts without any directory.
    ///
    /// - Parameter events: Called on a queue of its own when something has appeared, been moved in or been closed after
    ///   writing, when a directory was moved away or removed, and when events were lost; must return quickly.
    public init(_ events: @escaping @Sendable () -> Void) throws(FileError) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw FileError("watch directories with inotify") }
        self.descriptor = descriptor
        self.events = events
        let queue = DispatchQueue(label: "concord.directory-watch")
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in self?.drain() }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit { source.cancel() }

    /// Watches this directory from now on; does nothing when it is watched already. The paths of hints begin with its
    /// path.
    public func add(_ folder: Folder) throws(FileError) {
        let closing = IN_CLOSE_WRITE | IN_CLOSE_NOWRITE
        let moving = IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | Self.leaving
        let mask = IN_CREATE | IN_OPEN | IN_MODIFY | closing | moving
        let options = UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
        // The call takes a path. This one leads to the directory that is open, whatever its own path leads to.
        let place = "/proc/self/fd/\(folder.descriptor)"
        let watch = inotify_add_watch(descriptor, place, UInt32(mask) | options)
        guard watch >= 0 else { throw FileError("watch \(folder.path)") }
        state.withLock { $0.directories[watch] = folder.path }
    }

    /// What was told so far. Files that are reported as moved in stay so until they are gone or written to. When events
    /// were lost, all that was told before is forgotten, and when very many files were moved in, that they were.
    public var hints: Hints { state.withLock { $0.hints } }

    private func drain() {
        let size = 65_536
        var isNews = false
        withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, size)
                guard count > 0 else { break }
                var offset = 0
                let header = MemoryLayout<inotify_event>.size
                while offset + header <= count {
                    let event = UnsafeRawBufferPointer(buffer).loadUnaligned(
                        fromByteOffset: offset,
                        as: inotify_event.self
                    )
                    let name = buffer[(offset + header)..<min(offset + header + Int(event.len), count)]
                    // Opening, writing to and removing a file, which this process does too, is no reason to look again.
                    let reasons = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_Q_OVERFLOW | Self.leaving
                    isNews = isNews || event.mask & UInt32(reasons) != 0
                    note(event, name: FileName.text(of: name.prefix { $0 != 0 }))
                    offset += header + Int(event.len)
                }
            }
        }
        if isNews { events() }
    }

    private func note(_ event: inotify_event, name: String) {
        let mask = event.mask
        func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }
        state.withLock { state in
            if has(Int(IN_Q_OVERFLOW)) {
                state.hints = Hints()
                state.created = []
                state.opened = []
                state.new = []
                return
            }
            guard let directory = state.directories[event.wd] else { return }
            if has(Int(IN_IGNORED)) {
                state.directories[event.wd] = nil
                return
            }
            if has(Int(IN_ISDIR)) || has(Int(Self.leaving)) { return }
            let path = "\(directory)/\(name)"
            let wasCreated = state.created.remove(path) != nil
            if has(Int(IN_MOVED_TO)) {
                state.forget(path)
                state.hints.isComplete(path, in: \.movedIn)
            } else if has(Int(IN_CREATE)) {
                state.forget(path)
                state.created.insert(path)
                state.new.insert(path)
            } else if has(Int(IN_OPEN)) {
                // Others are opened to be read, as far as is known.
                if wasCreated {
                    state.opened.insert(path)
                    state.hints.beingWritten.insert(path)
                }
            } else if has(Int(IN_CLOSE_NOWRITE)) {
                // A hard link that somebody has looked at.
                if state.opened.remove(path) != nil { state.hints.beingWritten.remove(path) }
            } else if has(Int(IN_MODIFY)) {
                state.opened.remove(path)
                state.hints.isIncomplete(path)
                state.hints.beingWritten.insert(path)
            } else if has(Int(IN_CLOSE_WRITE)) {
                state.opened.remove(path)
                state.hints.beingWritten.remove(path)
                if state.new.remove(path) != nil { state.hints.isComplete(path, in: \.written) }
            } else {
                state.forget(path)
            }
        }
    }
}

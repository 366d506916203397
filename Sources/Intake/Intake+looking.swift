import FoundationEssentials
import Glibc
import LinuxFiles
import Logging

/// What stands in the inbox, and which of it is complete.
extension Intake {
    func look(at inbox: Folder, _ now: Date, _ settings: IntakeSettings) throws {
        try look(at: inbox, now, settings, without: immovable)
        if queue.isEmpty, !immovable.isEmpty {
            immovable = []
            try look(at: inbox, now, settings, without: [])
        }
    }

    private func look(
        at inbox: Folder,
        _ now: Date,
        _ settings: IntakeSettings,
        without immovable: Set<String>
    ) throws {
        let start = ContinuousClock.now
        let hints = watch?.hints ?? DirectoryWatch.Hints()
        var plan = InboxPlan(
            in: state.inbox,
            hints: hints,
            immovable: immovable,
            now: now.nanoseconds,
            settle: Int64(settings.settle * 1e9),
            limit: settings.listingFiles
        )
        quiet.beginRound()
        let walk = try InboxWalk(of: inbox) { folder in
            watch(folder)
            if writersAreKnown[folder.identity.device] == nil {
                writersAreKnown[folder.identity.device] = folder.isOnLocalFileSystem
            }
        } item: { item in
            let isKnown = writersAreKnown(of: item.entry) || hints.tellIsComplete("\(state.inbox)/\(item.path)")
            let isSubmission = item.entry.kind == .file && !item.entry.isTemporary
            plan.add(item, unquiet: isKnown || !isSubmission ? nil : left(of: item.entry, settings))
        }
        plan.arrange()
        for (path, error) in walk.unreadable { complain(about: path, "\(error)") }
        for path in walk.tooDeep {
            complain(about: path, "a folder more than \(InboxWalk.maximumDepth) deep; files in it are not taken")
        }
        for item in plan.refuse {
            complain(about: item.path, "not a regular file; it is left alone, as links, FIFOs and devices are")
        }
        for item in plan.linked {
            let names = item.entry.links
            complain(
                about: item.path,
                "it has \(names) names (hard links), so that it may be another's; copy it, and drop the copy"
            )
        }
        queue = plan.take.reversed()
        immovableSinceLook = 0
        self.plan = plan
        looked = (.now, .now - start)
    }

    /// Whether somebody else's file may have come while a long list is worked through. A twentieth of the time goes into
    /// looking, at most.
    func isLookDue(_ settings: IntakeSettings) -> Bool {
        guard let looked else { return true }
        return ContinuousClock.now - looked.end > max(.seconds(settings.lookPause), looked.cost * 20)
    }

    private func watch(_ folder: Folder) {
        do throws(FileError) {
            try watch?.add(folder)
        } catch {
            // Of one that cannot be listed either, the walk tells.
            if error.isMissing || error.isForbidden { return }
            let reason = "\(error.reason); what is dropped there is found at the next look"
            complain(about: state.inbox, "not every folder can be watched: \(reason)")
        }
    }

    /// Whether the kernel can be asked who has a file open for writing.
    private func writersAreKnown(of entry: FileEntry) -> Bool {
        writersAreKnown[entry.identity.device] ?? false && (writersAreTold || entry.owner == geteuid())
    }

    /// For how many more nanoseconds it has to stay as it is.
    private func left(of entry: FileEntry, _ settings: IntakeSettings) -> Int64 {
        quiet.left(of: entry, settle: Int64(max(settings.settle, settings.remoteSettle) * 1e9))
    }

    /// Takes the next files of a pass off the queue. One that changed since the look, or that somebody has open for
    /// writing, is left to the next.
    func batch(from inbox: Folder, _ settings: IntakeSettings) -> [InboxItem] {
        var bytes = 0
        var files: [InboxItem] = []
        var documents: [InboxItem] = []
        defer { queue += documents.reversed() }
        let hasRoom = !lane.isFull
        let hints = watch?.hints ?? DirectoryWatch.Hints()
        var places = Places(in: inbox)
        while files.count < settings.batchFiles * settings.passBatches,
            bytes < settings.batchBytes * settings.passBatches,
            let item = queue.popLast()
        {
            if !hasRoom, item.isDocument {
                documents.append(item)
                continue
            }
            guard let place = try? places.place(item.path), let entry = try? place.entry else { continue }
            guard entry.changed == item.entry.changed, entry.isSameContent(as: item.entry) else {
                plan?.wait(until: entry.changed + Int64(settings.settle * 1e9))
                continue
            }
            let left = left(of: entry, at: place, item.path, hints, settings)
            if left > 0 {
                plan?.wait(until: Date().nanoseconds + left)
                continue
            }
            files.append(item)
            bytes += min(entry.size, settings.fileLimit)
        }
        return files
    }

    /// For how many more nanoseconds a file is to be left alone, because somebody has it open for writing or nobody can
    /// know whether somebody has.
    private func left(
        of entry: FileEntry,
        at place: FilePlace,
        _ path: String,
        _ hints: DirectoryWatch.Hints,
        _ settings: IntakeSettings
    ) -> Int64 {
        // It may have been opened before the kernel was asked to tell of it.
        if writersAreKnown(of: entry), let file = try? OpenFile(place) {
            switch file.isOpenForWriting {
            case true?: return Int64(max(1, settings.settle) * 1e9)
            case false?: return 0
            case nil: if entry.owner != geteuid() { writersAreTold = false }
            }
        }
        return hints.tellIsComplete("\(state.inbox)/\(path)") ? 0 : left(of: entry, settings)
    }

    /// Puts files that were claimed too early back, or keeps them until they are complete.
    func leave(_ claims: [Claim], into pass: inout Pass) {
        for claim in claims {
            pass.waiting += 1
            pass.lookAgain = 1
            guard let inbox = try? Folder(state.inbox), (try? folder.giveBack(claim, to: inbox)) != true else {
                continue
            }
            complain(about: claim.file, "somebody still writes to it, and another file has its name; it is kept")
        }
    }

    func complain(about path: String, _ reason: String) {
        if complaints.count > Self.mostComplaints { return }
        guard complaints.insert("\(path)\u{0}\(reason)").inserted else { return }
        if complaints.count > Self.mostComplaints {
            logger.warning("more entries of the inbox are left alone than are told of; look at it")
            return
        }
        logger.warning("inbox entry left alone", metadata: ["file": "\(path)", "reason": "\(reason)"])
    }
}

extension DirectoryWatch.Hints {
    /// Whether the kernel has told that a file is complete.
    fileprivate func tellIsComplete(_ path: String) -> Bool { movedIn.contains(path) || written.contains(path) }
}

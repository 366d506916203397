import ConsultationModel
import Crypto
public import FoundationEssentials
import LinuxFiles
public import Logging
public import ResponseReading
public import Store

/// Takes the files that are dropped into the inbox: claims them, reads them, records them, files them away. A file is
/// taken exactly once, whenever the process or the database may die.
public actor Intake {
    let state: StateDirectory
    let logger: Logger
    /// nil where the kernel has none to give: then the inbox is looked at from time to time.
    let watch: DirectoryWatch?
    let goOn: @Sendable () -> Bool
    let lane: SlowLane
    var folder: ClaimFolder
    /// Whether the kernel knows who has files of a file system open, by the file system's number.
    var writersAreKnown: [UInt64: Bool]
    /// Whether it tells this process so of other users' files too, which takes a capability.
    var writersAreTold = true
    /// Files that are recorded and could not be filed away for a reason of their own, and when that is tried again.
    var unfiled: [UUID: ContinuousClock.Instant] = [:]
    static let unfiledSeconds = 60
    /// How long files have stayed as they are of which nobody can know that.
    var quiet = QuietFiles()
    /// The last look at the inbox.
    var plan: InboxPlan?
    /// What is left to take of it, the next is the last: a long list is not made anew for each batch.
    var queue: [InboxItem] = []
    /// Files that could not be claimed: they are tried again when there is nothing else to take.
    var immovable: Set<String> = []
    var immovableSinceLook = 0
    /// Claims of dead processes that are in this one's hand, and how many have died with each.
    private var inHand: [UUID: Int] = [:]
    /// When the last look ended, and how long it took.
    var looked: (end: ContinuousClock.Instant, cost: Duration)?
    /// Files of which somebody has written to after they were taken, and that were filed as they were then: when, by the
    /// file's identity.
    var wentOn: [FileEntry.Identity: Date] = [:]
    /// What was complained about already, so that each thing is logged once.
    var complaints: Set<String> = []
    static let mostComplaints = 10_000
    /// A file with which so many processes have died is set aside unread.
    private static let mostDeaths = 3

    /// Creates the state directory's folders where they are missing and watches the inbox.
    ///
    /// - Parameters:
    ///   - goOn: Asked before each part of the work; once it says no, no other file is read, and the pass ends when what
    ///     was read is recorded. What was claimed by then is taken by the next process.
    ///   - wake: Called whenever another pass may find something; from any thread.
    /// - Throws: `FileError`.
    public init(
        state: StateDirectory,
        logger: Logger,
        goOn: @escaping @Sendable () -> Bool = { true },
        wake: @escaping @Sendable () -> Void
    ) throws {
        try state.create()
        self.state = state
        self.logger = logger
        self.goOn = goOn
        lane = SlowLane(wake: wake)
        do throws(FileError) {
            watch = try DirectoryWatch(wake)
        } catch {
            watch = nil
            logger.warning(
                "the inbox cannot be watched; what is dropped is found at the next look",
                metadata: ["reason": "\(error)"]
            )
        }
        let inbox = try Folder(state.inbox)
        folder = try ClaimFolder.create(in: try ClaimFolder.root(in: inbox))
        writersAreKnown = [inbox.identity.device: folder.tellsWriters()]
    }

    /// Whether another process takes files from this inbox now. Throws `FileError`.
    public static func isAtWork(in state: StateDirectory) throws -> Bool {
        guard let root = try ClaimFolder.root(of: state) else { return false }
        return try ClaimFolder.names(in: root).contains { try ClaimFolder.isHeld($0, in: root) }
    }

    /// Takes some batches of what is complete: first what was claimed before, then what a dead process has left, then what
    /// stands in the inbox.
    ///
    /// - Parameters:
    ///   - store: Where answers are recorded.
    ///   - settings: The limits.
    ///   - context: What is registered; its path and moment are set for each file and pass.
    ///   - now: The moment of the look.
    /// - Throws: `PostgresError` when the database cannot be used: claimed files wait and the next pass goes on with them.
    ///   `FileError` when the inbox cannot be listed.
    public func pass(
        store: Store,
        settings: IntakeSettings,
        context: ReadingContext,
        now: Date = Date()
    ) async throws -> Pass {
        if !folder.isThere(in: state.inbox) {
            logger.warning(
                "the inbox was moved away or removed; it is made anew",
                metadata: ["inbox": "\(state.inbox)"]
            )
            try state.create()
            folder = try ClaimFolder.create(in: try ClaimFolder.root(in: try Folder(state.inbox)))
        }
        let inbox = try Folder(state.inbox)
        let root = try ClaimFolder.root(in: inbox)
        var pass = Pass()
        var job = Job(store: store, settings: settings, context: context)
        job.context.now = now
        lane.forgetTaken()
        try await process(try folder.leftovers(), job, into: &pass)
        for name in try ClaimFolder.names(in: root) where pass.mayClaim {
            guard let orphan = try ClaimFolder.adopt(name, in: root) else { continue }
            try await finish(orphan, job, into: &pass)
        }
        // What was claimed earlier is recorded earlier: a later file of a respondent replaces an earlier one.
        var isHeldBack = false
        if pass.mayClaim {
            if queue.isEmpty || isLookDue(settings) { try look(at: inbox, now, settings) }
            let waiting = plan?.waiting ?? 0
            let batch = batch(from: inbox, settings)
            // Those that came later wait for these.
            isHeldBack = batch.isEmpty && plan?.waiting != waiting
            let taken = try folder.take(batch, from: inbox, copyLimit: settings.fileLimit)
            for (file, error) in taken.immovable {
                if immovable.insert(file).inserted { immovableSinceLook += 1 }
                complain(about: file, "it cannot be moved: \(error.reason)")
            }
            try await process(taken.claims, job, into: &pass)
            if !batch.isEmpty { try folder.tidy() }
        }
        pass.backlog += queue.count + (isHeldBack ? 0 : plan?.more ?? 0)
        pass.waiting += (plan?.waiting ?? 0) + immovableSinceLook
        pass.beside = lane.count
        pass.shortage = lane.shortage
        let lookAgain = plan?.lookAgain.map { max(0, Double($0 - now.nanoseconds) / 1e9) }
        pass.lookAgain = [lookAgain, pass.lookAgain].compactMap(\.self).min()
        return pass
    }

    /// Reads documents and large files beside the passes, until the task is cancelled. Without it each is read in its
    /// pass, and the other files wait. To be called once.
    public nonisolated func readBeside() async { await lane.run() }

    /// Removes this process's claim folder, if nothing is left in it. The intake is not to be used afterwards.
    public func close() throws {
        if folder.isThere(in: state.inbox) { try folder.remove() }
    }

    // MARK: Taking

    /// What all files of a pass have in common.
    private struct Job {
        let store: Store
        let settings: IntakeSettings
        var context: ReadingContext
        let clock = ContinuousClock.now

        var isOutOfTime: Bool { ContinuousClock.now - clock > .seconds(settings.batchSeconds) }
    }

    /// Takes what a dead process has left, one file after the other: one of them may have been its death.
    private func finish(_ orphan: borrowing ClaimFolder, _ job: Job, into pass: inout Pass) async throws {
        var isFirst = true
        try orphan.finishCarrying(from: try Folder(state.inbox))
        let claims = try orphan.leftovers()
        // It is still in hand.
        if claims.contains(where: lane.isBusy) { return }
        for claim in claims {
            guard pass.mayClaim, isFirst || !job.isOutOfTime, goOn() else {
                pass.backlog += 1
                continue
            }
            isFirst = false
            let deaths = try inHand[claim.id] ?? orphan.takeInHand(claim)
            inHand[claim.id] = deaths
            do {
                try await process([claim], job, deaths: deaths, into: &pass)
            } catch {
                putDown(claim, of: orphan)
                throw error
            }
            if lane.isBusy(with: claim) { return }
            putDown(claim, of: orphan)
        }
        try orphan.remove()
    }

    private func putDown(_ claim: Claim, of orphan: borrowing ClaimFolder) {
        inHand[claim.id] = nil
        orphan.putDown()
    }

    /// Files that were read or that the database knows, on their way to being recorded together.
    struct Batch: Sendable {
        /// In the order in which they were claimed.
        var claims: [Claim] = []
        /// Those that the database does not know.
        var read: [ReadFile] = []
        /// What became of each, as far as it is recorded.
        var recorded: [UUID: Recorded] = [:]
        /// How long that took.
        var recording = Duration.zero
        /// Those of which it showed only after they were claimed that they are not complete.
        var unfinished: [Claim] = []
    }

    /// Takes these files in batches. While one is recorded, the one before is filed away and the next is read.
    ///
    /// - Parameter deaths: How many processes have died with these claims in hand.
    private func process(_ all: [Claim], _ job: Job, deaths: Int = 0, into pass: inout Pass) async throws {
        let claims = all.filter { !lane.isBusy(with: $0) }
        if claims.isEmpty { return }
        let old = claims.filter { !$0.isFresh }.map(\.id)
        let known = old.isEmpty ? [:] : try await job.store.recorded(old)
        var rest = claims[...]
        var toFile = Batch()
        do {
            var next = try await read(&rest, known, job, deaths: deaths, isFirst: true)
            leave(next.unfinished, into: &pass)
            while !next.claims.isEmpty {
                let batch = next
                async let recording = recorded(batch, in: job.store)
                file(toFile, into: &pass)
                toFile = Batch()
                let following: Result<Batch, any Error>
                do {
                    following = .success(
                        pass.heldUp == nil ? try await read(&rest, known, job, deaths: deaths) : Batch()
                    )
                } catch {
                    following = .failure(error)
                }
                toFile = try await recording
                next = try following.get()
                leave(next.unfinished, into: &pass)
            }
        } catch {
            file(toFile, into: &pass)
            // What was done is told first; what is wrong shows again when this is gone on with.
            guard !pass.filed.isEmpty else { throw error }
            pass.backlog += max(1, rest.count)
            return
        }
        file(toFile, into: &pass)
        pass.backlog += rest.count
    }

    /// Reads the next batch; it is empty when there is nothing more to read now.
    ///
    /// - Parameter isFirst: Then at least one file is read, so that a pass gets on however slow the files are.
    private func read(
        _ rest: inout ArraySlice<Claim>,
        _ known: [UUID: Recorded],
        _ job: Job,
        deaths: Int,
        isFirst: Bool = false
    ) async throws -> Batch {
        var batch = Batch()
        var bytes = 0
        while let claim = rest.first, batch.claims.count < job.settings.batchFiles, bytes < job.settings.batchBytes {
            if let recorded = known[claim.id] {
                batch.recorded[claim.id] = recorded
            } else {
                guard isFirst && batch.read.isEmpty || !job.isOutOfTime, goOn() else { break }
                do {
                    var file =
                        deaths < Self.mostDeaths
                        ? try await ReadFile(
                            claim,
                            context: job.context,
                            settings: job.settings,
                            tellsWriters: writersAreKnown[claim.place.folder.identity.device] ?? false,
                            lane: lane.isOpen ? lane : nil
                        )
                        : ReadFile(unread: claim, after: deaths, at: job.context.now)
                    if let identity = wentOn.isEmpty ? nil : try? claim.place.entry?.identity {
                        file.receipt.continues = wentOn.removeValue(forKey: identity)
                    }
                    batch.read.append(file)
                    bytes += file.taken.size
                } catch is ReadFile.Deferred {
                    rest.removeFirst()
                    continue
                } catch is ReadFile.Unfinished {
                    batch.unfinished.append(claim)
                    rest.removeFirst()
                    continue
                }
            }
            batch.claims.append(claim)
            rest.removeFirst()
        }
        return batch
    }

    /// The batch, recorded. Beside this actor, which has other things to do meanwhile.
    @concurrent private nonisolated func recorded(_ batch: Batch, in store: Store) async throws -> Batch {
        var batch = batch
        let start = ContinuousClock.now
        for entry in try await record(batch.read, in: store) { batch.recorded[entry.claim] = entry }
        batch.recording = .now - start
        return batch
    }

    /// Records a batch; when the database refuses it for what is in it, each file alone, so that one bad file does not
    /// stop the others.
    private nonisolated func record(_ files: [ReadFile], in store: Store) async throws -> [Recorded] {
        if files.isEmpty { return [] }
        let taken = files.map { file in
            var taken = file.taken
            if taken.submissions.isEmpty {
                taken.reason = file.receipt.reason
                taken.fault = file.receipt.fault
            }
            return taken
        }
        let receipts = Dictionary(files.map { ($0.taken.claim, $0.receipt) }) { first, _ in first }
        let write: @Sendable (TakenFile, Outcome) -> String = { file, outcome in
            var receipt = receipts[file.claim] ?? Receipt(file: file.file, reading: nil)
            receipt.outcome = outcome
            return receipt.text
        }
        do {
            return try await store.record(taken, step: { [goOn] in _ = goOn() }, receipt: write)
        } catch  where Store.isFaultOfFile(error) {
            if files.count > 1 {
                var recorded: [Recorded] = []
                for file in files { recorded += try await record([file], in: store) }
                return recorded
            }
            guard var file = files.first, !file.taken.submissions.isEmpty else { throw error }
            logger.error(
                "the database refused a file; it is set aside",
                metadata: [
                    "file": "\(file.taken.file)", "reason": "\(error)",
                ]
            )
            file.taken.submissions = []
            file.receipt.refusal = Fault(
                error: .refused,
                "The database refused this file: \(error). Ask the administrator to look at the log."
            )
            return try await record([file], in: store)
        }
    }
}

extension Pass {
    /// Whether everything that was claimed is recorded and filed away.
    fileprivate var mayClaim: Bool { backlog == 0 && heldUp == nil }
}

extension Duration {
    /// Milliseconds.
    var milliseconds: Double {
        Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
    }
}

extension Date {
    /// Nanoseconds since 1970.
    var nanoseconds: Int64 { Int64(timeIntervalSince1970 * 1e6) * 1000 }

    /// A time that a file system has told, to the microsecond; nil for the 0 of one that keeps no times.
    init?(nanoseconds: Int64) {
        if nanoseconds <= 0 { return nil }
        self.init(timeIntervalSince1970: Double(nanoseconds / 1000) / 1e6)
    }
}

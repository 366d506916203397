public import ConsultationModel
import Crypto
public import FoundationEssentials
import LinuxFiles
public import Logging
import Postgres
public import ResponseReading
public import Store

/// Takes the files that are dropped into the inbox: claims them, reads them, records them, files them away. A file is
/// taken exactly once, whenever the process or the database may die.
public actor Intake {
    private let state: StateDirectory
    private let settings: IntakeSettings
    private let logger: Logger
    private let watch: DirectoryWatch
    private var folder: ClaimFolder
    /// The last look at the inbox, without the files that were taken since: a long list is not made anew for each batch.
    private var plan = InboxPlan()
    /// Files that could not be claimed: they are tried again when there is nothing else to take.
    private var immovable: Set<String> = []
    /// What was complained about already, so that each thing is logged once.
    private var complaints: Set<String> = []

    /// Creates the state directory's folders where they are missing and watches the inbox.
    ///
    /// - Parameter wake: Called whenever another pass may find something; from any thread.
    /// - Throws: `FileError`.
    public init(
        state: StateDirectory,
        settings: IntakeSettings,
        logger: Logger,
        wake: @escaping @Sendable () -> Void
    ) throws {
        try state.create()
        self.state = state
        self.settings = settings
        self.logger = logger
        self.watch = try DirectoryWatch(wake)
        self.folder = try ClaimFolder.create(in: state.claimed)
    }

    /// Whether another process takes files from this inbox now. Throws `FileError`.
    public static func isAtWork(in state: StateDirectory) throws -> Bool {
        guard try Files.entry(at: state.claimed) != nil else { return false }
        return try ClaimFolder.names(in: state.claimed).contains { name in
            try ClaimFolder.adopt(name, in: state.claimed) == nil
        }
    }

    /// Looks at the inbox once and takes what is complete, one batch at most.
    ///
    /// - Parameters:
    ///   - store: Where answers are recorded.
    ///   - consultations: Those that files may belong to.
    ///   - lexicon: What stance words mean.
    ///   - cues: The phrases for which answers are flagged.
    ///   - now: The moment of the look.
    /// - Throws: `PostgresError` when the database cannot be used: claimed files wait and the next pass goes on with them.
    ///   `FileError` when the inbox cannot be listed.
    public func pass(
        store: Store,
        consultations: [Consultation],
        lexicon: StanceLexicon,
        cues: CueList,
        now: Date = Date()
    ) async throws -> Pass {
        if !folder.isThere {
            // Somebody has moved the inbox away, or removed it.
            try state.create()
            folder = try ClaimFolder.create(in: state.claimed)
        }
        var pass = Pass()
        let context = ReadingContext(consultations: consultations, lexicon: lexicon, cues: cues, now: now)
        try await process(try folder.leftovers(), context, store, into: &pass)
        for name in try ClaimFolder.names(in: state.claimed) {
            guard let orphan = try ClaimFolder.adopt(name, in: state.claimed) else { continue }
            try await process(try orphan.leftovers(), context, store, into: &pass)
            try orphan.remove()
        }

        if plan.take.isEmpty { try look(at: now) }
        let batch = batch()
        let taken = try folder.take(batch, from: state.inbox)
        for (file, error) in taken.immovable {
            immovable.insert(file)
            complain(about: file, "\(error)")
        }
        pass.backlog = plan.take.count
        pass.waiting = plan.wait.count + immovable.count
        pass.lookAgain = plan.lookAgain.map { max(0, Double($0 - now.nanoseconds) / 1e9) }
        try await process(taken.claims, context, store, into: &pass)
        if !batch.isEmpty { try folder.tidy() }
        return pass
    }

    /// Removes this process's claim folder, if nothing is left in it. The intake is not to be used afterwards.
    public func close() throws {
        if folder.isThere { try folder.remove() }
    }

    // MARK: Looking

    private func look(at now: Date) throws {
        let listing = try InboxListing(of: state.inbox) { folder in
            do { try watch.add(folder) } catch { complain(about: folder, "\(error)") }
        }
        for (path, error) in listing.unreadable { complain(about: path, "\(error)") }
        for (path, count) in listing.unreadableNames {
            complain(about: path, "\(count) names in this folder are not UTF-8; rename them to have them taken")
        }
        plan = InboxPlan(
            for: listing.items,
            in: state.inbox,
            hints: watch.hints,
            now: now.nanoseconds,
            settle: Int64(settings.settle * 1e9)
        )
        for item in plan.refuse {
            complain(about: item.path, "not a regular file; it is left alone, as links, FIFOs and devices are")
        }
        let movable = plan.take.filter { !immovable.contains($0.path) }
        if movable.isEmpty { immovable = [] } else { plan.take = movable }
        // The next is the last.
        plan.take.reverse()
    }

    /// Takes the next files off the plan. One that changed since the look is left to the next.
    private func batch() -> [String] {
        var bytes = 0
        var files: [String] = []
        while files.count < settings.batchFiles, bytes < settings.batchBytes, let item = plan.take.popLast() {
            guard let entry = try? Files.entry(at: "\(state.inbox)/\(item.path)") else { continue }
            guard entry.changed == item.entry.changed else {
                plan.wait.append(item)
                plan.lookAgain = min(plan.lookAgain ?? .max, entry.changed + Int64(settings.settle * 1e9))
                continue
            }
            files.append(item.path)
            bytes += min(entry.size, settings.fileLimit)
        }
        return files
    }

    private func complain(about path: String, _ reason: String) {
        guard complaints.insert("\(path)\u{0}\(reason)").inserted else { return }
        logger.warning("inbox entry left alone", metadata: ["file": "\(path)", "reason": "\(reason)"])
    }

    // MARK: Taking

    private func process(
        _ claims: [Claim],
        _ context: ReadingContext,
        _ store: Store,
        into pass: inout Pass
    ) async throws {
        if claims.isEmpty { return }
        let old = claims.filter { !$0.isFresh }.map(\.id)
        var recorded = old.isEmpty ? [:] : try await store.recorded(old)
        let unknown = claims.filter { recorded[$0.id] == nil }
        var read: [ReadFile] = []
        for claim in unknown { read.append(try await ReadFile(claim, context: context, settings: settings)) }
        for entry in try await record(read, in: store) { recorded[entry.claim] = entry }
        for claim in claims {
            guard let entry = recorded[claim.id] else { continue }
            let archive = Archive(folder: entry.isRejected ? state.rejected : state.accepted)
            do throws(FileError) {
                let path = try archive.file(claim, receipt: entry.receipt, day: entry.recorded)
                pass.filed.append(FiledFile(file: claim.file, path: path, recorded: entry))
            } catch {
                logger.error(
                    "file cannot be filed away; it is kept and tried again",
                    metadata: [
                        "file": "\(claim.file)", "reason": "\(error)",
                    ]
                )
                pass.isHeldUp = true
            }
        }
    }

    /// Records a batch; when the database refuses it for what is in it, each file alone, so that one bad file does not
    /// stop the others.
    private func record(_ files: [ReadFile], in store: Store) async throws -> [Recorded] {
        if files.isEmpty { return [] }
        let receipts = Dictionary(files.map { ($0.taken.claim, $0.receipt) }) { first, _ in first }
        let write: @Sendable (TakenFile, Outcome) -> String = { file, outcome in
            var receipt = receipts[file.claim] ?? Receipt(file: file.file, reading: nil)
            receipt.outcome = outcome
            return receipt.text
        }
        do {
            return try await store.record(files.map(\.taken), receipt: write)
        } catch let error as PostgresError where error.isDataFault {
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
            file.receipt.refusal = "The database refused this file: \(error). Ask the administrator to look at the log."
            return try await record([file], in: store)
        }
    }
}

extension PostgresError {
    /// Whether the values are at fault, so that waiting does not help: they cannot be sent, they violate a constraint, or
    /// they exceed a limit of PostgreSQL. A full disk, a read-only server or a missing table is not the file's fault.
    fileprivate var isDataFault: Bool {
        kind == .parameter || ["22", "23", "54"].contains(sqlState?.prefix(2))
    }
}

extension Date {
    fileprivate var nanoseconds: Int64 { Int64(timeIntervalSince1970 * 1e6) * 1000 }
}

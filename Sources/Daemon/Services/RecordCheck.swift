import FoundationEssentials
import Store

/// Tells when the database lacks what this service has recorded there: an older state was restored, or a standby took
/// over that had not received everything.
struct RecordCheck {
    private static let pause = Duration.seconds(10)

    /// Whether the database may be another than the one that was asked last.
    var isDue = true
    private let known: KnownRecord
    private var changes: [String: Int]
    /// When what is missing is looked for again; nil: nothing is.
    private var next: ContinuousClock.Instant?

    init(_ known: KnownRecord) {
        self.known = known
        changes = known.changes
    }

    /// Compares what is known with what the database holds, where that is due, and keeps what is known by now.
    ///
    /// - Parameter changes: How often the record of each consultation has changed, as the database says.
    /// - Throws: `PostgresError`.
    mutating func look(at store: Store, _ changes: [String: Int], _ health: Health) async throws {
        let isShorter = self.changes.contains { (changes[$0.key] ?? 0) < $0.value }
        if isDue || isShorter && next == nil || next.map({ $0 <= .now }) ?? false {
            // Somebody may have removed the notes: what is gone is accepted.
            self.changes = known.changes
            if let fault = try await fault(in: store, changes) {
                health.troubled(.record, fault)
                next = .now + Self.pause
            } else {
                health.ends(.record)
                next = nil
            }
            isDue = false
        }
        if next == nil, self.changes != changes {
            self.changes = changes
            known.note(changes)
        }
    }

    private func fault(in store: Store, _ changes: [String: Int]) async throws -> String? {
        let files = known.files
        let gone = Set(try await store.missing(files.map { ($0.claim, $0.sha256) }))
        var faults: [String] = []
        if let first = files.first(where: { gone.contains($0.claim) }) {
            faults.append(
                "it does not know \(gone.count) of the last \(files.count) files, the first of them \(first.path), recorded "
                    + "at \(first.recorded)"
            )
        }
        for (id, count) in self.changes.sorted(by: { $0.key < $1.key }) where (changes[id] ?? 0) < count {
            faults.append("of \(count) changes to \(id) it has \(changes[id] ?? 0)")
        }
        if faults.isEmpty { return nil }
        return """
            the database lacks what was recorded in it: \(faults.joined(separator: "; ")). It was restored from an older \
            copy, or a standby took over. Look in accepted/ and rejected/ for the files that came since, and drop copies \
            of them again; decisions have to be taken again. Then remove \(known.folder)
            """
    }
}

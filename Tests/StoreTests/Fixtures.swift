import ConsultationModel
import FoundationEssentials
import Postgres
import PostgresTesting

@testable import Store

/// An empty schema with an illustrative consultation of three recommendations and two regions.
let registered = TestTemplate(named: "registered") { conninfo in
    let store = try await Store.open(conninfo)
    try await store.migrate()
    try await store.register([consultation])
    await store.close()
}

let consultation = Consultation(
    id: "illustrative",
    title: "An illustrative consultation",
    regions: [Region(code: "NORTH", name: "Northern Region"), Region(code: "SOUTH", name: "Southern Region")],
    recommendations: (1...3).map { Recommendation(id: "\($0)", text: "Illustrative recommendation \($0).") }
)

/// When files are dropped, unless it is said otherwise.
let punctual = Date(timeIntervalSince1970: 1_490_000_000)

let north = Respondent(speakingFor: consultation.regions[0], in: consultation)
let south = Respondent(speakingFor: consultation.regions[1], in: consultation)

/// A group of the northern region that does not speak for it.
func group(_ name: String) -> Respondent {
    Respondent(named: name, in: consultation.regions[0], of: consultation)
}

func answer(_ recommendation: String, _ stance: Stance, _ comment: String = "", line: Int = 1) -> Answer {
    Answer(
        recommendation: recommendation,
        stance: stance,
        words: stance.label,
        comment: comment,
        line: line,
        column: 1
    )
}

/// A file of this respondent. Files with different bytes have different hashes, made from a seed rather than computed.
func file(
    from respondent: Respondent,
    _ answers: [Answer],
    content: String,
    named name: String = "illustrative.txt",
    isIllustrative: Bool = false,
    received: Date = punctual
) -> TakenFile {
    let original = Array(content.utf8)
    let sha256 = digest(of: content)
    return TakenFile(
        claim: UUID(),
        file: name,
        size: original.count,
        sha256: sha256,
        received: punctual,
        consultation: respondent.consultation,
        region: respondent.region,
        submissions: [
            Submission(
                respondent: respondent,
                groupAsWritten: nil,
                isIllustrative: isIllustrative,
                answers: answers,
                file: name,
                original: original,
                sha256: sha256,
                received: received
            )
        ]
    )
}

/// A file of several respondents.
func sharedFile(
    _ rows: [(respondent: Respondent, answers: [Answer])],
    content: String,
    named name: String = "illustrative.csv",
    received: Date = punctual
) -> TakenFile {
    var shared = file(from: north, [], content: content, named: name)
    shared.region = nil
    shared.submissions = rows.map { row in
        file(from: row.respondent, row.answers, content: content, named: name, received: received).submissions[0]
    }
    return shared
}

/// A file that is set aside.
func rejectedFile(of consultation: String? = "illustrative") -> TakenFile {
    TakenFile(
        claim: UUID(),
        file: "rejected.txt",
        size: 0,
        sha256: nil,
        received: punctual,
        consultation: consultation,
        region: nil,
        submissions: []
    )
}

/// 32 bytes that differ where the contents do: two name-based UUIDs.
private func digest(of content: String) -> [UInt8] {
    ["a", "b"].flatMap { mark in
        let u = UUID(version5: "\(mark)\(content)").uuid
        return [u.0, u.1, u.2, u.3, u.4, u.5, u.6, u.7, u.8, u.9, u.10, u.11, u.12, u.13, u.14, u.15]
    }
}

extension Store {
    @discardableResult
    func record(_ files: TakenFile...) async throws -> [Recorded] {
        try await record(files) { "\($0.file): \($1.code)" }
    }

    /// The rows of a statement as text, one string a row.
    func rows(_ sql: SQL) async throws -> [String] {
        try await connection.query(sql).map { try $0.decode(String.self) }
    }
}

/// Runs the body with a store on a database of its own.
func withStore(_ body: (Store, String) async throws -> Void) async throws {
    try await withTestDatabase(from: registered) { conninfo in
        let store = try await Store.open(conninfo)
        try await body(store, conninfo)
        await store.close()
    }
}

extension Store {
    /// Registers consultations in a schema of before the table in which the record's progress is kept.
    func registerBeforeProgress(_ consultations: [Consultation]) async throws {
        try await connection.execute(
            script: """
                create table concord.progress (
                    consultation_id text not null primary key,
                    changes bigint not null,
                    changed_at timestamptz not null
                )
                """
        )
        try await register(consultations)
        try await connection.execute(script: "drop table concord.progress")
    }
}

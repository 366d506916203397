import Consensus
import ConsultationModel
import FoundationEssentials
import LinuxFiles
import Postgres
import ProgramTesting
import Reporting
import Store

extension Bench {
    /// The levels of a consultation after one file has changed, against counting all answers that count.
    func consensus() async throws {
        let stored = try await stored()
        let workload = stored.prepared.workload
        let scratch = try Scratch(below: scratch.path)
        defer { scratch.remove() }
        let settings = ["consultations": stored.prepared.consultations]
        let store = try await Store.open(stored.conninfo)
        let connection = try await Connection.open(stored.conninfo)
        // Counting is planned as on a database that has been there for a while.
        try await connection.execute("analyze")
        var (levels, counts): ([Double], [Double]) = ([], [])
        // The first one is to warm up.
        for round in 0...(5 * rounds) {
            let path = workload.path(of: round + 1)
            let response = workload.response(of: round + 1, revision: 1000)
            try scratch.drop(response, as: "state/inbox/\(Workload.consultation)/\(path)")
            let ended = try await Daemon.once(on: scratch, database: stored.conninfo, settings: settings)
            guard ended.code == 0, try scratch.filed().count == round + 1 else {
                throw Command.Failed(description: String(ended.errors.suffix(2000)))
            }
            let start = ContinuousClock.now
            let state = try await store.state(of: Workload.consultation, sample: 0)
            let assessed = state.map { Report(of: $0).items.map(\.assessment.level) } ?? []
            let middle = ContinuousClock.now
            let groups = try await connection.query(Self.counting)
            let end = ContinuousClock.now
            let isRight = assessed.count == workload.recommendations && !groups.isEmpty
            guard isRight else { throw Command.Failed(description: "nothing was counted") }
            if round == 0 { continue }
            levels.append((middle - start).milliseconds)
            counts.append((end - middle).milliseconds)
        }
        await store.close()
        await connection.close()
        say(
            Row(
                "levels of a consultation with \(grouped(workload.files)) respondents, one file changed",
                other: "`group by` over all answers: \(Spread(counts).text(Row.hundredths)) ms",
                concord: "\(Spread(levels).text(Row.hundredths)) ms",
                ratio: Spread(counts, dividedBy: levels),
                .atLeast(100)
            ).text
        )
    }

    private static let counting: SQL = """
        select answer.recommendation_id, respondent.region_code, respondent.speaks_for_region, answer.stance, count(*)
        from concord.submission
        join concord.respondent on respondent.respondent_id = submission.respondent_id
        join concord.answer
            on answer.respondent_id = submission.respondent_id and answer.revision = submission.revision
        where submission.consultation_id = \(Workload.consultation)::text and submission.superseded_at is null
        group by 1, 2, 3, 4
        """
}

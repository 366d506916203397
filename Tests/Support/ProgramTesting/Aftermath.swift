import Postgres

/// What must be equal after any way of taking the same files: the database's rows and the filed originals with their
/// receipts. Times, claims and what depends on them are left out, and counts of zero, which depend on the batches.
public struct Aftermath: Equatable, Sendable {
    /// One line a row.
    public var tables: [String]
    /// The folder and text of every file in the archive and the inbox.
    public var archive: [String]

    /// Looks at a database and at the state directory in `state/`. Throws `PostgresError` and what reading files throws.
    public init(of conninfo: String, _ scratch: Scratch) async throws {
        tables = []
        for query in Self.queries { tables += try await queried(query, in: conninfo) }
        archive = try ["accepted", "rejected", "inbox"].flatMap { folder in
            // A kill may leave a temporary file behind: it is hidden and nobody's.
            try scratch.files(below: "state/\(folder)").filter { !$0.hasSuffix(".tmp") }.map { name in
                let text = try scratch.text("state/\(folder)/\(name)")
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .filter { !$0.hasPrefix("Taken:") && !$0.hasPrefix("Claim:") }
                // The names of day folders and of files whose name was taken depend on the run.
                return "\(folder)/\(name.split(separator: "/").last?.split(separator: ".").first ?? "")\n"
                    + lines.joined(separator: "\n")
            }
        }.sorted()
    }

    private static let queries: [SQL] = [
        """
        select concat_ws('|', consultation_id, region_code, respondent_name, speaks_for_region)
        from concord.respondent order by 1
        """,
        """
        select concat_ws('|', respondent_id, revision, file_name, group_as_written, is_illustrative,
            encode(sha256, 'hex'), superseded_at is null)
        from concord.submission order by 1
        """,
        "select concat_ws('|', encode(sha256, 'hex'), md5(bytes)) from concord.original order by 1",
        """
        select concat_ws('|', submission.file_name, respondent_id, intake_event.respondents)
        from concord.submission join concord.intake_event using (claim_id, respondent_id, revision) order by 1
        """,
        """
        select concat_ws('|', respondent_id, revision, recommendation_id, stance, words, comment, line, column_number)
        from concord.answer order by 1
        """,
        """
        select concat_ws('|', consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
        from concord.tally where answers > 0 order by 1
        """,
        """
        select concat_ws('|', consultation_id, region_code, speaks_for_region, current_submissions,
            superseded_submissions, current_illustrative)
        from concord.submission_tally order by 1
        """,
        "select concat_ws('|', consultation_id, outcome, files) from concord.intake_tally order by 1",
        """
        select concat_ws('|', file_name, outcome, consultation_id, region_code, revision, encode(sha256, 'hex'),
            regexp_replace(receipt, '(Taken|Claim): .*', '', 'gn'))
        from concord.intake_event order by 1
        """,
        "select concat_ws('|', consultation_id, edition) from concord.consultation_edition order by 1",
    ]
}

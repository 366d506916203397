/// One numbered change to the schema `concord`, with its file embedded in the program.
public struct Migration: Sendable {
    /// From 1, without gaps.
    public let number: Int
    /// The file's name without its number: "answers".
    public let name: String
    /// One or more statements; they run in one transaction.
    public let sql: String

    /// Every migration, by number (the build puts "_" for a file name's first digit). A file that has been released is never edited: a later one amends it.
    public static let all: [Migration] = [
        Migration(1, "consultations", PackageResources._001_consultations_sql),
        Migration(2, "answers", PackageResources._002_answers_sql),
        Migration(3, "intake", PackageResources._003_intake_sql),
        Migration(4, "views", PackageResources._004_views_sql),
        Migration(5, "shared_files", PackageResources._005_shared_files_sql),
        Migration(6, "renormalisation", PackageResources._006_renormalisation_sql),
        Migration(7, "nights", PackageResources._007_nights_sql),
        Migration(8, "decisions", PackageResources._008_decisions_sql),
        Migration(9, "faults", PackageResources._009_faults_sql),
        Migration(10, "drops", PackageResources._010_drops_sql),
        Migration(11, "progress", PackageResources._011_progress_sql),
    ]

    init(_ number: Int, _ name: String, _ file: [UInt8]) {
        self.number = number
        self.name = name
        self.sql = String(decoding: file, as: UTF8.self)
    }
}

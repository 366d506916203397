public import FoundationEssentials

/// How far the reports on a consultation go.
public struct AsOf: Sendable, Hashable {
    /// When something that a report is made from was recorded last.
    public let changed: Date
    /// How many transactions have changed what a report is made from; 0 for a report of the past.
    public let changes: Int
    /// The as-of time of a report that is made now.
    public let moment: Date
    /// When that moves by itself, because a day ends; nil: only with the next change.
    public let next: Date?

    /// A report counts the days that are left until its consultation closes. So it is made anew when a day begins,
    /// 00:00 UTC, and when it closes.
    ///
    /// - Parameters:
    ///   - changed: When something that a report is made from was recorded last.
    ///   - changes: How many transactions have changed that.
    ///   - closes: The deadline; nil: there is none.
    ///   - now: The moment at which a report is made.
    public init(changed: Date, changes: Int = 0, closes: Date?, now: Date) {
        self.changed = changed
        self.changes = changes
        guard let closes else {
            (moment, next) = (changed, nil)
            return
        }
        moment = max(changed, now < closes ? now.startOfNextDay.addingTimeInterval(-Self.day) : closes)
        next = now < closes ? min(now.startOfNextDay, closes) : nil
    }

    fileprivate static let day = 86_400.0
}

extension Date {
    /// The first 00:00 UTC after this moment.
    fileprivate var startOfNextDay: Date {
        let days = (timeIntervalSinceReferenceDate / AsOf.day).rounded(.down) + 1
        return Date(timeIntervalSinceReferenceDate: days * AsOf.day)
    }
}

import ConsultationModel
import FoundationEssentials

extension Report {
    /// Until when answers are taken, seen from the report's moment.
    enum Deadline: Hashable {
        /// There is none.
        case none
        /// So many whole days are left until then.
        case days(Int, Date)
        /// It is over.
        case over(Date)
    }

    /// Until when answers are taken, seen from the report's moment.
    var deadline: Deadline {
        guard let closes = consultation.closes else { return .none }
        let days = closes.timeIntervalSince(asOf) / 86_400
        // Written so that a moment that is no number is over.
        guard days > 0 else { return .over(closes) }
        return .days(Int(min(days, 1_000_000).rounded(.down)), closes)
    }
}

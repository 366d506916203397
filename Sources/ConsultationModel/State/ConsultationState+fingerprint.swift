import Crypto
import FoundationEssentials

extension ConsultationState {
    /// SHA-256 over everything in it, as 64 hexadecimal digits: two states with the same fingerprint are the same inputs
    /// of a report. The order of rows makes no difference.
    public var fingerprint: String {
        var hash = Fingerprint()
        hash.add("concord-state-1")
        hash.add(asOf)
        consultation.feed(&hash)
        hash.add(rows: tallies) { row, hash in
            hash.add(row.recommendation)
            hash.add(row.region)
            hash.add(row.isDesignated)
            hash.add(row.counts)
        }
        hash.add(rows: quotations) { $0.feed(&$1) }
        intake.feed(&hash)
        hash.add(rows: designations) { $0.feed(&$1) }
        hash.add(rows: withdrawals) { $0.feed(&$1) }
        hash.add(rows: rejections) { $0.feed(&$1) }
        hash.add(optional: recent) { $0.feed(&$1) }
        hash.add(rows: nights) { night, hash in
            hash.add(night.night)
            hash.add(night.levels)
        }
        return hash.hexadecimal
    }
}

extension Consultation {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(id)
        hash.add(title)
        hash.add(optional: opens) { $1.add($0) }
        hash.add(optional: closes) { $1.add($0) }
        hash.add(regions.count)
        for region in regions {
            hash.add(region.code)
            hash.add(region.name)
            hash.add(region.speakers)
        }
        hash.add(recommendations.count)
        for recommendation in recommendations {
            hash.add(recommendation.id)
            hash.add(recommendation.text)
            hash.add(recommendation.status.rawValue)
        }
        rules.feed(&hash)
        hash.add(optional: scale) { scale, hash in
            hash.add(scale.name)
            hash.add(scale.steps.count)
            for step in scale.steps {
                hash.add(step.label)
                hash.add(step.stance.rawValue)
                hash.add(step.words)
            }
        }
        hash.add(optional: lateAnswers) { $1.add($0.rawValue) }
        hash.add(optional: language) { $1.add($0.rawValue) }
        // Nothing where there are none, so that reports of before keep their fingerprints.
        if let columns, !columns.headers.isEmpty || !columns.codes.isEmpty {
            hash.add(columns.headers.count)
            for (header, meaning) in columns.headers.sorted(by: { $0.key < $1.key }) {
                hash.add([header, meaning.rawValue])
            }
            hash.add(columns.codes.count)
            for (code, stance) in columns.codes.sorted(by: { $0.key < $1.key }) { hash.add([code, stance.rawValue]) }
        }
    }
}

extension ConsensusRules {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(lead.rawValue)
        for ratio in [
            quorum, smallMinority, alacSupport, naraloOpposition, isoApproval, isoDisapproval, ieeeApproval,
            delphiSupport, cosSupport, cosOpposition,
        ] {
            hash.add(ratio.numerator)
            hash.add(ratio.denominator)
        }
        hash.add(apacheSupport)
    }
}

extension ConsultationState.Quotation {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(region)
        hash.add(respondent)
        hash.add(isDesignated)
        hash.add(answer.recommendation)
        hash.add(answer.stance.rawValue)
        hash.add(answer.words)
        hash.add(answer.comment)
        hash.add(answer.line)
        hash.add(answer.column)
        hash.add(optional: answer.place) { $1.add($0) }
        hash.add(answer.flags.map(\.code))
        hash.add(file)
        hash.add(revision)
        hash.add(isIllustrative)
        hash.add(isLate)
    }
}

extension ConsultationState.IntakeSummary {
    fileprivate func feed(_ hash: inout Fingerprint) {
        for number in [current, superseded, duplicates, rejected, late] { hash.add(number) }
        hash.add(illustrativeRegions)
        hash.add(counts: respondents)
    }
}

extension Designation {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(recommendation)
        hash.add(optional: level) { $1.add($0.rawValue) }
        hash.add(by)
        hash.add(reason)
        hash.add(at)
    }
}

extension Withdrawal {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(region)
        hash.add(respondent)
        hash.add(isDesignated)
        hash.add(isRestored)
        hash.add(by)
        hash.add(reason)
        hash.add(at)
    }
}

extension FileEvent {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(file)
        hash.add(outcome.rawValue)
        hash.add(optional: region) { $1.add($0) }
        hash.add(respondents)
        hash.add(optional: reason) { $1.add($0) }
        hash.add(at)
        // At the end and without a mark for none, so that files of before faults were recorded keep their fingerprints.
        fault?.feed(&hash)
        if isExcluded { hash.add("excluded") }
    }
}

extension FileFault {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(code.rawValue)
        hash.add(optional: line) { $1.add($0) }
        hash.add(optional: column) { $1.add($0) }
        hash.add(optional: place) { $1.add($0) }
        hash.add(count)
    }
}

extension RecentChanges {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(night)
        hash.add(since)
        hash.add(rows: Array(summary.recommendations)) { row, hash in
            hash.add(row.key)
            hash.add(row.value.level.rawValue)
            hash.add(rows: Array(row.value.positions)) { position, hash in
                hash.add(position.key)
                hash.add(position.value.code)
            }
        }
        hash.add(rows: events) { $0.feed(&$1) }
        hash.add(isComplete)
        hash.add(rows: files) { $0.feed(&$1) }
        hash.add(counts: Dictionary(uniqueKeysWithValues: fileCounts.map { ($0.key.rawValue, $0.value) }))
        hash.add(rows: designations) { $0.feed(&$1) }
        hash.add(editions)
    }
}

extension AnswerEvent {
    fileprivate func feed(_ hash: inout Fingerprint) {
        hash.add(at)
        switch cause {
        case .file: hash.add("file")
        case .renormalised: hash.add("renormalised")
        case .withdrawn(let by, let reason): hash.add(["withdrawn", by, reason])
        case .restored(let by, let reason): hash.add(["restored", by, reason])
        case .deadline: hash.add("deadline")
        }
        hash.add(optional: old) { $0.feed(&$1) }
        hash.add(optional: new) { $0.feed(&$1) }
        // At the end and without a mark for none, as above.
        if let leftOutBy {
            hash.add(leftOutBy.file)
            hash.add(leftOutBy.number)
        }
    }
}

/// Values fed to SHA-256 one after the other, each with its length, so that no two sequences of values are the same bytes.
private struct Fingerprint {
    private var bytes: [UInt8] = []

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ number: Int) {
        let number = UInt64(bitPattern: Int64(number))
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func add(_ moment: Date) { add(Int(bitPattern: UInt(moment.timeIntervalSince1970.bitPattern))) }

    mutating func add(_ texts: [String]) {
        add(texts.count)
        for text in texts { add(text) }
    }

    mutating func add(_ counts: StanceCounts) {
        for stance in Stance.allCases { add(counts[stance]) }
    }

    mutating func add(_ levels: [Level: Int]) {
        for level in Level.allCases { add(levels[level] ?? 0) }
    }

    /// A count of zero is the same as none.
    mutating func add(counts: [String: Int]) {
        add(rows: counts.filter { $0.value != 0 }) { row, hash in
            hash.add(row.key)
            hash.add(row.value)
        }
    }

    mutating func add<Value>(optional value: Value?, _ feed: (Value, inout Fingerprint) -> Void) {
        add(value != nil)
        if let value { feed(value, &self) }
    }

    /// Each row by a hash of its own, in the order of these.
    mutating func add<Rows: Collection>(rows: Rows, _ feed: (Rows.Element, inout Fingerprint) -> Void) {
        add(rows.count)
        var row = Fingerprint()
        let digests = rows.map { element in
            row.bytes.removeAll(keepingCapacity: true)
            feed(element, &row)
            return row.digest
        }
        for digest in digests.sorted(by: { $0.lexicographicallyPrecedes($1) }) { bytes.append(contentsOf: digest) }
    }

    private var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }

    var hexadecimal: String {
        String(decoding: digest.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

extension Distribution {
    /// Van der Eijk's agreement A, from -1 (half at each end) over 0 (all steps equally often) to 1 (all on one step).
    ///
    /// The counts are taken apart into layers on which every step has either one count or none; A is the mean of the
    /// layers' agreement by the answers in them.
    ///
    /// Source: van der Eijk, Measuring agreement in ordered rating scales, Quality & Quantity 35, 2001.
    public var agreement: Coefficient {
        guard total > 0 else { return .undefined(.noAnswers) }
        guard counts.count > 1 else { return .undefined(.oneStep) }
        var agreement = 0.0
        var below = 0
        for height in Set(counts).sorted() where height > 0 {
            let layer = counts.map { $0 >= height }
            let size = layer.count { $0 }
            agreement += Double(height - below) * Double(size) / Double(total) * Self.agreement(of: layer)
            below = height
        }
        return .value(min(max(agreement, -1), 1))
    }

    /// Polarisation (1 - A)/2, from 0 (all on one step) to 1 (half at each end).
    public var polarisation: Coefficient {
        guard case .value(let agreement) = agreement else { return self.agreement }
        return .value((1 - agreement) / 2)
    }

    /// U·(1 - (S - 1)/(K - 1)) of a layer with S of its K steps taken. U says how unimodal it is: among triples of steps,
    /// those like 110 and 011 count for it, those like 101 against it.
    private static func agreement(of layer: [Bool]) -> Double {
        let steps = Double(layer.count)
        let size = Double(layer.count { $0 })
        var (unimodal, bimodal) = (0.0, 0.0)
        var before = 0.0
        for isTaken in layer {
            if isTaken {
                before += 1
            } else {
                let after = size - before
                unimodal += before * (before - 1) / 2 + after * (after - 1) / 2
                bimodal += before * after
            }
        }
        let triples = unimodal + bimodal
        let unimodality =
            triples == 0 ? 1 : ((steps - 2) * unimodal - (steps - 1) * bimodal) / ((steps - 2) * triples)
        return unimodality * (1 - (size - 1) / (steps - 1))
    }
}

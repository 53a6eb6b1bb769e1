import Coordination

/// When news of each bucket came last, so that silence is noticed.
struct HeardBuckets {
    fileprivate struct Part {
        let buckets: ClosedRange<Bucket>
        var at: Int64
    }

    /// None overlap.
    private var parts: [Part] = []

    /// Whether nothing was heard yet.
    var isEmpty: Bool { parts.isEmpty }

    /// Notes news of some buckets.
    ///
    /// - Parameters:
    ///   - moment: Seconds on a clock that is never set.
    ///   - isCurrent: They tell everything up to now; otherwise silence goes on where it was.
    /// - Returns: Whether some of the buckets are heard of for the first time.
    mutating func hear(_ buckets: ClosedRange<Bucket>, at moment: Int64, isCurrent: Bool) -> Bool {
        let known = parts.filter { $0.buckets.overlaps(buckets) }
        let count = known.reduce(0) { $0 + $1.buckets.clamped(to: buckets).count }
        let before = known.map(\.at).min() ?? moment
        parts = parts.flatMap { $0.without(buckets) } + [Part(buckets: buckets, at: isCurrent ? moment : before)]
        return count < buckets.count
    }

    /// The buckets of which nothing is known since a moment, as ranges; none when all were heard of.
    func silent(since moment: Int64) -> [ClosedRange<Bucket>] {
        var silent: [ClosedRange<Bucket>] = []
        var next = 0
        for part in parts.filter({ $0.at >= moment }).sorted(by: { $0.buckets.lowerBound < $1.buckets.lowerBound }) {
            if Int(part.buckets.lowerBound) > next { silent.append(Bucket(next)...part.buckets.lowerBound - 1) }
            next = Int(part.buckets.upperBound) + 1
        }
        if next <= Int(Bucket.max) { silent.append(Bucket(next)...Bucket.max) }
        return silent
    }
}

extension HeardBuckets.Part {
    /// What is left of the part beside some buckets.
    fileprivate func without(_ taken: ClosedRange<Bucket>) -> [Self] {
        guard buckets.overlaps(taken) else { return [self] }
        var left: [Self] = []
        if buckets.lowerBound < taken.lowerBound {
            left.append(Self(buckets: buckets.lowerBound...taken.lowerBound - 1, at: at))
        }
        if buckets.upperBound > taken.upperBound {
            left.append(Self(buckets: taken.upperBound + 1...buckets.upperBound, at: at))
        }
        return left
    }
}

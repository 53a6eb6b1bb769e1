import Coordination

/// The bucket ranges that are still to be copied, shared by those who copy. A range may turn out to be of several shards:
/// what is left of it is work for others.
actor BucketWork {
    private var ranges: [ClosedRange<Bucket>]
    private var underWay = 0
    private var waiting: [CheckedContinuation<ClosedRange<Bucket>?, Never>] = []

    init(_ whole: ClosedRange<Bucket>) { ranges = [whole] }

    /// A range to copy; nil when all are done. Waits while others may leave something.
    func take() async -> ClosedRange<Bucket>? {
        if let range = ranges.popLast() {
            underWay += 1
            return range
        }
        if underWay == 0 { return nil }
        return await withCheckedContinuation { waiting.append($0) }
    }

    /// Adds what is left of a range that somebody took.
    func leave(_ range: ClosedRange<Bucket>) {
        if waiting.isEmpty { return ranges.append(range) }
        underWay += 1
        waiting.removeFirst().resume(returning: range)
    }

    /// A range that was taken is done, or given up.
    func finish() {
        underWay -= 1
        if underWay == 0, ranges.isEmpty { dismiss() }
    }

    /// Gives everything up: nobody gets any more.
    func stop() {
        ranges = []
        dismiss()
    }

    private func dismiss() {
        for one in waiting { one.resume(returning: nil) }
        waiting = []
    }
}

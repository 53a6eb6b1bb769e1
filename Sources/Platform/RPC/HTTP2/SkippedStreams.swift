/// The stream numbers that a peer has passed over: opening a stream closes every lower one that was idle, so that those
/// may never be opened (RFC 9113 §5.1.1). libnghttp2 cannot tell them from streams that were open once.
struct SkippedStreams {
    /// Ranges that are remembered; clients skip no numbers, so that more are a game.
    private static let rangesMax = 32

    private var last: Int32 = -1
    private var ranges: [ClosedRange<Int32>] = []

    /// Takes note of a header block on a stream; false when the stream was passed over.
    mutating func admit(_ id: Int32) -> Bool {
        // Even numbers are not a client's to open, as libnghttp2 sees to.
        guard id % 2 == 1 else { return true }
        if id > last {
            if Int(id) - Int(last) > 2, ranges.count < Self.rangesMax { ranges.append(last + 2...id - 2) }
            last = id
            return true
        }
        return ranges.isEmpty || !ranges.contains { $0.contains(id) }
    }
}

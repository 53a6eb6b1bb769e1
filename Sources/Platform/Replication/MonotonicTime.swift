/// A reading of one node's monotonic clock, in nanoseconds. Readings of two nodes are not comparable;
/// only how long something took is, within the drift bound of ``ReplicaTiming``.
public struct MonotonicTime: Hashable, Sendable, Comparable {
    /// Nanoseconds since an arbitrary moment of this start of the machine.
    public var nanoseconds: UInt64

    /// Makes a reading.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// Before every reading.
    public static let zero = MonotonicTime(nanoseconds: 0)
    /// After every reading.
    public static let never = MonotonicTime(nanoseconds: .max)

    public static func < (first: MonotonicTime, second: MonotonicTime) -> Bool {
        first.nanoseconds < second.nanoseconds
    }

    /// A later moment; ``never`` when it lies beyond what can be told.
    public func advanced(by nanoseconds: UInt64) -> MonotonicTime {
        let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
        return overflow ? .never : MonotonicTime(nanoseconds: sum)
    }

    /// Nanoseconds since an earlier moment; 0 when that is not earlier.
    public func since(_ earlier: MonotonicTime) -> UInt64 {
        nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0
    }
}

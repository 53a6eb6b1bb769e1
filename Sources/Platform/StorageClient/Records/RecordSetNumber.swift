/// The number of a record set, 1 to 65,535. Streams of all sets, such as ``Scan`` and ``Changes``, name sets by it.
public struct RecordSetNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number as the store keeps it.
    public let value: UInt16

    /// - Parameter value: Not 0, which is the store's own.
    public init(_ value: UInt16) {
        precondition(value > 0, "record sets are numbered from 1")
        self.value = value
    }

    /// The number that a message of the store names; nil for one that no record is stored under.
    init?(stored number: UInt32) {
        guard let value = UInt16(exactly: number), value > 0 else { return nil }
        self.value = value
    }

    /// The number as messages of the store name it.
    var wire: UInt32 { UInt32(value) }

    public static func < (left: RecordSetNumber, right: RecordSetNumber) -> Bool { left.value < right.value }

    public var description: String { "\(value)" }
}

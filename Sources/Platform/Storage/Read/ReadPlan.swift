/// What a validated read asks for.
struct ReadPlan: Sendable, Equatable {
    /// One thing to read.
    enum Item: Sendable, Equatable {
        case record(RecordAddress)
        case range(Range)
    }

    /// Records of a collection from one sort key to before another; empty ones mean that end.
    struct Range: Sendable, Equatable {
        var collection: UInt16
        var from: [UInt8]
        var until: [UInt8]
        var descending: Bool
        var limit: Int
    }

    var partition: PartitionID
    var items: [Item]
}

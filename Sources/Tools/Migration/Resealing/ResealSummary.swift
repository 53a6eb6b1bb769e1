public import Security

/// What a run of resealing found and did, or would do.
public struct ResealSummary: Sendable, Equatable {
    /// Whether it only counted.
    public var isDryRun: Bool
    /// Records of sealed sets, by the key that they were sealed under when they were read.
    public var keys: [RecordKeyID: Int] = [:]
    /// Records that lay in clear.
    public var clear = 0
    /// Records that were sealed under the key of now, or would be.
    public var resealed = 0
    /// Records under older keys that expire before they would be in the way, and were left alone.
    public var expiring = 0
    /// Records that somebody else wrote meanwhile.
    public var changed = 0

    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    /// Records of sealed sets.
    public var records: Int { keys.values.reduce(clear, +) }
}

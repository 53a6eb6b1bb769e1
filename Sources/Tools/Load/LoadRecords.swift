public import Security

/// The record sets of loads and of recorded histories, which nothing else uses.
public enum LoadRecords {
    static let history: UInt16 = 60_000
    static let first: UInt16 = 60_001
    static let second: UInt16 = 60_002
    static let trail: UInt16 = 60_003
    static let chain: UInt16 = 60_004

    /// Who may read and write them: tools.
    public static let grants = [RecordSetGrant([history, first, second], chains: [trail, chain], writers: [.tool])]
}

/// Whether a storage node takes writes, and if not, why.
public enum StorageStanding: UInt8, Sendable, CustomStringConvertible {
    /// It does.
    case takingWrites
    /// The disk is full; it goes on by itself when there is room.
    case diskFull
    /// The system has no descriptors or memory left for it; it goes on by itself when there are some.
    case noResources
    /// The disk failed, or a file on it is damaged: only another start may help.
    case failed

    /// For operators.
    public var description: String {
        switch self {
        case .takingWrites: "the store takes writes"
        case .diskFull: "the store's disk is full"
        case .noResources: "the system gives the store no descriptors or memory"
        case .failed: "the store's disk failed, or a file on it is damaged"
        }
    }
}

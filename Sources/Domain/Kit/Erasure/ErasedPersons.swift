public import Coordination

/// Who was erased, by the ledger: what waits elsewhere for a decision must not bring them back.
public struct ErasedPersons: Sendable {
    private let ledger: any ErasureCoordination

    /// Asks a ledger.
    public init(_ ledger: any ErasureCoordination) { self.ledger = ledger }

    /// The partitions that were erased at a moment or after it.
    ///
    /// - Parameter moment: Seconds since 1970.
    /// - Returns: Keys of partitions, 16 bytes each.
    /// - Throws: `CoordinationError` when the ledger cannot be read.
    public func since(_ moment: Int64) async throws -> Set<[UInt8]> {
        Set(try await ledger.erasures().filter { $0.at >= moment }.map(\.partition))
    }
}

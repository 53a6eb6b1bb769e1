import RPC

/// A store that a load can be put on: single records by key, and series of records by key and ordinal.
///
/// Methods may be called any number at once. They throw what the store answers; `RPCError`s are counted by status.
public protocol RecordStore: Sendable {
    /// Writes records that are there before the load begins.
    func prepare(_ writes: [LoadWrite]) async throws

    /// The record of a key; nil when there is none.
    func read(_ key: Int, on connection: Int) async throws -> LoadRecord?

    /// Writes the record of a key, durably, and gives its version.
    func write(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64

    /// Writes the record of a key if it has a version, and gives the new one; nil when it has another.
    func write(_ key: Int, _ value: [UInt8], ifVersion version: UInt64, on connection: Int) async throws -> UInt64?

    /// Adds a record to a key's series, durably.
    func append(_ key: Int, ordinal: UInt32, _ value: [UInt8], on connection: Int) async throws

    /// Writes the record of a key under an idempotency key, durably, and gives its version.
    func writeOnce(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64

    /// Adds an entry to a key's chain under an idempotency key, durably.
    func chain(_ key: Int, _ value: [UInt8], on connection: Int) async throws

    /// The newest records of a key's series, newest first.
    func newest(_ key: Int, limit: Int, on connection: Int) async throws -> [LoadRecord]
}

extension RecordStore {
    /// Stores without idempotency keys refuse it.
    public func writeOnce(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64 {
        throw RPCError(.unimplemented, "this store has no idempotency keys")
    }

    /// Stores without chains refuse it.
    public func chain(_ key: Int, _ value: [UInt8], on connection: Int) async throws {
        throw RPCError(.unimplemented, "this store has no chains")
    }
}

/// A record to be written before a load.
public struct LoadWrite: Sendable {
    /// Its key.
    public var key: Int
    /// Its place in the key's series; nil for the key's single record.
    public var ordinal: UInt32?
    /// Its value.
    public var value: [UInt8]
}

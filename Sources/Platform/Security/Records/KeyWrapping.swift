import Foundation

/// What protects the keys of records in their file: the file itself, or a key-management service behind an adapter.
///
/// A process unwraps each key once, when it reads the file; records are sealed and opened without it. So an adapter that is
/// down stops processes from starting, and from learning a new key, but no call.
public protocol KeyWrapping: Sendable {
    /// What the file of keys says it was wrapped by, such as `file`.
    var name: String { get }

    /// Wraps a new key of 32 bytes.
    ///
    /// - Throws: ``ClusterKeys/FileError`` when it cannot.
    func wrap(_ key: [UInt8], id: RecordKeyID) throws -> [UInt8]

    /// The 32 bytes of a wrapped key.
    ///
    /// - Throws: ``ClusterKeys/FileError`` when it cannot.
    func unwrap(_ wrapped: [UInt8], id: RecordKeyID) throws -> [UInt8]
}

/// Keys that stand in the file as they are: its mode, 0600, is what protects them.
public struct EmbeddedKeyWrapping: KeyWrapping {
    /// The wrapping.
    public init() {}

    public var name: String { "file" }

    public func wrap(_ key: [UInt8], id: RecordKeyID) throws -> [UInt8] { key }

    public func unwrap(_ wrapped: [UInt8], id: RecordKeyID) throws -> [UInt8] { wrapped }
}

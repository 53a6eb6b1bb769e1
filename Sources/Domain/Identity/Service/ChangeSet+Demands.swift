import StorageClient
import Wire

extension ChangeSet {
    /// Demands that a record is as it was read, or still absent.
    mutating func demand<Message>(_ read: Versioned<Message>?, in set: RecordSet<Message>, key: [UInt8] = []) {
        if let read {
            require(set, key: key, version: read.version)
        } else {
            requireAbsent(set, key: key)
        }
    }

    /// Replaces a record that was read before, or makes it if there was none, provided that it is as it was read.
    ///
    /// - Parameter expires: Seconds since 1970.
    mutating func replace<Message>(
        _ read: Versioned<Message>?, in set: RecordSet<Message>, key: [UInt8] = [], by next: Message, expires: Int64
    ) throws {
        demand(read, in: set, key: key)
        try put(next, in: set, key: key, expires: .init(seconds: expires))
    }
}

/// What can go wrong below the store. Texts name files and structures, never keys or values.
enum StorageFault: Error, Equatable {
    /// Stored bytes are not what was written.
    case corrupt(String)
    /// The disk or the file system refused; what RocksDB says.
    case disk(String)
    /// The answer is not in memory, and the read was not to touch the disk.
    case notInMemory
}

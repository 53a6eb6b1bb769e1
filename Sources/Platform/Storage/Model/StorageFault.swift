/// What can go wrong below the store. Texts name files and structures, never keys or values.
enum StorageFault: Error, Equatable {
    /// Stored bytes are not what was written.
    case corrupt(String)
    /// A file of the database is not what was written, or cannot be read. The database cannot go on with it: sooner or
    /// later it merges that file with others, and stops.
    case damagedFile(String)
    /// The disk or the file system refused; what RocksDB says.
    case disk(String)
    /// The system has no descriptors or no memory left, for now; what RocksDB says. Nothing is wrong with the disk.
    case noResources(String)
    /// The answer is not in memory, and the read was not to touch the disk.
    case notInMemory

    /// What is not what was written; nil when the fault is another one.
    var damage: String? {
        switch self {
        case .corrupt(let what), .damagedFile(let what): what
        case .disk, .noResources, .notInMemory: nil
        }
    }
}

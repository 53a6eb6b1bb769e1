/// Why a storage node did not start. The description says what to do about it.
public enum StorageOpenError: Error, Equatable, CustomStringConvertible {
    /// Another process has the folder open; its number if it is known.
    case folderInUse(folder: String, process: Int?)
    /// The folder cannot be made, read or written.
    case folderUnusable(folder: String, reason: String)
    /// The folder holds the data of another node.
    case otherNode(folder: String, owner: String, name: String)
    /// The folder's data are cut into another number of shards.
    case otherShards(folder: String, stored: Int, given: Int)
    /// The data were written by a version whose format this one does not read.
    case unknownFormat(folder: String, format: Int)
    /// Stored bytes are not what was written.
    case damaged(folder: String, reason: String)

    public var description: String {
        switch self {
        case .folderInUse(let folder, let process):
            let holder = process.map { "process \($0)" } ?? "another process"
            return "the data folder \(folder) is in use by \(holder): stop it or choose another folder"
        case .folderUnusable(let folder, let reason):
            return "the data folder \(folder) cannot be used: \(reason)"
        case .otherNode(let folder, let owner, let name):
            return "the data folder \(folder) belongs to node \(owner), not to \(name)"
        case .otherShards(let folder, let stored, let given):
            return "the data folder \(folder) is cut into \(stored) shards, not into \(given)"
        case .unknownFormat(let folder, let format):
            return "the data folder \(folder) has format \(format), which this version does not read"
        case .damaged(let folder, let reason):
            return "the data folder \(folder) is damaged: \(reason)"
        }
    }

    /// What an error below means for a folder.
    init(_ error: any Error, folder: String) {
        switch error {
        case let error as StorageOpenError: self = error
        case StorageFault.corrupt(let reason), StorageFault.damagedFile(let reason):
            self = .damaged(folder: folder, reason: reason)
        case StorageFault.disk(let reason), StorageFault.noResources(let reason):
            self = .folderUnusable(folder: folder, reason: reason)
        default: self = .folderUnusable(folder: folder, reason: "\(error)")
        }
    }
}

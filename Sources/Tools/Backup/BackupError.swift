/// Why a backup cannot be made, read or restored. The description says what to do about it.
public enum BackupError: Error, Equatable, CustomStringConvertible {
    /// The folder has something in it already.
    case folderNotEmpty(String)
    /// A file or folder cannot be written or read; the text is what the system says.
    case unusable(path: String, reason: String)
    /// There is no manifest: it is no backup, or one that was not finished.
    case noManifest(folder: String)
    /// The manifest is of a format that this version does not read.
    case unknownFormat(file: String, format: Int)
    /// What is in a file is not what was written.
    case damaged(file: String, reason: String)
    /// The cluster has another key than the one that the backup's partitions were made with.
    case otherKey(backup: String, cluster: String)
    /// The cluster has records already.
    case clusterNotEmpty
    /// The cluster was filled, or is being filled, from another backup.
    case otherRestore(backup: String)

    /// What is wrong, in words.
    public var description: String {
        switch self {
        case .folderNotEmpty(let folder): "'\(folder)' is not empty; name a folder that does not exist yet"
        case .unusable(let path, let reason): "'\(path)' cannot be used: \(reason)"
        case .noManifest(let folder):
            "'\(folder)' has no \(BackupManifest.fileName): it is no backup, or one that did not get to its end; use "
                + "another one"
        case .unknownFormat(let file, let format):
            "'\(file)' has format \(format), which this version does not read; use the version that wrote it"
        case .damaged(let file, let reason): "'\(file)' is damaged: \(reason); use another copy of the backup"
        case .otherKey(let backup, let cluster):
            "the backup was made under the key \(backup) and the cluster has \(cluster): nobody would find the records; "
                + "make the cluster with the partitions.key of the one that was backed up"
        case .clusterNotEmpty:
            "the cluster has records already, and services write some as soon as they start; restore into a new one "
                + "before its services start (a restore that broke off is taken up again by itself)"
        case .otherRestore(let backup):
            "the cluster was filled from another backup (\(backup)); restore into a new one"
        }
    }
}

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
    /// Keys that seal records of the backup are not in the cluster's file; their names.
    case missingRecordKeys([String])
    /// The cluster's processes have started with other keys of records than those of the backup, whose names these are.
    case otherRecordKeys([String])
    /// Partitions that were erased since the backup have records in the cluster.
    case erasedArePresent(partitions: Int)
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
        case .missingRecordKeys(let names):
            "records of the backup are sealed under the keys \(names.joined(separator: ", ")), which the cluster's records.keys "
                + "lacks: nobody could read them; bring records.keys of the cluster that was backed up, of then or later"
        case .otherRecordKeys(let names):
            "records of the backup are sealed under the keys \(names.joined(separator: ", ")), and this cluster has started "
                + "with other ones: nobody could read them; make a new cluster with records.keys of the one that was "
                + "backed up"
        case .erasedArePresent(let partitions):
            "\(partitions) partitions that the ledger of erasures names have records in this cluster: an earlier run without "
                + "the ledger brought erased persons back, or they have registered again since; restore into a new cluster "
                + "with the ledger from the first run on, or erase these persons again"
        case .clusterNotEmpty:
            "the cluster has records already, and services write some as soon as they start; restore into a new one "
                + "before its services start (a restore that broke off is taken up again by itself)"
        case .otherRestore(let backup):
            "the cluster was filled from another backup (\(backup)); restore into a new one"
        }
    }
}

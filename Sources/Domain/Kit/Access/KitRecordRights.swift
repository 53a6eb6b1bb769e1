import KitRecords
public import Security
public import StorageClient

/// Who may read and write what services share.
public enum KitRecordRights {
    /// The grants of the kit's record sets.
    public static let grants = KitRecordSets.grants

    /// The kit's record sets.
    public static let sets = KitRecordSets.all
}

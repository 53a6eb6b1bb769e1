import KitRecords
public import Security

/// Who may read and write what services share.
public enum KitRecordRights {
    /// The grants of the kit's record sets.
    public static let grants = KitRecordSets.grants
}

import KitRecords
public import Security
public import StorageClient
public import TripCardContracts

/// What the trip card stores.
public enum TripCardRecordSets {
    /// Stays of a phone by the keyed hash of beginning, place and operator (16 bytes) (RET-1).
    public static let stays = RecordSet<TripCardV1.StoredStay>(20, name: "stays", in: .phone)

    /// All of them.
    public static let all = [AnyRecordSet(stays)]

    /// Who may read and write them: the trip card alone.
    public static let grants = [RecordSetGrant(all, owner: .tripCard)]
}

import KitRecords
public import Security
public import StorageClient
public import TracingContracts

extension PartitionKind {
    /// A venue; the key is the hash of its name of 8 bytes.
    public static let venue = PartitionKind("venue")
    /// The list of venues of a province; the key is the hash of its first two digits.
    public static let venues = PartitionKind("venues")
}

/// What venues and check-ins are in the store.
///
/// A check-in lies in the partition of the person and in that of the venue, sealed under the key of its day. Its sort key
/// begins with the day in China (2 bytes, days since 1970) and ends with the 12 bytes that its content gives under that key,
/// so that the same check-in twice is one record. In a venue's partition the quarter hour (1 byte, 0 to 95) lies between.
/// Records expire 14 days after their day.
public enum TracingRecordSets {
    /// Where a person was.
    public static let checkIns = RecordSet<TracingV1.StoredCheckIn>(
        100, name: "check-ins", in: .person, clear: reason)
    /// Who was at a venue.
    public static let visitors = RecordSet<TracingV1.StoredCheckIn>(
        101, name: "visitors", in: .venue, clear: reason)
    /// The venue: the one record under the empty key.
    public static let venues = RecordSet<TracingV1.StoredVenue>(102, name: "venues", in: .venue)
    /// Devices of a venue, by number (2 bytes).
    public static let devices = RecordSet<TracingV1.StoredVenueDevice>(103, name: "venue-devices", in: .venue)
    /// Venues of a citizen, by number of their slot (1 byte). There are as many slots as a citizen may have venues.
    public static let ownedVenues = RecordSet<TracingV1.StoredOwnedVenue>(104, name: "owned-venues", in: .person)
    /// What check-ins of a person have still to write elsewhere, by day and 12 bytes of their content. A record stays until
    /// that is done.
    public static let checkInEffects = RecordSet<TracingV1.StoredCheckInEffect>(
        105, name: "check-in-effects", in: .person, clear: reason)

    /// Venues of a province, by division (6 digits) and venue (8 bytes). An entry counts while the venue is in the division.
    public static let listedVenues = RecordSet<TracingV1.StoredListedVenue>(106, name: "listed-venues", in: .venues)

    /// The service seals what they hold before the store gets it. The key of a month would outlive the day.
    private static let reason = "sealed by the service under the key of the day"

    /// All of them.
    public static let all = [
        AnyRecordSet(checkIns), AnyRecordSet(visitors), AnyRecordSet(venues), AnyRecordSet(devices),
        AnyRecordSet(ownedVenues), AnyRecordSet(checkInEffects), AnyRecordSet(listedVenues),
    ]

    /// Who may read and write them: the role of the health code, which serves venues, alone.
    public static let grants = [RecordSetGrant(all, owner: .healthCode)]
}

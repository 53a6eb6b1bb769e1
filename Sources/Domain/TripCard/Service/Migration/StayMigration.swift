public import Kit
public import Security
public import StorageClient
import TripCardContracts
import TripCardCore
import TripCardRecords

/// Brings stays to their present form, once after an upgrade.
///
/// A stay was keyed by beginning and place. Now its operator tells it from another as well (COL-13), and a hash hides all
/// three.
public struct StayMigration: Sendable {
    /// The record sets that it reads.
    public static let sets = [AnyRecordSet(TripCardRecordSets.stays)]

    private let transfer: RecordTransfer<TripCardV1.StoredStay>

    /// - Parameters:
    ///   - keys: Their hash key hides places in sort keys.
    ///   - isDryRun: Whether it only counts.
    public init(_ store: Store, keys: ClusterKeys, isDryRun: Bool) {
        let hash = KeyedHash(keys)
        let form = RecordForm(
            TripCardRecordSets.stays,
            key: { try StayEvent($0.value, cityOf: { $0 }).identity.key(in: $1, hash) },
            outranks: { version, other in
                let event = try StayEvent(version, cityOf: { $0 })
                let known = try StayEvent(other, cityOf: { $0 })
                return event.order == known.order ? event.outranksContent(of: known) : event.order > known.order
            })
        transfer = RecordTransfer(form, in: store, isDryRun: isDryRun)
    }

    /// Brings the stays of a phone to their present form.
    ///
    /// - Parameter phone: Partition of the phone.
    public func renew(_ phone: PartitionKey) async throws -> TransferCount { try await transfer.renew(in: phone) }
}

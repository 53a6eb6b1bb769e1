import Kit
import Reference
import Security
import StorageClient
import TripCardContracts
import TripCardCore
import TripCardFeed
import TripCardRecords
import Values
import Wire

/// Makes records of rows of stays that the feed accepts.
struct StayRows: Sendable {
    let hash: KeyedHash
    private let feed: StayFeed

    init(hash: KeyedHash, reference: ReferenceData) {
        self.hash = hash
        feed = StayFeed(reference: reference)
    }

    /// The record of a row, in the partition of its phone.
    ///
    /// - Throws: ``FieldProblem`` for a field of the row's stay, or for `stay`.
    func record(
        _ row: TripCardV1.StayRow, at now: Instant, for credential: FeedCredential = .file
    ) throws(FieldProblem) -> ImportRecord<TripCardV1.StoredStay> {
        let report = try feed.report(of: row.stay, at: now, for: credential)
        guard let partition = try? PartitionKey(hash.partition(.phone, report.phone.number)) else {
            throw FieldProblem(field: "phone", reason: "cannot be keyed")
        }
        let event = report.event
        let draft = ImportDraft(
            set: TripCardRecordSets.stays, key: event.identity.key(in: partition, hash),
            message: TripCardV1.StoredStay(event),
            expires: feed.expiry(of: event, at: now), notes: report.notes,
            notesOfNew: event.isWithdrawn ? [.withdrawsNothing] : [],
            replaces: { stored in event.replaces(try StayEvent(stored, cityOf: { $0 })) })
        return ImportRecord(draft, row: row.row, partition: partition)
    }
}

extension StayEvent.Identity {
    /// Sort key of the record: the keyed hash of beginning, place and operator. Keys of before are readable.
    func key(in phone: PartitionKey, _ hash: KeyedHash) -> [UInt8] {
        let name = SortKey.instant(seconds: from.seconds) + Array(place.code.utf8) + [UInt8(`operator`.rawValue)]
        return hash.sortKey(name, in: phone.bytes)
    }
}

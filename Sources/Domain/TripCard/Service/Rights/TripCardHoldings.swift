public import Kit
import KitRecords
import Security
import StorageClient
import TripCardContracts
import TripCardRecords
import Values

extension TripCardServices {
    /// What the trip card gives of its records to the person whom they are about.
    public static let heldRules: [HeldRule] = [
        .shown(TripCardRecordSets.stays, zh: "行程轨迹", en: "Where your phone was", reading: TripCardHoldings.stays)
    ]
}

/// What the trip card gives of its records to the person whom they are about.
enum TripCardHoldings {
    /// Stays of the phone since the person holds it (TRIP-12), under whichever of their documents (COL-16).
    static func stays(in store: Store) -> HeldRule.Read {
        { scope, after, limit, options in
            guard let phone = scope.phone else { return .init([]) }
            let documents = try await LinkedDocuments.partitions(of: scope.person, in: store, options: options)
            let (holder, page) = try await store.read(
                phone, .record(KitRecordSets.holder),
                .range(TripCardRecordSets.stays, from: after.isEmpty ? [] : after + [0], limit: limit),
                options: options)
            guard holder?.value.personKey == scope.person.bytes else { return .init([]) }
            let beginning = TripCardService.beginning(of: holder, Set(documents.map(\.bytes)))?.seconds ?? .min
            // A stay that began before is the former holder's up to then.
            let own = page.records.filter { $0.value.until > beginning }.map { record in
                var stay = record.value
                stay.from = max(stay.from, beginning)
                return stay
            }
            return .init(
                try own.map { try HeldForm.content(of: $0) }, next: page.isTruncated ? page.records.last?.key : nil)
        }
    }
}

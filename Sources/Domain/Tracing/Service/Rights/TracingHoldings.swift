public import Kit
import RPC
import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values
import Wire

extension TracingServices {
    /// What tracing gives of its records to the person whom they are about, as far as it needs no keys of days.
    public static let heldRules = TracingHoldings.rules(nil)
}

/// What tracing gives of its records to the person whom they are about, and what it leaves out.
struct TracingHoldings: Sendable {
    let store: Store
    let book: VenueBook
    let history: CheckInHistory

    /// The rules; nil gives those that read nothing, for whoever asks what is given.
    static func rules(_ holdings: TracingHoldings?) -> [HeldRule] {
        [
            .shown(TracingRecordSets.checkIns, zh: "场所码记录", en: "Where you were checked in") { _ in
                { scope, after, limit, options in
                    try await holdings?.checkIns(of: scope, after, limit, options) ?? .init([])
                }
            },
            .shown(TracingRecordSets.venues, zh: "您登记的场所", en: "Venues that you registered") { _ in
                { scope, after, limit, options in
                    try await holdings?.venues(of: scope, after, limit, options) ?? .init([])
                }
            },
            .shown(TracingRecordSets.devices, zh: "您的场所码设备", en: "Devices of your venues") { _ in
                { scope, after, limit, options in
                    try await holdings?.devices(of: scope, after, limit, options) ?? .init([])
                }
            },
        ]
            + HeldRule.leftOut(
                [AnyRecordSet(TracingRecordSets.ownedVenues), AnyRecordSet(TracingRecordSets.listedVenues)],
                because: "where venues are found; the venues are given")
            + HeldRule.leftOut(
                [AnyRecordSet(TracingRecordSets.visitors)],
                because: "the same check-ins once more, under the hash of the venue and the key of the day")
            + HeldRule.leftOut(
                [AnyRecordSet(TracingRecordSets.checkInEffects)],
                because: "work that is left to do for a moment; what it is about is given")
    }

    /// Check-ins whose day is not over for good, with the names of the venues.
    private func checkIns(
        of scope: HeldScope, _ after: [UInt8], _ limit: Int, _ options: CallOptions
    ) async throws -> HeldRule.Page {
        let page = try await store.read(
            scope.person,
            .range(TracingRecordSets.checkIns, from: after.isEmpty ? [] : after + [0], limit: limit),
            options: options)
        let entries = try await history.entries(page.records, of: scope.person, options: options)
        return .init(
            try entries.readable.map { try HeldForm.content(of: $0) },
            next: page.isTruncated ? page.records.last?.key : nil)
    }

    /// The citizen's own venues, all at once: they have few.
    private func owned(by scope: HeldScope, _ options: CallOptions) async throws -> [VenueID] {
        try await store.read(scope.person, .all(TracingRecordSets.ownedVenues), options: options)
            .compactMap { VenueID($0.value.venueId) }
    }

    private func venues(
        of scope: HeldScope, _ after: [UInt8], _ limit: Int, _ options: CallOptions
    ) async throws -> HeldRule.Page {
        var contents: [GoogleProtobuf.Struct] = []
        for venue in try await owned(by: scope, options) {
            let stored = try await store.read(
                book.partition(of: venue), .record(TracingRecordSets.venues), options: options)
            guard let stored, stored.value.owner == scope.person.bytes else { continue }
            contents.append(try HeldForm.content(of: stored.value))
        }
        return .init(contents)
    }

    private func devices(
        of scope: HeldScope, _ after: [UInt8], _ limit: Int, _ options: CallOptions
    ) async throws -> HeldRule.Page {
        var contents: [GoogleProtobuf.Struct] = []
        for venue in try await owned(by: scope, options) {
            let (stored, devices) = try await store.read(
                book.partition(of: venue), .record(TracingRecordSets.venues), .all(TracingRecordSets.devices),
                options: options)
            guard stored?.value.owner == scope.person.bytes else { continue }
            contents += try devices.map { try HeldForm.content(of: $0.value) }
        }
        return .init(contents)
    }
}

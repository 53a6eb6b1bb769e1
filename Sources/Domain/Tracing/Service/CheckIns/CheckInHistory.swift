import Kit
import RPC
import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values
import Wire

/// Where a person was checked in.
struct CheckInHistory: Sendable {
    let store: Store
    let book: VenueBook
    let keys: DayKeyRing
    let now: @Sendable () -> Instant

    /// A page of the caller's check-ins: the newest day first, and within the page the newest first.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER).
    func page(
        _ page: Page, of subject: Subject, options: CallOptions
    ) async throws -> TracingV1.ListMyCheckInsResponse {
        let (_, found) = try await store.read(
            subject.partition, subject.openSession,
            .range(
                TracingRecordSets.checkIns, until: page.token?.bytes ?? [], descending: true, limit: page.size),
            options: options)
        let entries = try await entries(found.records, of: subject.partition, options: options)
        var answer = TracingV1.ListMyCheckInsResponse(
            checkIns: entries.readable, unreadable: UInt32(entries.unreadable))
        answer.checkIns.sort { ($0.at?.seconds ?? 0) > ($1.at?.seconds ?? 0) }
        if found.isTruncated, let last = found.records.last { answer.nextPageToken = PageToken(bytes: last.key).text }
        return answer
    }

    /// What records of a person's check-ins say, and how many can be read no more.
    func entries(
        _ records: [Versioned<TracingV1.StoredCheckIn>], of person: PartitionKey, options: CallOptions
    ) async throws -> (readable: [TracingV1.CheckInEntry], unreadable: Int) {
        var readable: [TracingV1.CheckInEntry] = []
        let now = now()
        for record in records {
            guard let (place, time) = try await open(record, of: person), CheckInLife.isReadable(time, at: now) else {
                continue
            }
            readable.append(try await entry(place, time, options))
        }
        return (readable, records.count - readable.count)
    }

    /// What a record says; nil when the key of its day is destroyed, or its bytes were altered.
    private func open(
        _ record: Versioned<TracingV1.StoredCheckIn>, of person: PartitionKey
    ) async throws -> (TracingV1.PlaceOfCheckIn, CheckInTime)? {
        guard let day = CheckInRecords.day(of: record.key), let key = try await keys.opening(day),
            let place = key.open(
                record.value.sealed, as: TracingV1.PlaceOfCheckIn.self, in: TracingRecordSets.checkIns.number,
                of: person, key: record.key),
            let time = CheckInTime(day: day, halfMinute: place.halfMinute)
        else { return nil }
        return (place, time)
    }

    private func entry(
        _ place: TracingV1.PlaceOfCheckIn, _ time: CheckInTime, _ options: CallOptions
    ) async throws -> TracingV1.CheckInEntry {
        let venue = VenueID(number: place.venue)
        var name = ""
        do { name = try await book.venue(venue, options: options).name } catch let error as RPCError {
            guard error.code == .notFound else { throw error }
        }
        return .init(
            venueId: venue.bytes, venueName: name, at: .init(time.start), direction: place.isOut ? .out : .in,
            way: place.way, result: place.result,
            mayOpenHold: CheckIn.Way(place.way)?.mayOpenHold ?? false)
    }
}

import Kit
import RPC
import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values
import Wire

/// Stores check-ins: in the person's partition and in the venue's, at the same time. What is answered is durable in both, or
/// is left as an effect that a worker completes.
struct CheckInRecords: Sendable {
    /// The longest that a call waits for other partitions than the person's.
    private static let patience = Duration.seconds(2)

    private let store: Store
    private let book: VenueBook
    private let keys: DayKeyRing
    /// What check-ins have still to write.
    let effects: Effects<TracingV1.StoredCheckInEffect>

    init(in store: Store, book: VenueBook, keys: DayKeyRing) {
        self.store = store
        self.book = book
        self.keys = keys
        effects = Effects(in: store, TracingRecordSets.checkInEffects) { effect, options in
            try await Self.write(effect, in: store, keys: keys, options)
        }
    }

    /// A check-in ready to be stored.
    struct Prepared: Sendable {
        fileprivate let dayKey: DayKey
        fileprivate let person: PartitionKey
        fileprivate let key: [UInt8]
        fileprivate let record: TracingV1.StoredCheckIn
        /// Records of other partitions.
        fileprivate let copies: [TracingV1.CopyOfCheckIn]
    }

    /// Seals a check-in and what it writes elsewhere.
    ///
    /// - Parameter companions: Partitions of persons who came along.
    /// - Throws: UNAVAILABLE (DAY_KEYS_NOT_KNOWN).
    func prepare(
        _ checkIn: CheckIn, of person: PartitionKey, at venue: VenueID, companions: [PartitionKey] = []
    ) async throws -> Prepared {
        let key = try await keys.sealing(checkIn.time.day)
        let own = try Self.seal(checkIn, of: person, at: venue, by: key)
        var copies = [try visit(checkIn, of: person, at: venue, by: key)]
        let brought = CheckIn(.companion, at: checkIn.time, isOut: checkIn.isOut, result: nil)
        for companion in companions {
            let place = try Self.seal(brought, of: companion, at: venue, by: key)
            copies.append(.init(partition: companion.bytes, key: place.key, sealed: place.sealed))
            copies.append(try visit(brought, of: companion, at: venue, by: key))
        }
        return Prepared(
            dayKey: key, person: person, key: own.key, record: .init(sealed: own.sealed), copies: copies)
    }

    /// Stores a check-in together with what else its write demands and changes. The same check-in again changes nothing.
    ///
    /// - Parameters:
    ///   - isSure: Whether the demands of `build` were seen to hold. Else nothing is written elsewhere before they do.
    ///   - build: Further demands and changes of the person's partition.
    /// - Throws: ``PreconditionFailed`` of a demand of `build`; ``RPCError`` of the store. Some records may be stored then:
    ///   the same call again completes it.
    func store(
        _ prepared: Prepared, isSure: Bool = true, options: CallOptions,
        _ build: @Sendable (inout ChangeSet) throws -> Void = { _ in }
    ) async throws {
        guard isSure else {
            try await write(prepared, options, build)
            if await !hasWrittenCopies(of: prepared, options) { try await leaveCopies(of: prepared, options) }
            return
        }
        async let hasCopies = hasWrittenCopies(of: prepared, options)
        try await write(prepared, options, build)
        if await !hasCopies { try await leaveCopies(of: prepared, options) }
    }

    /// Stores a check-in unless it is stored already.
    ///
    /// - Returns: Whether it is new.
    func storeNew(_ prepared: Prepared, options: CallOptions) async throws -> Bool {
        do {
            try await store(prepared, options: options) { change in
                change.requireAbsent(TracingRecordSets.checkIns, key: prepared.key)
            }
            return true
        } catch is PreconditionFailed {
            if await !hasWrittenCopies(of: prepared, options) { try await leaveCopies(of: prepared, options) }
            return false
        }
    }

    /// What sort keys of a day begin with: 2 bytes.
    static func prefix(of day: ChinaDay) -> [UInt8] { UInt16(clamping: day.number).bigEndianBytes }

    /// The day of a sort key; nil when it has none.
    static func day(of key: [UInt8]) -> ChinaDay? {
        key.count > 2 ? ChinaDay(number: Int(UInt16(bigEndianBytes: key.prefix(2)))) : nil
    }
}

// MARK: - Records

extension CheckInRecords {
    private static func seal(
        _ checkIn: CheckIn, of person: PartitionKey, at venue: VenueID, by key: DayKey
    ) throws -> (key: [UInt8], sealed: [UInt8]) {
        let content = TracingV1.PlaceOfCheckIn(
            venue: venue.number, halfMinute: checkIn.time.halfMinute, isOut: checkIn.isOut, way: checkIn.way.wire,
            result: checkIn.result?.wire ?? .unspecified)
        return try key.seal(
            content, in: TracingRecordSets.checkIns.number, of: person, key: prefix(of: checkIn.time.day))
    }

    /// The record in the venue's partition.
    private func visit(
        _ checkIn: CheckIn, of person: PartitionKey, at venue: VenueID, by key: DayKey
    ) throws -> TracingV1.CopyOfCheckIn {
        let content = TracingV1.PersonOfCheckIn(
            person: person.bytes, halfMinute: checkIn.time.halfMinute, isOut: checkIn.isOut, way: checkIn.way.wire,
            result: checkIn.result?.wire ?? .unspecified)
        let partition = try book.partition(of: venue)
        let sealed = try key.seal(
            content, in: TracingRecordSets.visitors.number, of: partition,
            key: Self.prefix(of: checkIn.time.day) + [checkIn.time.quarter])
        return .init(partition: partition.bytes, isVenue: true, key: sealed.key, sealed: sealed.sealed)
    }

    private func write(
        _ prepared: Prepared, _ options: CallOptions, _ build: (inout ChangeSet) throws -> Void
    ) async throws {
        let expires = GoogleProtobuf.Timestamp(CheckInLife.end(of: prepared.dayKey.day))
        try await store.write(prepared.person, options: options) { change in
            try build(&change)
            try change.put(prepared.record, in: TracingRecordSets.checkIns, key: prepared.key, expires: expires)
        }
    }

    /// Whether the records of other partitions are durable, within the time that a call waits for them.
    private func hasWrittenCopies(of prepared: Prepared, _ options: CallOptions) async -> Bool {
        var options = options
        let end = Deadline.after(Self.patience)
        options.deadline = options.deadline.map { min($0, end) } ?? end
        do {
            try await Self.write(prepared.copies, of: prepared.dayKey.day, in: store, options)
            return true
        } catch {
            return false
        }
    }

    /// Leaves the records of other partitions to a worker.
    private func leaveCopies(of prepared: Prepared, _ options: CallOptions) async throws {
        let set = TracingRecordSets.checkInEffects
        let left = try prepared.dayKey.seal(
            TracingV1.CopiesOfCheckIn(copies: prepared.copies), in: set.number, of: prepared.person,
            key: Self.prefix(of: prepared.dayKey.day))
        try await store.write(prepared.person, options: options) { change in
            try effects.add(.init(sealed: left.sealed), key: left.key, to: &change)
        }
    }

    /// Writes what a check-in has left to write. When the key of its day is destroyed, nothing is left.
    private static func write(
        _ effect: Effect<TracingV1.StoredCheckInEffect>, in store: Store, keys: DayKeyRing, _ options: CallOptions
    ) async throws {
        guard let day = day(of: effect.key), let key = try await keys.opening(day) else { return }
        let opened = key.open(
            effect.message.sealed, as: TracingV1.CopiesOfCheckIn.self, in: TracingRecordSets.checkInEffects.number,
            of: effect.partition, key: effect.key)
        guard let copies = opened?.copies else {
            throw RPCError(.dataLoss, "what a check-in had left to write was altered")
        }
        try await write(copies, of: day, in: store, options)
    }

    private static func write(
        _ copies: [TracingV1.CopyOfCheckIn], of day: ChinaDay, in store: Store, _ options: CallOptions
    ) async throws {
        let expires = GoogleProtobuf.Timestamp(CheckInLife.end(of: day))
        let writes = try copies.map { copy in
            try PartitionWrite.new(
                TracingV1.StoredCheckIn(sealed: copy.sealed),
                in: copy.isVenue ? TracingRecordSets.visitors : TracingRecordSets.checkIns, key: copy.key,
                of: try PartitionKey(copy.partition), expires: expires)
        }
        // One that is there already is the same record.
        for outcome in try await store.writeBatch(writes, options: options) { _ = try outcome.isWritten() }
    }
}

extension CheckIn.Way {
    /// The contract's value.
    var wire: TracingV1.CheckInWay {
        switch self {
        case .screen: .screen
        case .poster: .poster
        case .companion: .companion
        case .staff: .staff
        case .offline: .offline
        }
    }

    /// The way of a contract's value; nil for one that this version does not know.
    init?(_ wire: TracingV1.CheckInWay) {
        guard let way = Self.allCases.first(where: { $0.wire == wire }) else { return nil }
        self = way
    }
}

extension Verdict.Result {
    /// The contract's value.
    var wire: TracingV1.ScanResult {
        switch self {
        case .pass: .pass
        case .check: .check
        case .stop: .stop
        }
    }

    /// The result of a contract's value; nil for one that the contract does not define.
    init?(_ wire: TracingV1.ScanResult) {
        switch wire {
        case .pass: self = .pass
        case .check: self = .check
        case .stop: self = .stop
        default: return nil
        }
    }
}

extension Verdict.Reason? {
    /// The contract's value.
    var wire: TracingV1.ScanReason {
        switch self {
        case nil: .none
        case .colour: .colour
        case .negativeTest: .negativeTest
        case .codeNotKnown: .codeNotKnown
        }
    }
}

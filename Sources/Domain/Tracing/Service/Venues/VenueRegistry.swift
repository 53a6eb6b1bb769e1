import Crypto
import HealthCodeContracts
import Kit
import RPC
import Reference
import Security
import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values
import Wire

/// Registers venues, their devices and posters, for who owns them.
struct VenueRegistry: Sendable {
    /// Most venues of a citizen.
    static let venuesMax: UInt8 = 20
    /// Most devices of a venue.
    static let devicesMax = 64

    let store: Store
    let book: VenueBook
    let lists: VenueLists
    let seals: VenueSeals
    let hash: KeyedHash
    let divisions: Divisions
    let surroundings: Surroundings

    /// Registers a venue.
    ///
    /// The name of the venue follows from the caller and the key, so that the same call finds what it has registered.
    func register(_ request: TracingV1.RegisterVenueRequest, _ context: CallContext) async throws -> VenueID {
        try await demandSession(context)
        guard (1...64).contains(request.idempotencyKey.utf8.count) else {
            throw FieldProblem(field: "idempotency_key", reason: "must be 1 to 64 bytes long")
        }
        let checked = try CheckedVenue(request.venue ?? .init(), divisions: divisions)
        try demandScope(checked.division, context)
        try Self.demandRule(checked.rule, context)
        let caller = try Self.name(of: context)
        let id = VenueID(
            number: UInt64(
                bigEndianBytes: hash.hash(.venueID, "\(caller)\u{0}\(request.idempotencyKey)").prefix(VenueID.length)))
        let content = Array(SHA256.hash(data: try checked.message.serialized()))
        var owner: [UInt8] = []
        if case .citizen(let citizen) = context.principal {
            owner = citizen.personKey
            try await take(slotFor: id, context)
        }
        try await lists.add(id, in: checked.division, options: context.onward)
        let stored = TracingV1.StoredVenue(venue: checked.message, owner: owner, registeredAs: content)
        do {
            try await store.write(try book.partition(of: id), options: context.onward) { change in
                change.requireAbsent(TracingRecordSets.venues)
                try change.put(stored, in: TracingRecordSets.venues)
            }
        } catch is PreconditionFailed {
            let known = try await read(id, context).value
            guard known.registeredAs == content else {
                throw RPCError(
                    .failedPrecondition, "the idempotency key has registered another venue; choose a new one"
                )
                .with(reason: "IDEMPOTENCY_KEY_REUSED")
            }
        }
        return id
    }

    /// Changes a venue. Its owner and its devices stay.
    func change(_ id: VenueID, to venue: TracingV1.Venue?, _ context: CallContext) async throws {
        try await demandSession(context)
        let checked = try CheckedVenue(venue ?? .init(), divisions: divisions)
        try demandScope(checked.division, context)
        try Self.demandRule(checked.rule, context)
        let former = Venue(try await owned(id, context).value, id: id)?.division
        try await lists.add(id, in: checked.division, options: context.onward)
        try await alter(id, context) { $0.venue = checked.message }
        if let former, former != checked.division {
            try await lists.remove(id, from: former, options: context.onward)
        }
    }

    /// A venue with its devices, for who may change it, and for gate staff of its division.
    func show(_ id: VenueID, _ context: CallContext) async throws -> TracingV1.RegisteredVenue {
        let stored = try await owned(id, context).value
        let devices = try await store.read(
            book.partition(of: id), .all(TracingRecordSets.devices), options: context.onward)
        return .init(
            venueId: id.bytes, venue: stored.venue,
            devices: devices.map { device in
                .init(
                    device: UInt32(UInt16(bigEndianBytes: device.key)), label: device.value.label,
                    registeredAt: .init(seconds: device.value.registeredAt))
            },
            posterSerial: stored.posterSerial)
    }

    /// A page of the venues of the citizen who calls, or of a division of the member of staff.
    func list(
        _ request: TracingV1.ListVenuesRequest, _ context: CallContext
    ) async throws -> TracingV1.ListVenuesResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let digits = request.division
        guard case .citizen(let citizen) = context.principal else {
            guard [2, 4, 6].contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw FieldProblem(field: "division", reason: "must be 2, 4 or 6 digits")
            }
            try demandScope(of: digits, context)
            return try await lists.page(of: digits, page, options: context.onward)
        }
        guard digits.isEmpty else { throw FieldProblem(field: "division", reason: "is not for citizens; leave it out") }
        let subject = try Subject(of: context, asked: nil)
        let (_, slots) = try await store.read(
            subject.partition, subject.openSession, .all(TracingRecordSets.ownedVenues), options: context.onward)
        // There are at most 20: they are one page, whatever size is asked for.
        return .init(venues: try await lists.own(slots, of: citizen.personKey, options: context.onward))
    }

    /// Registers a device.
    func addDevice(
        _ id: VenueID, label: String, _ context: CallContext
    ) async throws -> TracingV1.RegisterDeviceResponse {
        let label = try ShownText(label, field: "label", charactersMax: 32).text
        let nonce = surroundings.random(DeviceCredential.nonceBytes)
        let device = try await store.settling {
            let stored = try await owned(id, context)
            let devices = try await store.read(
                book.partition(of: id), .all(TracingRecordSets.devices), options: context.onward)
            guard devices.count < Self.devicesMax, let number = UInt16(exactly: stored.value.lastDevice + 1) else {
                throw RPCError(.resourceExhausted, "the venue has \(Self.devicesMax) devices; remove one first")
                    .with(reason: "DEVICES_TOO_MANY")
            }
            var venue = stored.value
            venue.lastDevice = UInt32(number)
            let record = TracingV1.StoredVenueDevice(label: label, nonce: nonce, registeredAt: surroundings.now())
            try await store.write(try book.partition(of: id), options: context.onward) { change in
                change.require(TracingRecordSets.venues, version: stored.version)
                change.requireAbsent(TracingRecordSets.devices, key: number.bigEndianBytes)
                try change.put(venue, in: TracingRecordSets.venues)
                try change.put(record, in: TracingRecordSets.devices, key: number.bigEndianBytes)
            }
            return number
        }
        let credential = DeviceCredential(venue: id, device: device, nonce: nonce)
        return .init(device: UInt32(device), credential: seals.text(of: credential))
    }

    /// Ends the credential of a device.
    func removeDevice(_ id: VenueID, device: UInt32, _ context: CallContext) async throws {
        _ = try await owned(id, context)
        guard let number = UInt16(exactly: device) else { return }
        try await store.write(try book.partition(of: id), options: context.onward) { change in
            change.delete(TracingRecordSets.devices, key: number.bigEndianBytes)
        }
    }

    /// The poster that counts from now on.
    func poster(_ id: VenueID, replace: Bool, _ context: CallContext) async throws -> TracingV1.Poster {
        let stored = try await alter(id, context) { stored in
            if replace || stored.posterSerial == 0 { stored.posterSerial += 1 }
        }
        guard let venue = Venue(stored, id: id) else { throw VenueBook.unknown }
        let code = VenueCode(.poster(serial: venue.posterSerial), of: id, at: venue.area.middle)
        return .init(code: seals.text(of: code), serial: venue.posterSerial)
    }

    /// The code that a device shows now.
    func code(_ request: TracingV1.GetVenueCodeRequest, _ context: CallContext) async throws -> TracingV1.VenueCode {
        guard let credential = seals.credential(of: request.credential) else { throw Self.deviceUnknown }
        let (stored, device) = try await store.read(
            book.partition(of: credential.venue), .record(TracingRecordSets.venues),
            .record(TracingRecordSets.devices, key: credential.device.bigEndianBytes), options: context.onward)
        guard let venue = stored.flatMap({ Venue($0.value, id: credential.venue) }), let device,
            KeyedHash.areEqual(device.value.nonce, credential.nonce)
        else { throw Self.deviceUnknown }
        try venue.demand(request.position)
        let window = CodeWindow(at: Instant(seconds: surroundings.now()))
        let code = VenueCode(.screen(device: credential.device, window: window), of: venue.id, at: venue.area.middle)
        return .init(code: seals.text(of: code), shownFrom: .init(window.start), nextAt: .init(window.end))
    }

    private static let deviceUnknown = RPCError(
        .unauthenticated, "this is no credential of a registered device; register the device anew"
    ).with(reason: "DEVICE_UNKNOWN")
}

// MARK: - Who may

extension VenueRegistry {
    /// A venue that the caller may change.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (VENUE_UNKNOWN); PERMISSION_DENIED (NOT_YOURS, OUT_OF_SCOPE).
    private func owned(_ id: VenueID, _ context: CallContext) async throws -> Versioned<TracingV1.StoredVenue> {
        let stored = try await read(id, context)
        guard let venue = Venue(stored.value, id: id) else { throw VenueBook.unknown }
        if case .citizen(let citizen) = context.principal {
            guard stored.value.owner == citizen.personKey else {
                throw RPCError(.permissionDenied, "the venue is not yours").with(reason: "NOT_YOURS")
            }
        } else {
            try demandScope(venue.division, context)
        }
        return stored
    }

    private func read(_ id: VenueID, _ context: CallContext) async throws -> Versioned<TracingV1.StoredVenue> {
        let stored = try await store.read(
            book.partition(of: id), .record(TracingRecordSets.venues), options: context.onward)
        guard let stored else { throw VenueBook.unknown }
        return stored
    }

    /// Changes a venue that the caller may change.
    @discardableResult
    private func alter(
        _ id: VenueID, _ context: CallContext, _ body: (inout TracingV1.StoredVenue) -> Void
    ) async throws -> TracingV1.StoredVenue {
        defer { book.forget(id) }
        return try await store.settling {
            let stored = try await owned(id, context)
            var venue = stored.value
            body(&venue)
            guard venue != stored.value else { return venue }
            try await store.write(try book.partition(of: id), options: context.onward) { change in
                change.require(TracingRecordSets.venues, version: stored.version)
                try change.put(venue, in: TracingRecordSets.venues)
            }
            return venue
        }
    }

    /// Demands that the session of a citizen is open.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER).
    func demandSession(_ context: CallContext) async throws {
        guard case .citizen = context.principal else { return }
        let subject = try Subject(of: context, asked: nil)
        _ = try await store.read(subject.partition, subject.openSession, options: context.onward)
    }

    /// Demands that staff are responsible for the division of a venue.
    ///
    /// - Throws: PERMISSION_DENIED (OUT_OF_SCOPE).
    func demandScope(_ division: Division, _ context: CallContext) throws {
        try demandScope(of: division.description, context)
    }

    private func demandScope(of digits: String, _ context: CallContext) throws {
        guard case .staff(let staff) = context.principal, !staff.covers(digits) else { return }
        throw RPCError(.permissionDenied, "the venue is not in the divisions of this account")
            .with(reason: "OUT_OF_SCOPE")
    }

    /// Demands that a citizen lets no red pass: whether their venue is a hospital, only an authority says.
    ///
    /// - Throws: ``FieldProblem`` for `venue.rule.passing`.
    private static func demandRule(_ rule: VenueRule, _ context: CallContext) throws {
        guard case .citizen = context.principal, rule.passing.contains(.red) else { return }
        throw FieldProblem(
            field: "venue.rule.passing", reason: "may hold red only where the health authority says so (VIS-3)",
            remedy: "ask the health authority of the division to change the hospital's rule")
    }

    /// Takes one of a citizen's slots for a venue; one that has it already keeps it.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (VENUES_TOO_MANY).
    private func take(slotFor id: VenueID, _ context: CallContext) async throws {
        let (subject, set) = (try Subject(of: context, asked: nil), TracingRecordSets.ownedVenues)
        try await store.settling {
            let (_, taken) = try await store.read(
                subject.partition, subject.openSession, .all(set), options: context.onward)
            if taken.contains(where: { $0.value.venueId == id.bytes }) { return }
            guard let free = (0..<Self.venuesMax).first(where: { slot in !taken.contains { $0.key == [slot] } }) else {
                throw RPCError(.resourceExhausted, "a citizen registers \(Self.venuesMax) venues at most")
                    .with(reason: "VENUES_TOO_MANY")
            }
            try await store.write(subject.partition, options: context.onward) { change in
                subject.requireOpenSession(in: &change)
                change.requireAbsent(set, key: [free])
                try change.put(.init(venueId: id.bytes), in: set, key: [free])
            }
        }
    }

    private static func name(of context: CallContext) throws -> String {
        switch context.principal {
        case .citizen(let citizen): "citizen/\(citizen.personKey.map { String($0) }.joined(separator: "."))"
        case .staff(let staff): "staff/\(staff.name)"
        case .anonymous, .service:
            throw RPCError(.permissionDenied, "no venue can be theirs").with(reason: "ROLE_NOT_ALLOWED")
        }
    }
}

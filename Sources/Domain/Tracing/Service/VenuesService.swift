import CommonContracts
import HealthCodeContracts
import Kit
import RPC
import Security
import StorageClient
import TracingContracts
import TracingCore
import TracingRecords
import Values
import Wire

/// Venues, their codes, and who was there.
struct VenuesService: TracingV1.VenuesService {
    /// Most persons who come along with one check-in.
    static let companionsMax = 8
    /// Most check-ins of a citizen with companions within 24 hours. Nobody asks who is named whether they were there.
    static let accompaniedMax = 24

    let registry: VenueRegistry
    let book: VenueBook
    let seals: VenueSeals
    let health: GateHealth
    let records: CheckInRecords
    let history: CheckInHistory
    let persons: PersonResolver
    let lookUps: LookUpLimit
    let limiter: Limiter
    let trail: AccountTrail
    /// Seconds for which look-ups are kept.
    let auditKept: Int64
    let now: @Sendable () -> Instant

    func checkIn(
        _ request: TracingV1.CheckInRequest, context: CallContext
    ) async throws -> TracingV1.ScanAnswer {
        // The session first: in the name of the citizen, in the read that the colour needs.
        let standing = try await health.standing(ofCaller: context)
        let subject = try Subject(of: context, asked: nil)
        let (code, isOut, now) = (try seals.code(of: request.code), try request.direction.isOut(), now())
        let venue = try await book.venue(code.venue, options: context.onward)
        let way = try Self.way(code, of: venue, now: now)
        try venue.demand(request.position)
        let companions = try await companions(request.companions, of: subject, context)
        let verdict = venue.verdict(standing)
        let checkIn = CheckIn(way, at: Self.time(of: code, now: now), isOut: isOut, result: verdict.result)
        let prepared = try await records.prepare(
            checkIn, of: subject.partition, at: venue.id, companions: companions)
        do {
            try await records.store(prepared, isSure: standing.colour != nil, options: context.onward) { change in
                subject.requireOpenSession(in: &change)
            }
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
        return Self.answer(verdict, standing, venue, at: checkIn.time)
    }

    func scanPerson(
        _ request: TracingV1.ScanPersonRequest, context: CallContext
    ) async throws -> TracingV1.ScanAnswer {
        try await lookUps.count(context)
        let venue = try await self.venue(request.venueId, context)
        let isOut = try request.direction.isOut()
        guard let key = try await persons.key(of: request.person, options: context.onward) else {
            throw FieldProblem(field: "person", reason: "must be given")
        }
        let standing = try await health.standing(of: key, options: context.onward)
        let (verdict, now) = (venue.verdict(standing), now())
        let checkIn = CheckIn(.staff, at: CheckInTime(of: now), isOut: isOut, result: verdict.result)
        let prepared = try await records.prepare(checkIn, of: try PartitionKey(key), at: venue.id)
        let seen = AuditEntry(
            .lookUp, at: now, by: .init(context.principal), method: context.fullMethod,
            facts: [.sight: LookUp.Sight.gate.rawValue])
        // The look-up is told in the write of the check-in, before anything is shown.
        try await records.store(prepared, options: context.onward) { try $0.record(seen, kept: auditKept) }
        return Self.answer(verdict, standing, venue, at: checkIn.time)
    }

    func submitOfflineScans(
        _ request: TracingV1.SubmitOfflineScansRequest, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        let venue = try await venue(request.venueId, context)
        let scans = OfflineScans(persons: persons, records: records, now: now)
        let report = try await scans.take(request.rows, at: venue.id, options: context.onward)
        return try await trail.ended(report, context)
    }

    func listMyCheckIns(
        _ request: TracingV1.ListMyCheckInsRequest, context: CallContext
    ) async throws -> TracingV1.ListMyCheckInsResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        return try await history.page(page, of: Subject(of: context, asked: nil), options: context.onward)
    }
}

// MARK: - Codes

extension VenuesService {
    /// How a code was shown, when it still counts.
    ///
    /// - Throws: FAILED_PRECONDITION (CODE_OLD, POSTER_REPLACED, ELSEWHERE).
    private static func way(_ code: VenueCode, of venue: Venue, now: Instant) throws -> CheckIn.Way {
        // When the venue has moved since, whoever shows the code is not there.
        guard venue.area.contains(code.place, accuracy: 0) else {
            throw RPCError(.failedPrecondition, "the code is of another place than the venue").with(reason: "ELSEWHERE")
        }
        switch code.kind {
        case .screen(_, let window):
            guard window.counts(at: now) else {
                throw RPCError(
                    .failedPrecondition, "the code is not shown any more; scan the screen at the venue, not a picture"
                ).with(reason: "CODE_OLD")
            }
            return .screen
        case .poster(let serial):
            guard serial == venue.posterSerial else {
                throw RPCError(.failedPrecondition, "the poster was replaced; scan the one that hangs there now")
                    .with(reason: "POSTER_REPLACED")
            }
            return .poster
        }
    }

    /// When a citizen was there: that of a screen's code, so that the same call twice is one check-in.
    private static func time(of code: VenueCode, now: Instant) -> CheckInTime {
        switch code.kind {
        case .screen(_, let window): CheckInTime(of: window.start)
        case .poster: CheckInTime(of: now)
        }
    }

    /// Partitions of the persons who came along, each once, without the citizen.
    private func companions(
        _ named: [CommonV1.PersonRef], of subject: Subject, _ context: CallContext
    ) async throws -> [PartitionKey] {
        guard !named.isEmpty else { return [] }
        guard named.count <= Self.companionsMax else {
            throw FieldProblem(field: "companions", reason: "must be at most \(Self.companionsMax)")
        }
        for (place, companion) in named.enumerated() {
            // Keys are what services hand each other.
            guard case .document? = companion.person else {
                throw FieldProblem(field: "companions[\(place)]", reason: "must be a document")
            }
        }
        try await countAccompanied(context)
        var partitions: [PartitionKey] = []
        for (place, key) in try await persons.keys(of: named, options: context.onward).enumerated() {
            switch key {
            case .failure(let problem): throw problem.within("companions[\(place)]")
            case .success(let person):
                let partition = try PartitionKey(person.bytes)
                if partition != subject.partition, !partitions.contains(partition) { partitions.append(partition) }
            }
        }
        return partitions
    }

    /// Counts a check-in with companions.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (COMPANIONS_TOO_MANY) with RetryInfo.
    private func countAccompanied(_ context: CallContext) async throws {
        do {
            try await limiter.take(
                UseBudget("companions", [UseLimit(Self.accompaniedMax, per: 86_400)]),
                of: .citizen(try context.citizen.personKey), options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("too many check-ins with companions within a day", reason: "COMPANIONS_TOO_MANY")
        }
    }

    /// A venue within the caller's divisions.
    ///
    /// - Throws: ``FieldProblem`` for `venue_id`; NOT_FOUND (VENUE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE).
    private func venue(_ id: [UInt8], _ context: CallContext) async throws -> Venue {
        let venue = try await book.venue(try Self.venueID(id), options: context.onward)
        try registry.demandScope(venue.division, context)
        return venue
    }

    private static func venueID(_ bytes: [UInt8]) throws(FieldProblem) -> VenueID {
        guard let id = VenueID(bytes) else {
            throw FieldProblem(field: "venue_id", reason: "must be \(VenueID.length) bytes long")
        }
        return id
    }

    private static func answer(
        _ verdict: Verdict, _ standing: GateHealth.Standing, _ venue: Venue, at time: CheckInTime
    ) -> TracingV1.ScanAnswer {
        .init(
            result: verdict.result.wire, reason: verdict.reason.wire, colour: standing.colour ?? .unspecified,
            hoursSinceNegative: standing.hoursSinceNegative.map { UInt32(clamping: $0) },
            recordedAt: .init(time.start), venueName: venue.name)
    }
}

// MARK: - The owner's side

extension VenuesService {
    func registerVenue(
        _ request: TracingV1.RegisterVenueRequest, context: CallContext
    ) async throws -> TracingV1.RegisterVenueResponse {
        if request.venueId.isEmpty { return .init(venueId: try await registry.register(request, context).bytes) }
        try await registry.demandSession(context)
        let id = try Self.venueID(request.venueId)
        try await registry.change(id, to: request.venue, context)
        return .init(venueId: id.bytes)
    }

    func getVenue(
        _ request: TracingV1.GetVenueRequest, context: CallContext
    ) async throws -> TracingV1.RegisteredVenue {
        try await registry.demandSession(context)
        return try await registry.show(try Self.venueID(request.venueId), context)
    }

    func listVenues(
        _ request: TracingV1.ListVenuesRequest, context: CallContext
    ) async throws -> TracingV1.ListVenuesResponse { try await registry.list(request, context) }

    func registerDevice(
        _ request: TracingV1.RegisterDeviceRequest, context: CallContext
    ) async throws -> TracingV1.RegisterDeviceResponse {
        try await registry.demandSession(context)
        return try await registry.addDevice(try Self.venueID(request.venueId), label: request.label, context)
    }

    func removeDevice(
        _ request: TracingV1.RemoveDeviceRequest, context: CallContext
    ) async throws -> TracingV1.RemoveDeviceResponse {
        try await registry.demandSession(context)
        try await registry.removeDevice(try Self.venueID(request.venueId), device: request.device, context)
        return .init()
    }

    func makePoster(
        _ request: TracingV1.MakePosterRequest, context: CallContext
    ) async throws -> TracingV1.Poster {
        try await registry.demandSession(context)
        return try await registry.poster(try Self.venueID(request.venueId), replace: request.replace, context)
    }

    func getVenueCode(
        _ request: TracingV1.GetVenueCodeRequest, context: CallContext
    ) async throws -> TracingV1.VenueCode { try await registry.code(request, context) }
}

import Kit
import RPC
import TripCardContracts
import TripCardCore
import TripCardRecords
import Values
import Wire

extension TripCardV1.StoredStay {
    /// The record of a version.
    init(_ event: StayEvent) {
        self.init(
            operatorCode: event.identity.operator.rawValue, place: event.identity.place.code,
            from: event.identity.from.seconds, until: event.until.seconds,
            issuedAt: event.order.issuedAt.map(GoogleProtobuf.Timestamp.init), revision: event.order.revision,
            withdrawn: event.isWithdrawn, neighbour: event.neighbour?.code ?? "")
    }
}

extension StayEvent {
    /// The version that a record holds.
    ///
    /// - Parameter cityOf: The city of a division by the table of divisions.
    /// - Throws: DATA_LOSS when the record holds none that an import could have written.
    init(_ stored: TripCardV1.StoredStay, cityOf: (Division) -> Division?) throws {
        let neighbour = stored.neighbour.isEmpty ? nil : Place(code: stored.neighbour, cityOf: cityOf)
        guard let place = Place(code: stored.place, cityOf: cityOf),
            let `operator` = TelecomOperator(rawValue: stored.operatorCode),
            neighbour != nil || stored.neighbour.isEmpty,
            let event = StayEvent(
                operator: `operator`, place: place, from: Instant(seconds: stored.from),
                until: Instant(seconds: stored.until), neighbour: neighbour, isWithdrawn: stored.withdrawn,
                order: SourceOrder(revision: stored.revision, issuedAt: stored.issuedAt.flatMap(Instant.init)))
        else { throw RPCError(.dataLoss, "a stored stay has no place, or ends before it begins") }
        self = event
    }
}

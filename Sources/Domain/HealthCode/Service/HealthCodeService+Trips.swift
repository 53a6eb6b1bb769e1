import HealthCodeContracts
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Values
import Wire

extension HealthCodeService {
    func declareTrip(
        _ request: HealthCodeV1.DeclareTripRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareTripResponse {
        let now = Instant(seconds: surroundings.now())
        let subject = try await Subject(
            of: context, onBehalfOf: request.onBehalfOf, in: store, now: now.seconds)
        let places = try TripRules(reference).places(of: request.places, now: now)
        let once = try IdempotentWrite(
            key: request.idempotencyKey,
            content: HealthCodeV1.DeclareTripRequest(places: places, onBehalfOf: request.onBehalfOf), context: context)
        let declaredAt = GoogleProtobuf.Timestamp(now)
        let trip = HealthCodeV1.DeclaredTrip(declaredAt: declaredAt, places: places)
        // Two trips of one second both stay.
        let key = SortKey.instant(seconds: now.seconds) + surroundings.random(4)
        return try await slots.withSlot(of: subject, now: now.seconds, options: context.onward) { slot in
            try await once.perform(
                on: subject, in: store, answer: HealthCodeV1.DeclareTripResponse(declaredAt: declaredAt),
                now: now.seconds, options: context.onward
            ) { change in
                try slots.take(slot, now: now.seconds, in: &change)
                try change.put(
                    HealthCodeV1.StoredTrip(trip: trip), in: HealthCodeRecordSets.trips, key: key,
                    expires: .init(now + reference.retention.declarations))
                try note(subject, declaring: "trip", context, now, in: &change)
            }
        }
    }
}

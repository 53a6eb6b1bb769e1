public import CommonContracts
import Kit
public import RPC
import Security
import StorageClient
public import TripCardContracts
import Values

/// Loads stays from the telecom operators. ``TripCardServices`` makes the service.
///
/// A phone's partition holds its stays, each under its beginning and place: a row that comes again replaces the stay it
/// has brought before.
public struct OperatorFeedService: TripCardV1.OperatorFeedService {
    private let store: Store
    private let rows: StayRows
    private let trail: AccountTrail
    private let surroundings: Surroundings

    init(store: Store, rows: StayRows, trail: AccountTrail, surroundings: Surroundings) {
        self.store = store
        self.rows = rows
        self.trail = trail
        self.surroundings = surroundings
    }

    public func importStays(
        _ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        let credential = try FeedCredential(of: context)
        var run = ImportRun(into: store, options: context.onward)
        for try await batch in requests {
            let now = Instant(seconds: surroundings.now())
            try await run.take(batch.rows, number: \.row) { row throws(FieldProblem) in
                try rows.record(row, at: now, for: credential)
            }
        }
        return try await trail.ended(run.report, context)
    }
}

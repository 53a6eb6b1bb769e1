import HealthCodeContracts
import Kit
import RPC
import Wire

extension HealthCodeService {
    func watchHealthCode(
        _ request: HealthCodeV1.WatchHealthCodeRequest, to responses: ResponseStream<HealthCodeV1.HealthStatus>,
        context: CallContext
    ) async throws {
        let subject = try Subject(of: context, asked: nil)
        // Opened before the first look, so that nothing changes in between.
        let watch = try watches.open(of: subject.partition)
        defer { watches.close(watch) }
        var told: (status: HealthCodeV1.HealthStatus, at: ContinuousClock.Instant)?
        for try await _ in watch.wakes {
            // Each look asks whether the session is still open.
            let status = try await deriver.status(of: subject, options: context.onward)
            let now = ContinuousClock.now
            if let told, told.status.tellsTheSame(as: status), told.at + Self.silenceMax > now { continue }
            try await responses.send(status)
            told = (status, now)
        }
    }

    /// After this time a look without a change gives a sign of life: less than the interval of looks.
    private static let silenceMax = Duration.seconds(30)
}

extension HealthCodeV1.HealthStatus {
    /// Whether both tell the same, whenever they were derived.
    fileprivate func tellsTheSame(as other: Self) -> Bool {
        var other = other
        other.computedAt = computedAt
        return self == other
    }
}

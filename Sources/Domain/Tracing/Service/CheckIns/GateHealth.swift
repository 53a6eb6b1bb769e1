import CommonContracts
import HealthCodeContracts
import Kit
import RPC
import Security
import TracingCore
import Values

/// Asks for health codes as far as a gate needs them.
struct GateHealth: Sendable {
    /// What a gate goes by.
    struct Standing: Sendable {
        /// nil while it is not known.
        let colour: HealthCodeV1.Colour?
        /// Whole hours since the sample of the last negative test; nil when there is none.
        let hoursSinceNegative: Int?
    }

    private let healthCodes: HealthCodeV1.HealthCodeClient
    private let now: @Sendable () -> Int64

    init(_ healthCodes: any RPCChannel, now: @escaping @Sendable () -> Int64) {
        self.healthCodes = .init(healthCodes)
        self.now = now
    }

    /// Of the citizen who calls, asked for in their own name.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); other errors, but not that the code cannot be derived.
    func standing(ofCaller context: CallContext) async throws -> Standing {
        try await standing { try await healthCodes.getHealthCode(.init(forGate: true), options: context.forwarded) }
    }

    /// Of a person, asked for on the service's own account: whoever asks leaves the entry of audit.
    func standing(of person: [UInt8], options: CallOptions) async throws -> Standing {
        let request = HealthCodeV1.GetHealthCodeRequest(person: .init(person: .personKey(person)), forGate: true)
        return try await standing { try await healthCodes.getHealthCode(request, options: options) }
    }

    private func standing(_ ask: () async throws -> HealthCodeV1.HealthStatus) async throws -> Standing {
        do {
            let status = try await ask()
            var hours: Int?
            if let test = status.latestTest, test.outcome == .negative, let sampledAt = test.sampledAt {
                hours = Int(max(0, now() - sampledAt.seconds) / 3_600)
            }
            return Standing(colour: status.gateColour, hoursSinceNegative: hours)
        } catch let error as RPCError where [.unavailable, .deadlineExceeded].contains(error.code) {
            return Standing(colour: nil, hoursSinceNegative: nil)
        }
    }
}

extension Venue {
    /// What its gate makes of a person.
    func verdict(_ standing: GateHealth.Standing) -> Verdict {
        rule.verdict(
            colour: standing.colour.flatMap(Colour.init), hoursSinceNegative: standing.hoursSinceNegative)
    }
}

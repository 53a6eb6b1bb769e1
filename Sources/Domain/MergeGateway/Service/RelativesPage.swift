import GatewayContracts
import GatewayCore
import HealthCodeContracts
import IdentityContracts
import Kit
import RPC
import TripCardContracts

/// The codes of a citizen's dependants, beside their own (ID-9).
extension MergeGatewayService {
    /// The dependants' codes: one call tells who they are and leaves the entries of audit, then two for each are made at the
    /// same time. A side that fails leaves out its part of each (MRG-3).
    ///
    /// - Throws: What only the caller can mend, such as UNAUTHENTICATED (SESSION_OVER).
    func relatives(_ context: CallContext) async throws -> ([GatewayV1.RelativeCode], GatewayV1.PartState) {
        let deadline = sideDeadline(context)
        let inOwnName = context.forwarded.with(deadline)
        let found = try await part(of: .identity, callers: Self.checked) {
            try await directory.resolveRelatives(.init(), options: inOwnName)
        }
        guard let dependants = found.value?.relatives else { return ([], found.state) }
        let onward = context.onward.with(deadline)
        let codes = try await withThrowingTaskGroup(of: (Int, GatewayV1.RelativeCode).self) { group in
            for (place, dependant) in dependants.enumerated() {
                group.addTask { (place, try await code(of: dependant, onward)) }
            }
            var codes: [(Int, GatewayV1.RelativeCode)] = []
            for try await code in group { codes.append(code) }
            return codes.sorted { $0.0 < $1.0 }.map(\.1)
        }
        return (codes, found.state)
    }

    /// The code of a dependant as a gate needs it, and the trip card by the dependant's own consent.
    private func code(
        of dependant: IdentityV1.ResolvedRelative, _ options: CallOptions
    ) async throws -> GatewayV1.RelativeCode {
        let known = GatewayV1.RelativeCode(
            relativeId: dependant.relativeId, profile: dependant.profile, healthState: .unavailable,
            tripState: .unavailable, lapsesAt: dependant.lapsesAt, hasLapsed: dependant.state == .lapsed)
        guard dependant.state == .linked, !dependant.isUnavailable else { return known }
        async let trip = card(of: dependant, options)
        // The service asks on its own account: whatever it is refused, it is no fault of the caller.
        let health = try await part(of: .healthCode, callers: []) {
            try await healthCodes.getHealthCode(
                .init(person: .init(person: .personKey(dependant.personKey)), forGate: true), options: options)
        }
        let card = await trip
        return GatewayV1.RelativeCode(
            relativeId: known.relativeId, profile: known.profile, health: health.value, healthState: health.state,
            trip: card.value?.card, tripState: card.state, lapsesAt: known.lapsesAt)
    }

    private func card(
        of dependant: IdentityV1.ResolvedRelative, _ options: CallOptions
    ) async -> Part<TripCardV1.GetTripCardResponse> {
        guard !dependant.phoneKey.isEmpty else { return .verificationRequired }
        return await trip(ofPhone: dependant.phoneKey, for: dependant.personKey, options)
    }
}

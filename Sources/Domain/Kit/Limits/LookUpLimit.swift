public import RPC
public import Security
import Values

/// Limits how many persons a member of staff looks up within an hour, over all services that answer look-ups.
public struct LookUpLimit: Sendable {
    private let limiter: Limiter
    private let budget: UseBudget

    /// - Parameter perHour: Most look-ups of one member of staff within an hour, at least 1.
    public init(perHour: Int, _ limiter: Limiter) {
        self.limiter = limiter
        budget = UseBudget("look-ups", [UseLimit(perHour, per: 3_600)])
    }

    /// Counts a look-up. Citizens, who see themselves only, and services are not limited.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
    public func count(_ context: CallContext) async throws {
        guard case .staff(let staff) = context.principal else { return }
        do {
            try await limiter.take(budget, of: .staff(staff.name), options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("too many persons were looked up", reason: Self.reason)
        }
    }

    /// Why a look-up is refused.
    public static let reason = "LOOKUPS_TOO_MANY"
}

extension CallContext {
    /// Whose uses of an open method count together; nil for services of the cluster on their own account.
    public var limitedCaller: LimitedCaller? {
        switch principal {
        case .anonymous: .address(addressBlock ?? .unknown)
        case .citizen(let citizen): .citizen(citizen.personKey)
        case .staff(let staff): .staff(staff.name)
        case .service: nil
        }
    }
}

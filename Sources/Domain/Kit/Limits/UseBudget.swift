public import RPC
public import Values

/// What may be used how often: a name, under which uses are kept, and limits that all hold.
public struct UseBudget: Sendable, Hashable {
    /// Limits of the budget, at least one.
    public let limits: [UseLimit]
    /// What the keys of its records begin with. No prefix begins another one.
    let prefix: [UInt8]

    /// - Parameters:
    ///   - name: Of ASCII, 1 to 32 characters, unique within the record set. It is stored.
    ///   - part: Parts budgets of one name, such as the key of a device: as long for all budgets of the name, 32 bytes at
    ///     most.
    public init(_ name: String, of part: [UInt8] = [], _ limits: [UseLimit]) {
        precondition((1...32).contains(name.utf8.count) && part.count <= 32 && !limits.isEmpty, "no budget")
        self.limits = limits
        prefix = Array(name.utf8) + [0] + part
    }

    /// Sort key that lies behind those of all uses.
    var end: [UInt8] { prefix + Array(repeating: 0xFF, count: Self.randomBytes + 1) }

    /// Random bytes that end the key of a use.
    static let randomBytes = 8
}

/// There is no room for another use now.
public struct LimitReached: Error, Equatable {
    /// Seconds until there is room again, at least 1, unless others take it.
    public let waitSeconds: Int64

    public init(waitSeconds: Int64) { self.waitSeconds = Swift.max(1, waitSeconds) }

    /// RESOURCE_EXHAUSTED with a RetryInfo.
    ///
    /// - Parameters:
    ///   - message: For people; names nobody.
    ///   - reason: Cause for programs.
    public func error(_ message: String, reason: String) -> RPCError {
        .resourceExhausted(message, retryAfter: .seconds(waitSeconds)).with(reason: reason)
    }
}

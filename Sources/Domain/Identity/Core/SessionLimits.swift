/// How long sessions and their tokens live, and how many a person may have.
public struct SessionLimits: Sendable, Equatable {
    /// Seconds that an access token is good for.
    public var accessSeconds: Int64 = 600
    /// Seconds after its last refresh when a session ends.
    public var idleSeconds: Int64 = 7 * 86_400
    /// Seconds after its login when a session ends, however often it is refreshed.
    public var absoluteSeconds: Int64 = 30 * 86_400
    /// The most sessions of a person, at least 1.
    public var perPerson = 10

    /// The defaults.
    public init() {}

    /// Seconds within which a refresh token that was used is answered once more as before: its answer may have been
    /// lost, or two pages of one browser may have shown it at the same time.
    public static let retrySeconds: Int64 = 30

    /// When a session ends if it is not refreshed before.
    ///
    /// - Parameters:
    ///   - openedAt: The login, in seconds since 1970.
    ///   - usedAt: The last refresh or, before that, the login.
    public func end(openedAt: Int64, usedAt: Int64) -> Int64 {
        min(openedAt + absoluteSeconds, usedAt + idleSeconds)
    }

    /// Seconds for which an access token is good that is issued now: never beyond the end of its session.
    public func accessLifetime(end: Int64, now: Int64) -> Int64 { min(accessSeconds, end - now) }
}

/// What it means that a refresh token is shown that was once issued for its session.
public enum RefreshUse: Sendable, Equatable {
    /// It is the one that works: it is exchanged for the next one.
    case first
    /// It was exchanged a moment ago, and the answer may have been lost: it gets the same answer again.
    case repeated
    /// It was exchanged before: two hold it, and one of them is a thief.
    case copied

    /// Judges a token by its digest.
    ///
    /// Digests of secrets of 256 bits need no comparison in constant time: none can be made that begins like another.
    ///
    /// - Parameters:
    ///   - working: Digest of the token that works.
    ///   - used: Digest of the token that was exchanged last; empty before the first exchange.
    ///   - usedAt: When that was, in seconds since 1970.
    public init(of digest: [UInt8], working: [UInt8], used: [UInt8], usedAt: Int64, now: Int64) {
        if digest == working {
            self = .first
        } else if digest == used, now - usedAt <= SessionLimits.retrySeconds {
            self = .repeated
        } else {
            self = .copied
        }
    }
}

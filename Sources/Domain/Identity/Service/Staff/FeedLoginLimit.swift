import Kit
import RPC
import Security
import Values

/// Limits log-ins of feeds: tries by address, whatever they show, and log-ins by feed.
///
/// Only what a feed's key has signed counts for the feed, so that nobody else can use its log-ins up.
struct FeedLoginLimit: Sendable {
    private let limiter: Limiter
    private let ofAddress: UseBudget
    private let ofFeed: UseBudget

    init(_ settings: StaffSettings, _ limiter: Limiter) {
        self.limiter = limiter
        ofAddress = UseBudget("feed-login-tries", [UseLimit(settings.feedLoginsPerHourAndAddress, per: 3_600)])
        ofFeed = UseBudget("feed-logins", [UseLimit(settings.feedLoginsPerHour, per: 3_600)])
    }

    /// Counts a try from outside, before anything of it is looked at.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN) with RetryInfo.
    func countTry(_ context: CallContext) async throws {
        // A token does not take its bearer out of the limit of the address.
        guard context.limitedCaller != nil else { return }
        try await take(ofAddress, of: .address(context.addressBlock ?? .unknown), context)
    }

    /// Counts a log-in that the feed's key has signed.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN) with RetryInfo.
    func countLogin(of feed: String, _ context: CallContext) async throws {
        try await take(ofFeed, of: .staff(feed), context)
    }

    private func take(_ budget: UseBudget, of caller: LimitedCaller, _ context: CallContext) async throws {
        do {
            try await limiter.take(budget, of: caller, options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("feeds log in too often", reason: "LOGIN_TOO_OFTEN")
        }
    }
}

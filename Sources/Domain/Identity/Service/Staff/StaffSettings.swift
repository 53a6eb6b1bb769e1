/// What an operator decides about accounts and tokens of staff.
public struct StaffSettings: Sendable {
    /// Seconds for which a person's token is good, 300 to 43,200 (12 h).
    public var tokenLifetime: Int64 = 28_800
    /// Seconds for which a feed's token is good, 300 to 3,600 (1 h).
    public var feedTokenLifetime: Int64 = 3_600
    /// Name of the cluster: what assertions of feeds are for, and what authenticator apps show.
    public var cluster = "shuangma"
    /// Cost of a password's hash.
    var passwordCost = PasswordHashing.Cost.standard

    /// The defaults.
    public init() {}
}

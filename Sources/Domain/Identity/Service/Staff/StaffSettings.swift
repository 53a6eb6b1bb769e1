/// What an operator decides about accounts and tokens of staff.
public struct StaffSettings: Sendable {
    /// Seconds for which a person's token is good, 300 to 43,200 (12 h).
    public var tokenLifetime: Int64 = 28_800
    /// Seconds for which a feed's token is good, 300 to 3,600 (1 h).
    public var feedTokenLifetime: Int64 = 3_600
    /// Log-ins of feeds that are tried from one block of addresses within an hour, at least 1.
    public var feedLoginsPerHourAndAddress = 600
    /// Log-ins of one feed within an hour, of those that its key has signed, at least 1.
    public var feedLoginsPerHour = 120
    /// Cost of a password's hash.
    var passwordCost = PasswordHashing.Cost.standard

    /// The defaults.
    public init() {}
}

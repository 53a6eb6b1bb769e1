public import Security

/// What the certificate of one process is to say.
public struct CertificateTerms: Sendable, Hashable {
    /// The longest that the certificate of a process lives, in days.
    public static let maxDays = 90
    /// The longest that an authority lives, in days: ten years. Its key stays with whoever issues certificates.
    public static let maxAuthorityDays = 3650
    /// Clocks of machines may differ: a certificate holds from so many seconds before it was made.
    static let skewSeconds: Int64 = 300

    /// The cluster's trust domain.
    public var names: ServiceNames
    /// Whom it is for.
    public var name: CertifiedName
    /// Host names and IP addresses at which others reach it.
    public var hosts: [String]
    /// Days that it lives, 1 to ``maxDays``.
    public var days: Int

    /// Terms for one process.
    public init(_ name: CertifiedName, of names: ServiceNames, hosts: [String], days: Int = maxDays) {
        precondition((1...Self.maxDays).contains(days))
        self.names = names
        self.name = name
        self.hosts = hosts
        self.days = days
    }
}

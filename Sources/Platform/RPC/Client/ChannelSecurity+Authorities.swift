import NIOSSL

extension ChannelSecurity {
    /// TLS to a server whose certificate one of some authorities has signed, and that bears the endpoint's host.
    ///
    /// - Parameter authorities: Their certificates, PEM; empty for those that the system trusts.
    /// - Throws: When the text holds no certificate.
    public static func tls(trusting authorities: String) throws -> ChannelSecurity {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if !authorities.isEmpty {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8)))
        }
        return .tls(configuration)
    }
}

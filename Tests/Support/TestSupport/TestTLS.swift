public import NIOSSL

/// A server's side of mutual TLS.
public func serverTLS(_ certificates: Certificates, identity: Certificates.Identity? = nil) throws -> TLSConfiguration {
    let identity = identity ?? certificates.server
    var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(identity.certificate).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: identity.key, format: .pem)))
    configuration.trustRoots = .file(certificates.authority)
    configuration.certificateVerification = .noHostnameVerification
    return configuration
}

/// A client's side of mutual TLS.
public func clientTLS(_ certificates: Certificates, identity: Certificates.Identity? = nil) throws -> TLSConfiguration {
    let identity = identity ?? certificates.client
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .file(certificates.authority)
    configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(identity.certificate).map { .certificate($0) }
    configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: identity.key, format: .pem))
    return configuration
}

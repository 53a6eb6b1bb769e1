import Foundation

/// A certificate authority and what it signed, made by openssl for one test: EC keys, an hour of life.
public struct Certificates: Sendable {
    /// Paths of a certificate and its private key, PEM.
    public struct Identity: Sendable {
        /// Path of the certificate.
        public let certificate: String
        /// Path of the key.
        public let key: String
    }

    struct Failure: Error {
        let arguments: [String]
        let status: Int32
    }

    private let folder = Result { try TemporaryFolder() }
    /// Path of the authority's certificate.
    public let authority: String
    /// For `localhost` and 127.0.0.1.
    public let server: Identity
    /// For `client`.
    public let client: Identity
    /// For `localhost`, signed by itself and no authority.
    public let selfSigned: Identity

    /// Makes them all.
    public init() throws {
        let path = try folder.get().url.path
        authority = "\(path)/ca.pem"
        server = Identity(certificate: "\(path)/server.pem", key: "\(path)/server.key")
        client = Identity(certificate: "\(path)/client.pem", key: "\(path)/client.key")
        selfSigned = Identity(certificate: "\(path)/self.pem", key: "\(path)/self.key")
        try Self.make("Test authority", ["-keyout", "\(path)/ca.key", "-out", authority])
        try Self.make(
            "localhost",
            [
                "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE",
                "-addext", "keyUsage=digitalSignature", "-keyout", selfSigned.key, "-out", selfSigned.certificate,
            ])
        try sign(
            server, name: "localhost", alternatives: "DNS:localhost,IP:127.0.0.1,URI:spiffe://test/server/1", in: path)
        try sign(client, name: "client", alternatives: "DNS:client,URI:spiffe://test/client/1", in: path)
    }

    /// Makes another one, for a common name and these alternative names, such as `DNS:localhost,URI:spiffe://test/x/1`.
    public func identity(_ name: String, alternatives: String) throws -> Identity {
        let path = try folder.get().url.path
        let identity = Identity(certificate: "\(path)/\(name).pem", key: "\(path)/\(name).key")
        try sign(identity, name: name, alternatives: alternatives, in: path)
        return identity
    }

    private func sign(_ identity: Identity, name: String, alternatives: String, in path: String) throws {
        try Self.make(
            name,
            [
                "-addext", "subjectAltName=\(alternatives)", "-addext", "basicConstraints=critical,CA:FALSE",
                "-CA", authority, "-CAkey", "\(path)/ca.key", "-keyout", identity.key, "-out", identity.certificate,
            ])
    }

    /// Makes a key and a certificate for it.
    private static func make(_ name: String, _ options: [String]) throws {
        try openssl(
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]
                + ["-subj", "/CN=\(name)"] + options)
    }

    private static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(arguments: arguments, status: process.terminationStatus)
        }
    }
}

import Glibc
public import NIOSSL

/// The files by which a process proves who it is, and knows who others are: its certificate, the key to it, and the
/// authority that signs everybody's. All PEM.
public struct TLSFiles: Sendable, Hashable {
    /// Path of the certificate, followed in its file by those between it and the authority.
    public var certificate: String
    /// Path of the certificate's private key. Nobody but its owner may be able to read the file.
    public var key: String
    /// Path of the certificates that are trusted to sign peers' ones; nil where peers need none, as on a public port.
    public var authority: String?

    public init(certificate: String, key: String, authority: String?) {
        self.certificate = certificate
        self.key = key
        self.authority = authority
    }

    /// Files larger than this hold no private key, bytes.
    private static let keyBytesMax = 1 << 20

    /// A file that cannot be used, and why.
    public struct FileError: Error, Hashable, CustomStringConvertible {
        public let description: String
    }

    /// The server's side of TLS 1.2 and 1.3.
    ///
    /// - Parameter demandsClients: Whether only who shows a certificate of the authority may connect.
    /// - Throws: ``FileError``.
    public func server(demandsClients: Bool) throws -> TLSConfiguration {
        server(try TLSIdentity(self).material, demandsClients: demandsClients)
    }

    /// The same with material that was read before.
    func server(_ material: TLSIdentity.Material, demandsClients: Bool) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: material.chain.map { .certificate($0) }, privateKey: .privateKey(material.key))
        if demandsClients {
            configuration.trustRoots = .certificates(material.authorities)
            configuration.certificateVerification = .noHostnameVerification
        }
        return configuration
    }

    /// The client's side of mutual TLS.
    ///
    /// - Throws: ``FileError``.
    public func client() throws -> TLSConfiguration {
        client(try TLSIdentity(self).material)
    }

    /// The same with material that was read before.
    func client(_ material: TLSIdentity.Material) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(material.authorities)
        configuration.certificateChain = material.chain.map { .certificate($0) }
        configuration.privateKey = .privateKey(material.key)
        return configuration
    }

    /// The URIs that the own certificate bears.
    ///
    /// - Throws: ``FileError``.
    public func uris() throws -> [String] { try certificates(certificate).first?.uris ?? [] }

    func own() throws -> (chain: [NIOSSLCertificate], key: NIOSSLPrivateKey) {
        let chain = try certificates(certificate)
        do {
            return (chain, try NIOSSLPrivateKey(bytes: secret(key), format: .pem))
        } catch let error as FileError {
            throw error
        } catch {
            throw FileError(description: "'\(key)' is no private key in PEM that can be read")
        }
    }

    /// The bytes of a file that its owner alone can read.
    private func secret(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileError(description: "'\(path)' is no private key in PEM that can be read") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, (0...Self.keyBytesMax).contains(Int(status.st_size)) else {
            throw FileError(description: "'\(path)' is no private key in PEM that can be read")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw FileError(description: "'\(path)' can be read by others; run: chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = read(file, &bytes, bytes.count)
        return Array(bytes.prefix(max(count, 0)))
    }

    func authorities() throws -> [NIOSSLCertificate] { try authority.map(certificates) ?? [] }

    private func certificates(_ path: String) throws -> [NIOSSLCertificate] {
        guard let found = try? NIOSSLCertificate.fromPEMFile(path), !found.isEmpty else {
            throw FileError(description: "'\(path)' has no certificate in PEM that can be read")
        }
        return found
    }
}

import Crypto
public import Foundation
public import Security

/// The certificates of a cluster in one folder: the authority's in `authority.pem` with its key in `authority.key`, and of
/// each process `storage-1.pem` with `storage-1.key`.
///
/// `authority.pem` holds every authority that processes shall trust: one, or two while they are rotated. The one that
/// signs is the one whose key `authority.key` is.
public struct CertificateFolder: Sendable {
    /// Something that an operator has to put right.
    public struct Problem: Error, Hashable, CustomStringConvertible {
        /// What is wrong and what to do.
        public let description: String

        init(_ description: String) { self.description = description }
    }

    /// What became of one certificate.
    public enum Outcome: String, Sendable, Encodable {
        /// There was none, or it did not fit.
        case made
        /// It was replaced by a new one of the same terms.
        case renewed
        /// It fits and lives long enough.
        case kept
    }

    let folder: URL
    let surroundings: Surroundings

    /// A folder that is there, or will be made.
    public init(_ path: String, surroundings: Surroundings = .system) {
        folder = URL(filePath: path, directoryHint: .isDirectory)
        self.surroundings = surroundings
    }

    // MARK: The authority

    /// Makes the authority of a cluster unless there is one.
    ///
    /// - Returns: Whether one was made.
    /// - Throws: ``Problem`` when there is one of another trust domain, or the folder cannot be written.
    @discardableResult
    public func makeAuthority(of names: ServiceNames, days: Int = CertificateTerms.maxAuthorityDays) throws -> Bool {
        if exists(Self.authority) {
            let found = try trustDomain()
            guard found == names else {
                throw Problem(
                    "\(path(Self.authority)) is the authority of '\(found.trustDomain)', not of '\(names.trustDomain)'")
            }
            return false
        }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem("cannot make the folder '\(folder.path)': \(error.localizedDescription)")
        }
        let made = try CertificateAuthority(of: names, days: days, surroundings: surroundings)
        try writeKey(made.pair, to: Self.authorityKey)
        try writePublic([made.pair.certificate], to: Self.authority)
        return true
    }

    /// The trust domain of the authority.
    ///
    /// - Throws: ``Problem``.
    public func trustDomain() throws -> ServiceNames {
        let name = try authority().pair.certificate.commonName
        let domain = name.hasSuffix(Self.authorityTitle) ? String(name.dropLast(Self.authorityTitle.count)) : ""
        guard let names = ServiceNames(trustDomain: domain) else {
            throw Problem("\(path(Self.authority)) is no authority that shuangma made")
        }
        return names
    }

    /// The authority that signs.
    func authority() throws -> CertificateAuthority {
        let trusted = try trusted()
        let key = try key(Self.authorityKey)
        guard let own = trusted.first(where: { $0.bears(key.publicKey) }) else {
            throw Problem(
                "\(path(Self.authorityKey)) is the key of none of the certificates in \(path(Self.authority))")
        }
        return CertificateAuthority(CertificatePair(certificate: own, key: key))
    }

    /// Every authority that processes shall trust.
    func trusted() throws -> [Certificate] {
        guard exists(Self.authority) else {
            throw Problem("there is no authority in '\(folder.path)'; make one: shuangma certs make")
        }
        return try certificates(Self.authority)
    }

    // MARK: Certificates of processes

    /// Makes the certificate of a process, unless there is one that says the same, is signed by the present authority and
    /// lives longer than a third of its days.
    ///
    /// - Throws: ``Problem``.
    public func make(_ name: CertifiedName, hosts: [String], days: Int = CertificateTerms.maxDays) throws -> Outcome {
        if let wrong = hosts.first(where: { !HostName($0).isValid }) {
            throw Problem("'\(wrong)' is neither a host name nor an IP address")
        }
        let authority = try authority()
        let terms = CertificateTerms(name, of: try trustDomain(), hosts: hosts, days: days)
        if let present = try? certificates(name.fileName + Self.pem).first, exists(name.fileName + Self.key),
            fits(present, terms, authority), lifeLeft(present) > Int64(days) * 86_400 / 3
        {
            return .kept
        }
        try write(try authority.issue(terms, surroundings: surroundings), of: name)
        return .made
    }

    /// Renews the certificates that end soon, each with a new key and otherwise as it is.
    ///
    /// - Parameters:
    ///   - withinDays: A certificate that lives at least so long is kept; nil renews all.
    ///   - days: Days that the new ones live.
    /// - Returns: What became of each, by name.
    /// - Throws: ``Problem``.
    public func renew(
        withinDays: Int?, days: Int = CertificateTerms.maxDays
    ) throws -> [(name: CertifiedName, outcome: Outcome)] {
        let authority = try authority()
        let names = try trustDomain()
        return try issued().map { name, certificate in
            let isKept = withinDays.map { lifeLeft(certificate) >= Int64($0) * 86_400 } ?? false
            if isKept, authority.pair.certificate.hasSigned(certificate) { return (name, .kept) }
            let terms = CertificateTerms(name, of: names, hosts: certificate.hosts, days: days)
            try write(try authority.issue(terms, surroundings: surroundings), of: name)
            return (name, .renewed)
        }
    }

    /// The certificates of processes that lie in the folder, by name of their files.
    func issued() throws -> [(name: CertifiedName, certificate: Certificate)] {
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw Problem("cannot read the folder '\(folder.path)': \(error.localizedDescription)")
        }
        return files.sorted().compactMap { file in
            guard file.hasSuffix(Self.pem), file != Self.authority,
                let certificate = try? certificates(file).first, let path = certificate.identity?.path,
                let name = CertifiedName(path), file == name.fileName + Self.pem
            else { return nil }
            return (name, certificate)
        }
    }

    private func fits(_ certificate: Certificate, _ terms: CertificateTerms, _ authority: CertificateAuthority) -> Bool
    {
        authority.pair.certificate.hasSigned(certificate) && certificate.commonName == terms.name.commonName
            && certificate.uris == [terms.names.uri(of: "\(terms.name)")] && certificate.hosts == terms.hosts
            && certificate.validity.upperBound - certificate.validity.lowerBound
                <= Int64(CertificateTerms.maxDays) * 86_400 + CertificateTerms.skewSeconds
    }

    /// Seconds that a certificate still holds; negative when it has ended.
    func lifeLeft(_ certificate: Certificate) -> Int64 { certificate.validity.upperBound - surroundings.now() }
}

// MARK: - Files

extension CertificateFolder {
    static let authority = "authority.pem"
    static let authorityKey = "authority.key"
    static let nextKey = "authority-next.key"
    static let pem = ".pem"
    static let key = ".key"
    private static let authorityTitle = " authority"

    func path(_ file: String) -> String { folder.appending(path: file).path }

    func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: path(file)) }

    /// The certificates of a file.
    func certificates(_ file: String) throws -> [Certificate] {
        guard let text = try? String(contentsOfFile: path(file), encoding: .utf8),
            let found = try? Certificate.all(pem: text)
        else { throw Problem("'\(path(file))' has no certificate in PEM that can be read") }
        return found
    }

    /// The key in a file.
    func key(_ file: String) throws -> P256.Signing.PrivateKey {
        guard let text = try? String(contentsOfFile: path(file), encoding: .utf8),
            let key = try? P256.Signing.PrivateKey(pemRepresentation: text)
        else { throw Problem("'\(path(file))' has no private key on P-256 in PEM that can be read") }
        return key
    }

    /// The key first: a process that reads the files in between finds that they do not fit, and reads them again.
    private func write(_ pair: CertificatePair, of name: CertifiedName) throws {
        try writeKey(pair, to: name.fileName + Self.key)
        try writePublic([pair.certificate], to: name.fileName + Self.pem)
    }

    func writeKey(_ pair: CertificatePair, to file: String) throws { try write(pair.keyPEM, to: file, for: .owner) }

    func writePublic(_ certificates: [Certificate], to file: String) throws {
        try write(certificates.map(\.pem).joined(), to: file, for: .everybody)
    }

    private func write(_ text: String, to file: String, for readers: OwnerFile.Readers) throws {
        do {
            try OwnerFile.write(Array(text.utf8), to: path(file), for: readers)
        } catch {
            throw Problem("\(error)")
        }
    }
}

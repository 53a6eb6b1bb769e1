import Crypto
public import Foundation

/// The keys of a cluster, as far as one process has them.
///
/// There are five kinds: the key of the hashes that hide identities, the keys that seal records, the private keys that sign
/// tokens, the public keys that verify them, and those of audit. Each is a file of its own, since few processes need all.
public struct ClusterKeys: Sendable {
    /// Why a file of keys cannot be used.
    public struct FileError: Error, CustomStringConvertible {
        public let description: String
        /// Whether there is no such file.
        public let isMissing: Bool

        init(description: String, isMissing: Bool = false) {
            self.description = description
            self.isMissing = isMissing
        }
    }

    let secret: PartitionSecret?
    let known: FollowedKeys<PublicKeySet>
    let signing: FollowedKeys<SigningKeySet>?
    /// The keys that sign roots of audit; nil for a process that signs none.
    public let audit: AuditKeys?
    /// The keys that seal records; nil for a process that reads and writes none.
    public let records: RecordKeys?

    /// New random keys of each kind, and an issuer that no other cluster has.
    public init() {
        let key = SigningKeySet.Key(Curve25519.Signing.PrivateKey(), notBefore: 0)
        self.init(
            secret: PartitionSecret(), known: FollowedKeys(PublicKeySet([key.known], issuer: key.standardIssuer)),
            signing: FollowedKeys(SigningKeySet([key])), records: RecordKeys(), audit: AuditKeys(now: 0))
    }

    /// The keys of files.
    ///
    /// - Parameters:
    ///   - partitions: File of the key of partitions; nil for a process that names none.
    ///   - known: File of public keys, which names the issuer too; nil for a process that neither verifies nor issues tokens.
    ///   - signing: File of private keys; nil for a process that issues no tokens.
    ///   - records: The keys that seal records; nil for a process that reads and writes none.
    ///   - audit: The keys of audit; nil for a process that signs no roots.
    /// - Throws: ``FileError`` when a file cannot be used, or the private key that signs now lacks its public one.
    public init(
        partitions: URL?, known: URL?, signing: URL?, records: RecordKeys? = nil, audit: AuditKeys? = nil, now: Int64
    ) throws {
        precondition(signing == nil || known != nil, "whoever signs needs the public keys, which name the issuer")
        self.init(
            secret: try partitions.map { try PartitionSecret(file: $0) },
            known: try known.map { try FollowedKeys(file: $0) } ?? FollowedKeys(PublicKeySet([], issuer: "")),
            signing: try signing.map { try FollowedKeys(file: $0) }, records: records, audit: audit)
        guard let signing, let known, let key = self.signing?.current.key(at: now) else { return }
        guard self.known.current.key(key.kid) != nil else {
            throw FileError(
                description: "\(known.path) lacks the public key of the one that signs now in \(signing.path)")
        }
    }

    init(
        secret: PartitionSecret?, known: FollowedKeys<PublicKeySet>, signing: FollowedKeys<SigningKeySet>?,
        records: RecordKeys? = nil, audit: AuditKeys? = nil
    ) {
        self.secret = secret
        self.known = known
        self.signing = signing
        self.records = records
        self.audit = audit
    }

    /// The same without private keys, as processes have it that issue no tokens.
    public var verifyingOnly: ClusterKeys {
        ClusterKeys(secret: secret, known: known, signing: nil, records: records, audit: nil)
    }

    /// The cluster whose tokens these are: their claim `iss`, and the audience of assertions of feeds. `public.jwks` names
    /// it; empty for a process that has no public keys.
    public var issuer: String { known.current.issuer }

    /// Whether the process can sign tokens.
    public var canSign: Bool { signing != nil }

    /// ``PartitionSecret/fingerprint`` of the key of partitions; nil for a process that has none.
    public var fingerprint: String? { secret?.fingerprint }
}

// MARK: - Rotation

extension ClusterKeys {
    /// How often files of keys are looked at: much less than the time for which a new key is published before it signs.
    public static let pollInterval = Duration.seconds(5)

    /// Reads files of keys that have changed. Keys stay as they were where a file cannot be used.
    ///
    /// - Returns: Whether any key is another one now.
    /// - Throws: ``FileError`` of the first file that cannot be used.
    @discardableResult
    public func poll() throws -> Bool {
        let hasNewKnown = try known.poll()
        let hasNewSigning = try signing?.poll() ?? false
        let hasNewRecords = try records?.poll() ?? false
        let hasNewAudit = try audit?.poll() ?? false
        return hasNewKnown || hasNewSigning || hasNewRecords || hasNewAudit
    }

    /// Follows the files of keys until the task is cancelled.
    ///
    /// - Parameters:
    ///   - pause: Waits between two looks; tests decide how long that takes.
    ///   - report: Hears of each change (nil), and once of each file that cannot be used.
    public func follow(
        pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        report: @Sendable (FileError?) -> Void
    ) async {
        var last: String?
        while (try? await pause(Self.pollInterval)) != nil, !Task.isCancelled {
            do {
                if try poll() { report(nil) }
                last = nil
            } catch {
                let problem = error as? FileError ?? FileError(description: "\(error)")
                if problem.description != last { report(problem) }
                last = problem.description
            }
        }
    }
}

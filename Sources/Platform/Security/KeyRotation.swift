import Crypto
public import Foundation
import Glibc

/// The files of a cluster's keys in one folder, and how they come about and change.
///
/// - `partitions.key`, secret: the key of partitions, for the services that read and write the store, and for tools.
/// - `records.keys`, secret: the keys that seal records, for the same processes.
/// - `signing.keys`, secret: the private keys that sign tokens, for identity alone.
/// - `public.jwks`: the public keys that verify tokens, for every process.
/// - `audit.keys`, secret: the private key that signs roots of audit, for identity alone.
/// - `audit.jwks`: the public keys that verify roots of audit, for identity and for whoever checks.
public struct KeyFolder: Sendable {
    /// The folder.
    public let url: URL
    /// What wraps the keys that seal records.
    let wrapping: any KeyWrapping

    /// A folder.
    ///
    /// - Parameter wrapping: What wraps the keys that seal records.
    public init(_ url: URL, wrappedBy wrapping: any KeyWrapping = EmbeddedKeyWrapping()) {
        self.url = url
        self.wrapping = wrapping
    }

    /// File of the key of partitions.
    public var partitions: URL { url.appending(path: "partitions.key") }
    /// File of the keys that seal records.
    public var records: URL { url.appending(path: "records.keys") }
    /// File of the private keys.
    public var signing: URL { url.appending(path: "signing.keys") }
    /// File of the public keys.
    public var known: URL { url.appending(path: "public.jwks") }

    /// File of the private key of audit.
    public var auditSigning: URL { url.appending(path: "audit.keys") }
    /// File of the public keys of audit.
    public var auditKnown: URL { url.appending(path: "audit.jwks") }

    /// All keys of the folder, as a process has them that does everything.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public func keys(now: Int64) throws -> ClusterKeys {
        try check()
        let audit = exists(auditSigning) ? try AuditKeys(signing: auditSigning, known: auditKnown) : nil
        return try ClusterKeys(
            partitions: partitions, known: known, signing: signing,
            records: try RecordKeys(file: records, wrappedBy: wrapping), audit: audit, now: now)
    }

    /// Refuses a folder in which others can replace the files, by its mode or since it is theirs. One that is missing passes.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public func check() throws {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return }
        guard status.st_mode & 0o022 == 0 else {
            throw ClusterKeys.FileError(
                description: "others can replace files of \(url.path); run: chmod go-w \(url.path)")
        }
        guard KeyFile.isTrusted(status.st_uid) else {
            throw ClusterKeys.FileError(
                description:
                    "\(url.path) belongs to another user, who can replace its files; run: chown \(geteuid()) \(url.path)"
            )
        }
    }

    /// Seconds for which the longest token is good, 12 hours, and a clock may be behind. So long the public key stays
    /// after the last token of its private key.
    public static let longestToken: Int64 = 12 * 3_600 + TokenVerifier.clockSkew
}

// MARK: - Making

extension KeyFolder {
    /// Makes the files that are missing; a file that is there is kept.
    ///
    /// - Parameters:
    ///   - issuer: Name of the cluster in its tokens; nil makes one of the first key, which no other cluster has.
    ///   - now: Seconds since 1970.
    /// - Returns: The files that were made.
    /// - Throws: ``ClusterKeys/FileError`` when a file cannot be written, only one of the two files for tokens or
    ///   for audit is there, or the issuer is no name, or not that of the files.
    public func make(issuer: String? = nil, now: Int64) throws -> [URL] {
        if let issuer, ServiceNames(trustDomain: issuer) == nil {
            throw ClusterKeys.FileError(
                description: "an issuer consists of lower-case letters, digits, dots, dashes and underscores")
        }
        return try exclusively {
            var made: [URL] = []
            if !exists(partitions) {
                try KeyFile.write(PartitionSecret(), to: partitions)
                made.append(partitions)
            }
            if !exists(records) {
                // From the beginning of time: a clock that stands behind finds a key as well.
                try KeyFile.write(RecordKeySet(wrappedBy: wrapping, from: 0), to: records)
                made.append(records)
            }
            guard exists(signing) == exists(known) else {
                throw ClusterKeys.FileError(
                    description: "\(url.path) has one of \(signing.lastPathComponent) and \(known.lastPathComponent); "
                        + "restore the other one, or remove it too, which ends all tokens")
            }
            if exists(signing) {
                let present = try PublicKeySet(file: known).issuer
                guard issuer == nil || issuer == present else {
                    throw ClusterKeys.FileError(description: "\(known.path) has the issuer \(present), which stays")
                }
            } else {
                try write(SigningKeySet.Key(.init(), notBefore: now), issuer: issuer)
                made += [known, signing]
            }
            return made + (try makeAudit(now: now))
        }
    }

    private func makeAudit(now: Int64) throws -> [URL] {
        guard exists(auditSigning) || !exists(auditKnown) else {
            throw ClusterKeys.FileError(
                description:
                    "\(url.path) has \(auditKnown.lastPathComponent) without \(auditSigning.lastPathComponent); "
                    + "bring it, or make a new key that everybody who checks has to learn of: shuangma keys rotate --audit"
            )
        }
        guard !exists(auditSigning) else {
            guard exists(auditKnown) else {
                throw ClusterKeys.FileError(
                    description: "\(url.path) has \(auditSigning.lastPathComponent) without "
                        + "\(auditKnown.lastPathComponent); restore it: without it nobody can check old roots of audit")
            }
            return []
        }
        try replaceAudit(by: AuditSigningKey(now: now), now: now)
        return [auditKnown, auditSigning]
    }

    /// Publishes a new key of audit before it can sign. The private key that it replaces is gone.
    private func replaceAudit(by fresh: AuditSigningKey, now: Int64) throws {
        let known = exists(auditKnown) ? try AuditKeySet(file: auditKnown) : AuditKeySet([])
        try KeyFile.write(known.replacing(by: fresh.known, now: now), to: auditKnown)
        try KeyFile.write(fresh, to: auditSigning)
    }

    /// Makes the files from one of version 1, which held the key of partitions and one private key.
    ///
    /// - Parameters:
    ///   - old: `cluster.keys`; it stays as it is.
    ///   - now: Seconds since 1970.
    /// - Throws: ``ClusterKeys/FileError`` when it is no such file, or one of the files to be made is there.
    public func split(_ old: URL, now: Int64) throws {
        struct Stored: Codable {
            let version: Int
            let hashKey: Data
            let signingKey: Data
        }
        let bytes = try KeyFile.bytes(of: old, isSecret: true)
        guard let stored = try? JSONDecoder().decode(Stored.self, from: bytes), stored.version == 1,
            stored.hashKey.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: stored.signingKey)
        else { throw ClusterKeys.FileError(description: "\(old.path) is no key file of version 1") }
        try exclusively {
            for file in [partitions, records, signing, known] where exists(file) {
                throw ClusterKeys.FileError(description: "\(file.path) is there already")
            }
            try KeyFile.write(RecordKeySet(wrappedBy: wrapping, from: 0), to: records)
            try KeyFile.write(PartitionSecret(SymmetricKey(data: stored.hashKey)), to: partitions)
            try write(SigningKeySet.Key(key, notBefore: now), issuer: nil)
        }
    }

    private func write(_ key: SigningKeySet.Key, issuer: String?) throws {
        try KeyFile.write(PublicKeySet([key.known], issuer: issuer ?? key.standardIssuer), to: known)
        try KeyFile.write(SigningKeySet([key]), to: signing)
    }
}

// MARK: - Rotating

extension KeyFolder {
    /// What a rotation does.
    public enum Rotation: Sendable {
        /// The new key is published now and signs after some seconds; the old one goes once its last token has lapsed.
        case inOrder(publishedSeconds: Int64)
        /// The new key signs at once, and what older keys signed is refused: for a private key that was stolen.
        case atOnce
    }

    /// Adds a new key, and removes those whose time is over.
    ///
    /// - Parameter now: Seconds since 1970.
    /// - Returns: Name of the new key.
    /// - Throws: ``ClusterKeys/FileError`` when a file cannot be used, or the last new key does not sign yet.
    public func rotate(_ rotation: Rotation, now: Int64) throws -> String {
        try exclusively {
            let (signing, known) = (try SigningKeySet(file: signing), try PublicKeySet(file: known))
            let fresh: SigningKeySet.Key
            switch rotation {
            case .atOnce:
                fresh = SigningKeySet.Key(.init(), notBefore: now)
                try write(fresh, issuer: known.issuer)
            case .inOrder(let publishedSeconds):
                if let waiting = signing.keys.first(where: { $0.notBefore > now }) {
                    throw ClusterKeys.FileError(
                        description:
                            "the new key \(waiting.kid) signs in \(waiting.notBefore - now) s; rotate after that")
                }
                fresh = SigningKeySet.Key(.init(), notBefore: now + publishedSeconds)
                // Published before it is known to the signers: no token may come before its public key.
                try KeyFile.write(known.adding(fresh.known, now: now), to: self.known)
                let current = signing.key(at: now).map { [$0] } ?? []
                try KeyFile.write(SigningKeySet(current + [fresh]), to: self.signing)
            }
            return fresh.kid
        }
    }

    /// Replaces the key that signs roots of audit. The public keys of older ones stay.
    ///
    /// - Parameter now: Seconds since 1970.
    /// - Returns: Name of the new key.
    /// - Throws: ``ClusterKeys/FileError`` when a file cannot be used.
    public func rotateAudit(now: Int64) throws -> String {
        try exclusively {
            let fresh = AuditSigningKey(now: now)
            try replaceAudit(by: fresh, now: now)
            return fresh.kid
        }
    }

    /// Adds a new key that seals records. The older ones still open what they sealed.
    ///
    /// - Parameters:
    ///   - begins: Seconds from now until it seals; within them the file has to reach every process.
    ///   - now: Seconds since 1970.
    /// - Returns: The new key.
    /// - Throws: ``ClusterKeys/FileError`` when the file cannot be used, or the last new key does not seal yet.
    public func rotateRecords(begins: Int64, now: Int64) throws -> RecordKeySet.Month {
        try exclusively {
            var set = try RecordKeySet(file: records)
            if let waiting = set.months.first(where: { $0.from > now }) {
                throw ClusterKeys.FileError(
                    description: "the new key \(waiting.id) seals in \(waiting.from - now) s; rotate after that")
            }
            try require(set.wrapping)
            try set.add(from: now + begins, wrappedBy: wrapping)
            try KeyFile.write(set, to: records)
            return set.months[set.months.count - 1]
        }
    }

    /// Destroys a key that seals records no more: what it sealed in backups is lost for ever.
    ///
    /// - Parameters:
    ///   - longestBackup: Seconds for which the oldest backup is kept.
    ///   - now: Seconds since 1970.
    /// - Throws: ``ClusterKeys/FileError`` when there is no such key, it is the newest one, or a backup may need it.
    public func destroy(_ id: RecordKeyID, longestBackup: Int64, now: Int64) throws {
        try exclusively {
            try mayDestroy(id, longestBackup: longestBackup, now: now)
            var set = try RecordKeySet(file: records)
            set.remove(id)
            try KeyFile.write(set, to: records)
        }
    }

    /// Refuses where ``destroy(_:longestBackup:now:)`` does.
    public func mayDestroy(_ id: RecordKeyID, longestBackup: Int64, now: Int64) throws {
        let set = try RecordKeySet(file: records)
        guard let month = set.month(id) else {
            throw ClusterKeys.FileError(description: "\(records.path) has no key \(id)")
        }
        guard let until = month.until, until <= now else {
            throw ClusterKeys.FileError(description: "the key \(id) seals records; rotate first")
        }
        let end = until + longestBackup
        guard end <= now else {
            throw ClusterKeys.FileError(
                description:
                    "backups that need the key \(id) may be kept for another \((end - now + 86_399) / 86_400) days"
            )
        }
    }

    private func require(_ wrapping: String) throws {
        guard wrapping == self.wrapping.name else {
            throw ClusterKeys.FileError(
                description: "the keys of \(records.path) are wrapped by '\(wrapping)', not by '\(self.wrapping.name)'")
        }
    }

    /// Runs a body that reads and writes files of the folder, one process at a time.
    private func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ClusterKeys.FileError(description: "\(url.path) cannot be made: \(error.localizedDescription)")
        }
        try check()
        let folder = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw ClusterKeys.FileError(description: "\(url.path) cannot be opened") }
        defer { close(folder) }
        guard flock(folder, LOCK_EX) == 0 else {
            throw ClusterKeys.FileError(description: "\(url.path) cannot be locked")
        }
        return try body()
    }

    private func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}

extension PublicKeySet {
    /// The set with a new key: older ones end once the last token that they can sign has lapsed.
    fileprivate func adding(_ fresh: Key, now: Int64) -> PublicKeySet {
        let end = fresh.notBefore + KeyFolder.longestToken
        let kept = keys.filter { $0.expires.map { $0 > now } ?? true }
        return PublicKeySet(
            kept.map { Key($0.key, kid: $0.kid, notBefore: $0.notBefore, expires: $0.expires ?? end) } + [fresh],
            issuer: issuer)
    }
}

import Foundation
import Security

/// How far the replacement of an authority is.
public enum RotationStage: String, Sendable, Encodable {
    /// One authority signs and is trusted.
    case settled
    /// The next authority is trusted as well; the old one signs.
    case begun
    /// The next authority signs; the old one is still trusted.
    case reissued
}

/// The authority of a cluster is replaced in three steps, each of which may be repeated. Between them every process has to
/// read the files, which it does within seconds where they lie; elsewhere somebody has to bring them there.
extension CertificateFolder {
    /// How far a rotation is.
    ///
    /// - Throws: ``Problem``.
    public func stage() throws -> RotationStage {
        let trusted = try trusted()
        if trusted.count == 1 { return .settled }
        return exists(Self.nextKey) ? .begun : .reissued
    }

    /// Step 1: makes the next authority and has it trusted beside the present one.
    ///
    /// - Throws: ``Problem``, also when a rotation is under way.
    public func beginRotation(days: Int = CertificateTerms.maxAuthorityDays) throws {
        guard try stage() == .settled else {
            throw Problem("a rotation is under way in '\(folder.path)'; go on with the next step")
        }
        let present = try authority().pair.certificate
        let next = try CertificateAuthority(of: try trustDomain(), days: days, surroundings: surroundings)
        try writeKey(next.pair, to: Self.nextKey)
        try writePublic([present, next.pair.certificate], to: Self.authority)
    }

    /// Step 2: the next authority signs from now on, and every certificate is issued anew by it. The old key is destroyed.
    ///
    /// - Returns: What became of each certificate, by name.
    /// - Throws: ``Problem``, also when no rotation has begun.
    public func reissue(
        days: Int = CertificateTerms.maxDays
    ) throws -> [(name: CertifiedName, outcome: Outcome)] {
        switch try stage() {
        case .settled:
            throw Problem("no rotation has begun in '\(folder.path)'; begin one: shuangma certs rotate begin")
        case .begun:
            let next = try key(Self.nextKey)
            guard try trusted().contains(where: { $0.bears(next.publicKey) }) else {
                throw Problem(
                    "'\(path(Self.nextKey))' is the key of none of the certificates in \(path(Self.authority))")
            }
            guard rename(path(Self.nextKey), path(Self.authorityKey)) == 0 else {
                throw Problem("cannot write '\(path(Self.authorityKey))': \(String(cString: strerror(errno)))")
            }
        case .reissued: break
        }
        // What the present authority has not signed is renewed, however long it lives.
        return try renew(withinDays: 0, days: days)
    }

    /// Step 3: trusts the present authority alone.
    ///
    /// - Throws: ``Problem``, also while a certificate in the folder is not its own.
    public func finishRotation() throws {
        guard try stage() == .reissued else {
            throw Problem("there is no rotation to finish in '\(folder.path)'")
        }
        let present = try authority().pair.certificate
        if let old = try issued().first(where: { !present.hasSigned($0.certificate) }) {
            throw Problem("\(old.name) has a certificate of the old authority; run: shuangma certs rotate issue")
        }
        try writePublic([present], to: Self.authority)
    }
}

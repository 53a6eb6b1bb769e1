import Foundation
import Security

/// What an operator wants to know of one certificate.
public struct CertificateReport: Sendable, Encodable {
    /// Its file.
    public let file: String
    /// Its name in the cluster, such as `storage/1`; `authority` for an authority, empty for a stranger.
    public let name: String
    /// Its SPIFFE ID; empty when it bears none.
    public let spiffe: String
    /// Host names and IP addresses at which it is valid.
    public let hosts: [String]
    /// First second that it holds, since 1970.
    public let notBefore: Int64
    /// Last second that it holds, since 1970.
    public let notAfter: Int64
    /// Whole days that are left; negative once it has ended.
    public let daysLeft: Int64
    /// What is wrong with it; nil when nothing is.
    public let problem: String?

    /// - Parameters:
    ///   - file: What to call its file.
    ///   - roots: The authorities that are trusted; nil when that is not looked at.
    ///   - now: Seconds since 1970.
    ///   - withinDays: A certificate that ends sooner is a problem.
    public init(_ certificate: Certificate, file: String, roots: [Certificate]?, now: Int64, withinDays: Int) {
        let isAuthority = certificate.hasSigned(certificate)
        self.file = file
        spiffe = certificate.uris.first { $0.hasPrefix("spiffe://") } ?? ""
        name = isAuthority ? "authority" : certificate.identity?.path ?? ""
        hosts = certificate.hosts
        notBefore = certificate.validity.lowerBound
        notAfter = certificate.validity.upperBound
        let left = notAfter - now
        daysLeft = left >= 0 ? left / 86_400 : (left - 86_399) / 86_400
        let lifetime = (notAfter - notBefore) / 86_400
        if left < 0 {
            problem = "it has ended"
        } else if notBefore > now {
            problem = "it does not hold yet"
        } else if let roots, !isAuthority, !roots.contains(where: { $0.hasSigned(certificate) }) {
            problem = "no trusted authority has signed it"
        } else if !isAuthority, certificate.identity.map({ CertifiedName($0.path) == nil }) ?? true {
            problem = "it names no part of a cluster"
        } else if !isAuthority, lifetime > Int64(CertificateTerms.maxDays) {
            problem = "it lives for more than \(CertificateTerms.maxDays) days"
        } else if daysLeft < Int64(withinDays) {
            problem = "it ends within \(withinDays) days"
        } else {
            problem = nil
        }
    }
}

extension CertificateFolder {
    /// Reports of the authorities and of every certificate in the folder.
    ///
    /// - Parameter withinDays: A certificate that ends sooner is a problem.
    /// - Throws: ``Problem``.
    public func inspect(withinDays: Int) throws -> [CertificateReport] {
        let roots = try trusted()
        let now = surroundings.now()
        return roots.map {
            CertificateReport($0, file: path(Self.authority), roots: nil, now: now, withinDays: withinDays)
        }
            + (try issued().map { name, certificate in
                CertificateReport(
                    certificate, file: path(name.fileName + Self.pem), roots: roots, now: now, withinDays: withinDays)
            })
    }
}

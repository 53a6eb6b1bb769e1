import Foundation
import Logging
import RPC
import Security

/// The certificates of a process: the one by which the cluster knows it, and on a public port that for the public.
///
/// They are two. The public does not know the cluster's authority, and the cluster's certificate is not shown to it.
struct ProcessCertificates: Sendable {
    private let cluster: TLSIdentity
    /// Shown on a public port with TLS; nil where there is none.
    private let ofPublic: TLSIdentity?
    private let listener: Listener
    private let logger: Logger

    /// - Throws: `Failure.wrongUse` with the setting that is wrong; `TLSFiles.FileError`.
    init(_ role: ServedRole, _ membership: ClusterMembership, _ settings: EffectiveConfiguration) throws {
        cluster = membership.identity
        logger = membership.logger
        let (host, port) = (settings.text(Settings.host), settings.number(Settings.port))
        guard role.isPublic else {
            ofPublic = nil
            listener = .identity(host: host, port: port, cluster, demandsClients: true)
            return
        }
        guard settings.isOn(Settings.publicTLS) else {
            ofPublic = nil
            listener = .clear(host: host, port: port)
            return
        }
        let identity = try Self.publicIdentity(settings)
        ofPublic = identity
        listener = .identity(host: host, port: port, identity, demandsClients: false)
    }

    private static func publicIdentity(_ settings: EffectiveConfiguration) throws -> TLSIdentity {
        let (certificate, key) = (settings.text(Settings.publicCertificate), settings.text(Settings.publicKey))
        for (setting, path) in [(Settings.publicCertificate, certificate), (Settings.publicKey, key)] where path.isEmpty
        {
            throw Failure.wrongUse(
                "\(setting.key) is needed where \(Settings.publicTLS.key) is true (\(setting.environmentName))")
        }
        let identity = try TLSIdentity(TLSFiles(certificate: certificate, key: key, authority: nil))
        guard ServiceNames.parse(identity.uris) == nil else {
            throw Failure.wrongUse(
                "'\(certificate)' is a certificate of a cluster; \(Settings.publicCertificate.key) has to be one for the public"
            )
        }
        return identity
    }

    /// Where callers reach the process: with TLS and their certificates, but for the public port.
    var listening: Listener { listener }

    /// Follows the files until the task is cancelled.
    func follow() async {
        await withTaskGroup(of: Void.self) { group in
            for identity in [cluster] + (ofPublic.map { [$0] } ?? []) {
                group.addTask { await identity.follow(logger: logger) }
            }
        }
    }

    /// When the certificates end, in Prometheus's text format 0.0.4.
    var metrics: String {
        let name = "shuangma_tls_certificate_expiry_timestamp_seconds"
        var rows = [("cluster", cluster.expiresAt)]
        if let authority = cluster.authorityExpiresAt { rows.append(("authority", authority)) }
        if let ofPublic { rows.append(("public", ofPublic.expiresAt)) }
        return "# HELP \(name) When a certificate ends, seconds since 1970.\n# TYPE \(name) gauge\n"
            + rows.map { "\(name){certificate=\"\($0.0)\"} \($0.1)\n" }.joined()
    }
}

import Foundation
import IdentityContracts
import RPC
import Security

/// The token of a feed, got by its key when it is needed and again before it lapses.
actor FeedSession {
    /// Seconds before its end from which a token is renewed.
    private static let margin: Int64 = 300

    private let feed: String
    private let key: FeedCredential
    private let cluster: String
    private let client: IdentityV1.StaffClient
    private var known: (token: String, expiresAt: Int64)?
    private var renewal: Task<(String, Int64), any Error>?

    init(_ feed: String, key: FeedCredential, cluster: String, _ channel: any RPCChannel) {
        self.feed = feed
        self.key = key
        self.cluster = cluster
        client = IdentityV1.StaffClient(channel)
    }

    /// A token that is good for a while.
    ///
    /// - Parameter refused: A token that the server does not accept; another one is got.
    func token(refused: String?) async throws -> String {
        if let known, known.token != refused, known.expiresAt - Self.margin > Surroundings.system.now() {
            return known.token
        }
        // Calls at the same time share one log-in.
        let task =
            renewal
            ?? Task { [feed, key, cluster, client] in
                let answer = try await client.loginFeed(
                    .init(assertion: try key.assertion(of: feed, to: cluster), device: "import"),
                    options: CallOptions(timeout: .seconds(10)))
                return (answer.token, answer.expiresAt?.seconds ?? 0)
            }
        renewal = task
        defer { renewal = nil }
        let (token, expires) = try await task.value
        known = (token, expires)
        return token
    }

    /// The cluster that a feed logs in to by a key: the configured one, or that of the key's file.
    ///
    /// The server is not asked: one that lies would get an assertion for another cluster.
    static func cluster(of key: FeedCredential, _ configuration: EffectiveConfiguration) throws -> String {
        let configured = configuration.text(Settings.feedAudience)
        guard configured.isEmpty else { return configured }
        guard let cluster = key.cluster else {
            throw Failure.wrongUse(
                "the key's file does not say which cluster it is for; give \(Settings.feedAudience.key), the issuer that "
                    + "`shuangma feed add` printed")
        }
        return cluster
    }

    /// The key of a file that its owner alone can read.
    static func key(_ path: String) throws -> FeedCredential {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int else {
            throw Failure.wrongUse("there is no key file '\(path)'; `shuangma feed add` makes one")
        }
        guard mode & 0o077 == 0 else {
            throw Failure.wrongUse("'\(path)' can be read by others; run: chmod 600 \(path)")
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let key = FeedCredential(text) else {
            throw Failure.wrongUse("'\(path)' holds no private key of a feed")
        }
        return key
    }
}

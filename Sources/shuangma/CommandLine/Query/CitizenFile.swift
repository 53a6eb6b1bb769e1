import IdentityContracts
import RPC
import Security

/// The session of a citizen in a file, for its owner only: the access token and the token that exchanges it, a line each.
struct CitizenFile {
    /// Seconds before its end in which an access token is exchanged: a call takes less.
    private static let leewaySeconds: Int64 = 60

    private struct Claims: Decodable { let exp: Int64 }

    private let path: String
    private let token: String
    private let refreshToken: String

    /// The session of a file; nil when it holds the one token of staff.
    ///
    /// - Throws: `Failure.wrongUse` for a file that cannot be read.
    init?(_ path: String) throws {
        let tokens = try ImportCommand.tokens(path)
        guard tokens.count == 2 else { return nil }
        (self.path, token, refreshToken) = (path, tokens[0], tokens[1])
    }

    /// Writes a session to a file.
    static func write(token: String, refreshToken: String, to path: String) throws {
        try OwnerFile.write(Array("\(token)\n\(refreshToken)\n".utf8), to: path)
    }

    /// An access token that is good for some time. When the old one is about to end, it is exchanged and the file rewritten.
    func bearer(over channel: any RPCChannel, now: Int64 = Surroundings.system.now()) async throws -> String {
        if let claims = TokenBody.claims(Claims.self, of: token), claims.exp - Self.leewaySeconds > now { return token }
        let next = try await IdentityV1.IdentityClient(channel).refreshSession(.init(refreshToken: refreshToken))
        try Self.write(token: next.token, refreshToken: next.refreshToken, to: path)
        return next.token
    }
}

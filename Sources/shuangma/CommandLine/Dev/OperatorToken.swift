import Foundation
import Security

/// The token with which the owner of a data folder acts as its operator.
enum OperatorToken {
    static let fileName = "operator.token"
    /// Thirty days; every start writes a new one.
    private static let lifetime: Int64 = 30 * 86_400

    /// Makes a token and writes it into the folder, for its owner only.
    static func renew(in folder: DataFolder, keys: ClusterKeys) throws -> String {
        let token = try make(for: "owner", lifetime: lifetime, keys: keys)
        try folder.writeSecret(Array((token + "\n").utf8), to: fileName)
        return token
    }

    /// Makes a token of an operator, good for `lifetime` seconds.
    static func make(for name: String, lifetime: Int64, keys: ClusterKeys) throws -> String {
        let (now, random) = (Surroundings.system.now(), Surroundings.system.random)
        return try TokenSigner(keys).token(
            TokenClaims(operator: name, id: random(16), issuedAt: now, lifetime: lifetime))
    }
}

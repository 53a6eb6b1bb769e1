import Foundation
import Security

/// The token with which the owner of a data folder acts as its operator.
enum OperatorToken {
    static let fileName = "operator.token"
    /// Thirty days; every start writes a new one.
    private static let lifetime: Int64 = 30 * 86_400

    /// Makes a token and writes it into the folder, for its owner only.
    static func renew(in folder: DataFolder, keys: ClusterKeys) throws -> String {
        var random = SystemRandomNumberGenerator()
        let id = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let claims = TokenClaims(
            operator: "owner", id: id, issuedAt: Int64(Date().timeIntervalSince1970), lifetime: lifetime)
        let token = try TokenSigner(keys).token(claims)
        try folder.writeSecret(Array((token + "\n").utf8), to: fileName)
        return token
    }
}

import Foundation
import Security

/// The token with which the owner of a data folder acts as its operator.
enum OperatorToken {
    static let fileName = "operator.token"
    /// Thirty days; every start writes a new one.
    private static let lifetime: Int64 = 30 * 86_400

    /// Makes a token of every role and writes it into the folder, for its owner only.
    static func renew(in folder: DataFolder, keys: ClusterKeys) throws -> String {
        let token = try make(for: "owner", roles: Set(StaffRole.allCases), lifetime: lifetime, keys: keys)
        try folder.writeSecret(Array((token + "\n").utf8), to: fileName)
        return token
    }

    /// Makes a token of an account, good everywhere for `lifetime` seconds.
    static func make(
        for name: String, roles: Set<StaffRole>, lifetime: Int64, keys: ClusterKeys
    ) throws -> String {
        let (now, random) = (Surroundings.system.now(), Surroundings.system.random)
        return try TokenSigner(keys).token(
            TokenClaims(
                staff: .init(name: name, roles: roles, organisation: name, token: random(16)), issuedAt: now,
                lifetime: lifetime))
    }
}

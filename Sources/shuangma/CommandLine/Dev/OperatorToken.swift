import Foundation
import IdentityCore
import Security
import Values

/// The token with which the owner of a data folder acts as its operator.
enum OperatorToken {
    static let fileName = "operator.token"
    /// The token of the second person, who approves what the owner proposes.
    static let approverFileName = "approver.token"
    /// Twelve hours, in seconds. Every start writes a new one, and so does ``renewForever(in:keys:)``.
    private static let lifetime = TokenClaims.staffLifetimeMax
    /// How long before its end a token is renewed at the latest.
    private static let renewal = Duration.seconds(6 * 3_600)

    /// Writes a new token long before the last one ends, until the task is cancelled.
    static func renewForever(in folder: DataFolder, keys: ClusterKeys) async {
        while (try? await Task.sleep(for: renewal)) != nil {
            do { _ = try renew(in: folder, keys: keys) } catch {
                Terminal.error("the token of the demonstration cannot be renewed: \(error)")
            }
        }
    }

    /// Makes a token of every role, whose rows may name any source, and that of a second person, who approves; writes
    /// them into the folder, for its owner only.
    ///
    /// - Returns: Both of them.
    static func renew(in folder: DataFolder, keys: ClusterKeys) throws -> (owner: String, approver: String) {
        let owner = try make(
            for: "owner", roles: Set(StaffRole.allCases), organisation: Principal.Staff.anySource, lifetime: lifetime,
            keys: keys)
        let approver = try make(
            for: "approver", roles: [.healthAuthority, .clusterOperator], organisation: "demonstration",
            lifetime: lifetime, keys: keys)
        try folder.writeSecret(Array((owner + "\n").utf8), to: fileName)
        try folder.writeSecret(Array((approver + "\n").utf8), to: approverFileName)
        return (owner, approver)
    }

    /// Makes a token of an account, good for `lifetime` seconds.
    ///
    /// - Parameter divisions: Codes of divisions or their first digits; empty is everywhere.
    /// - Throws: `Failure.wrongUse` for a name that no account could have, or an organisation that cannot be shown.
    static func make(
        for name: String, roles: Set<StaffRole>, organisation: String, divisions: [String] = [], lifetime: Int64,
        keys: ClusterKeys
    ) throws -> String {
        do throws(FieldProblem) {
            try StaffNames.check(name)
            _ = try ShownText(organisation, field: "organisation", charactersMax: 100)
        } catch {
            throw Failure.wrongUse("\(error.field) \(error.reason)")
        }
        let (now, random) = (Surroundings.system.now(), Surroundings.system.random)
        return try TokenSigner(keys).token(
            TokenClaims(
                staff: .init(
                    name: name, roles: roles, organisation: organisation, divisions: divisions, token: random(16)),
                issuedAt: now, lifetime: lifetime))
    }
}

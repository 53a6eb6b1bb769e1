import HealthCodeClient
import Security
import Testing
import Values

/// Two provinces, the root that lists them, and their keys.
struct Provinces {
    static let now = Instant(seconds: 1_669_867_200)
    static let zhejiang = Division(province: "330000")!
    static let beijing = Division(province: "110000")!

    let root = ES256PrivateKey(notBefore: 1)
    let key = ES256PrivateKey(notBefore: now.seconds - 86_400)

    /// A list of one issuer, 330000.
    func list(
        number: UInt64 = 1, keys: [ES256PublicKey]? = nil, revokedAt: Int64? = nil, expires: Int64 = 7 * 86_400,
        others: [TrustList.Issuer] = []
    ) throws -> TrustList {
        let own = TrustList.Issuer(
            province: Self.zhejiang, name: "浙江", endpoint: "codes.zj.example:443", keys: keys ?? [key.publicKey],
            revokedAt: revokedAt)
        let now = Self.now.seconds
        return try #require(
            TrustList(
                number: number, issuedAt: now, notBefore: now, expires: now + expires, issuers: [own] + others))
    }

    /// An assertion of 330000.
    func assertion(
        _ colour: Colour = .green, kind: ColourAssertion.Kind = .screen, at now: Instant = now,
        question: (asker: Division, id: String)? = nil
    ) -> ColourAssertion {
        ColourAssertion(
            issuer: Self.zhejiang, colour: colour, asOf: now, kind: kind, salt: Array(repeating: 7, count: 16),
            subject: Array(repeating: 9, count: 32), now: now, question: question)
    }

    /// What is wrong with a text; nil when it is good.
    func problem(
        _ text: String, _ list: TrustList?, question: String? = nil, at now: Instant = now
    ) -> AssertionProblem? {
        do {
            _ = try ColourAssertion(text, list: list, province: Self.beijing, question: question, now: now)
            return nil
        } catch {
            return error
        }
    }
}

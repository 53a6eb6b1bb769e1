import Crypto
import Formats
import Foundation
import IdentityContracts

/// The machine of a feed.
struct TestFeed {
    let name: String
    let system: TestSystem
    private let key = Curve25519.Signing.PrivateKey()

    init(name: String, system: TestSystem) {
        self.name = name
        self.system = system
    }

    /// The public key as JWK.
    var publicKey: String {
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(Self.text(key.publicKey.rawRepresentation))\"}"
    }

    func logIn() async throws -> String {
        try await system.staff.loginFeed(.init(assertion: assertion())).token
    }

    func assertion() throws -> String {
        let now = system.clock.now
        let claims = """
            {"iss":"\(name)","sub":"\(name)","aud":"\(system.keys.issuer)","iat":\(now),"exp":\(now + 60),"jti":"\(UUID().uuidString)"}
            """
        let signed = "\(Self.text(Data(#"{"alg":"EdDSA"}"#.utf8))).\(Self.text(Data(claims.utf8)))"
        return "\(signed).\(Self.text(try key.signature(for: Data(signed.utf8))))"
    }

    private static func text(_ bytes: Data) -> String { Base64.encode(Array(bytes), .urlSafe, padded: false) }
}

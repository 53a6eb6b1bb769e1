import Crypto
import Formats
import Foundation
import IdentityContracts
import Kit
import Logging
import RPC
import Security
import StorageClient
import Testing

@testable import IdentityServer

/// A person of the staff as these tests know them.
struct Member {
    var name = "li.na"
    var password = "quiet river lantern"
    var factor = TimeCode(secret: [])
    var recoveryCodes: [String] = []
}

/// The key pair of a machine.
struct Machine {
    let name: String
    /// Issuer of the cluster that it logs in to.
    let cluster: String
    let key = Curve25519.Signing.PrivateKey()

    var jwk: String {
        let x = Base64.encode(Array(key.publicKey.rawRepresentation), .urlSafe, padded: false)
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(x)\"}"
    }

    /// The public key in the lines of a PEM.
    var pemBody: String {
        let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        return Base64.encode(prefix + Array(key.publicKey.rawRepresentation), padded: true)
    }

    /// A signed assertion; each part can be made wrong.
    func assertion(
        now: Int64, feed: String? = nil, audience: String? = nil, issuedAt: Int64? = nil, lifetime: Int64 = 60,
        id: String = "\(UInt64.random(in: 0 ... .max))-once", algorithm: String = "EdDSA"
    ) throws -> String {
        let (name, iat) = (feed ?? name, issuedAt ?? now)
        let claims = """
            {"iss":"\(name)","sub":"\(name)","aud":"\(audience ?? cluster)","iat":\(iat),"exp":\(iat + lifetime),"jti":"\(id)"}
            """
        let signed = "\(Self.text("{\"alg\":\"\(algorithm)\"}")).\(Self.text(claims))"
        let signature = Array(try key.signature(for: Data(signed.utf8)))
        return "\(signed).\(Base64.encode(signature, .urlSafe, padded: false))"
    }

    private static func text(_ json: String) -> String { Base64.encode(Array(json.utf8), .urlSafe, padded: false) }
}

extension IdentitySystem {
    /// Options of an operator who stands above all accounts, as the one who makes the first.
    func asRoot() throws -> CallOptions { try token(of: "root", roles: [.clusterOperator]) }

    /// Options of a token that the cluster's key has signed for somebody without an account.
    func token(
        of name: String, roles: Set<Security.StaffRole>, divisions: [String] = []
    ) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: roles, organisation: name, divisions: divisions, token: Surroundings.system.random(16))
        return bearer(try TokenSigner(keys).token(TokenClaims(staff: staff, issuedAt: clock.now, lifetime: 300)))
    }

    func scope(
        _ roles: IdentityV1.StaffRole..., divisions: [String] = []
    ) -> IdentityV1.StaffScope {
        .init(roles: roles, organisation: "Made-up Bureau", divisions: divisions)
    }

    /// Approves a proposal, as another operator who stands above all accounts.
    func approve(_ proposal: [UInt8]) async throws {
        let options = try token(of: "second-root", roles: [.clusterOperator])
        let seen = try await approvals.getApproval(.init(id: proposal), options: options)
        _ = try await approvals.approve(.init(id: proposal, revision: seen.revision), options: options)
    }

    /// Makes an account and enrols its person.
    func enrolled(
        _ name: String = "li.na", _ scope: IdentityV1.StaffScope? = nil
    ) async throws -> Member {
        let code = try await staff.createAccount(
            .init(name: name, person: "李娜", scope: scope ?? self.scope(.verifier)), options: asRoot())
        try await approve(code.approvalId)
        return try await enrol(Member(name: name), code.code)
    }

    func enrol(_ member: Member, _ code: String) async throws -> Member {
        var member = member
        let begun = try await staff.beginEnrolment(
            .init(name: member.name, enrolmentCode: code, password: member.password))
        member.factor = try #require(TimeCode(uri: begun.otpauthUri))
        member.recoveryCodes = try await staff.confirmEnrolment(
            .init(name: member.name, confirmation: begun.confirmation, code: self.code(member))
        ).recoveryCodes
        clock.advance(30)
        return member
    }

    /// The present code of a person's second factor.
    func code(_ member: Member) -> String { member.factor.code(of: clock.now / 30) }

    /// Logs a person in, with another password or code than the right ones if given.
    func logInStaff(
        _ member: Member, password: String? = nil, code: String? = nil, from address: String? = nil
    ) async throws -> IdentityV1.StaffLoginResponse {
        let request = IdentityV1.StaffLoginRequest(
            name: member.name, password: password ?? member.password, code: code ?? self.code(member),
            device: "desk 1234")
        guard let address else { return try await staff.login(request) }
        return try await staffInside.login(request, options: .init(metadata: ["x-forwarded-for": address]))
    }

    func createFeed(_ machine: Machine, _ scope: IdentityV1.StaffScope? = nil) async throws {
        let feed = try await staff.createFeed(
            .init(name: machine.name, scope: scope ?? self.scope(.laboratory), publicKeys: [machine.jwk]),
            options: asRoot())
        try await approve(feed.approvalId)
    }

    /// Follows revoked tokens while `body` runs, until it has heard of all that was written before.
    func following(_ body: (RevokedTokens) async throws -> Void) async throws {
        let revoked = revokedTokens()
        let following = Task { await revoked.run() }
        defer { following.cancel() }
        while !revoked.isKnown { try await Task.sleep(for: .milliseconds(2)) }
        try await body(revoked)
    }

    func revokedTokens(
        capacity: Int = RevokedTokens.capacity, uptime: @escaping @Sendable () -> Int64 = RevokedTokens.systemUptime
    ) -> RevokedTokens {
        let clock = clock
        return RevokedTokens(
            in: store, now: { clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, capacity: capacity, uptime: uptime)
    }
}

extension TimeCode {
    /// The secret of an `otpauth` URI.
    init?(uri: String) {
        guard let query = URLComponents(string: uri)?.queryItems?.first(where: { $0.name == "secret" })?.value else {
            return nil
        }
        var (bits, count) = (UInt32(0), 0)
        var secret: [UInt8] = []
        for character in query.utf8 {
            guard let value = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8).firstIndex(of: character) else {
                return nil
            }
            (bits, count) = (bits << 5 | UInt32(value), count + 5)
            if count >= 8 {
                count -= 8
                secret.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        self.init(secret: secret)
    }
}

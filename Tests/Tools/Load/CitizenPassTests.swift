import Foundation
import IdentityContracts
import RPC
import Synchronization
import Testing

@testable import Load

/// An identity that exchanges refresh tokens, each once.
private struct Identity: RPCService {
    static let descriptor = ServiceDescriptor(
        name: IdentityV1.IdentityMethods.service.name, methods: [IdentityV1.IdentityMethods.refreshSession],
        fileName: "identity.proto")

    let exchanged: Exchanged

    final class Exchanged: Sendable {
        let tokens = Mutex<[String]>([])

        var all: [String] { tokens.withLock { $0 } }
    }

    func register(in router: inout Router) {
        let exchanged = exchanged
        router.unary(IdentityV1.IdentityMethods.refreshSession) {
            (request: IdentityV1.RefreshSessionRequest, context) in
            let count = exchanged.tokens.withLock {
                $0.append(request.refreshToken)
                return $0.count
            }
            return IdentityV1.RefreshSessionResponse(
                token: "access-\(count)", expiresAt: .init(seconds: 2000), refreshToken: "refresh-\(count)")
        }
    }
}

@Suite("Sessions of citizens in a load")
struct CitizenPassTests {
    private let exchanged = Identity.Exchanged()
    private var channel: any RPCChannel { InProcessChannel(services: [Identity(exchanged: exchanged)]) }

    /// A token that says of itself that it lapses at 1000.
    private var token: String {
        let body = Data(#"{"exp":1000}"#.utf8).base64EncodedString().replacing("=", with: "")
        return "e30.\(body).AAAA"
    }

    private func access(_ pass: CitizenPass, _ now: Int64) async throws -> String {
        try await pass.accessToken(channel, now: now, timeout: .seconds(5))
    }

    @Test("The tokens are exchanged a minute before the access token lapses, once, and kept for the next run")
    func exchanges() async throws {
        let pass = CitizenPass("\(token) refresh-0")
        #expect(try await access(pass, 939) == token)
        #expect(pass.line == "\(token) refresh-0")
        #expect(try await access(pass, 940) == "access-1")
        #expect(try await access(pass, 1939) == "access-1")
        #expect(try await access(pass, 1940) == "access-2")
        #expect(exchanged.all == ["refresh-0", "refresh-1"])
        #expect(pass.line == "access-2 refresh-2")
    }

    @Test("A session without a refresh token keeps its access token")
    func accessOnly() async throws {
        let pass = CitizenPass(token)
        #expect(try await access(pass, 5000) == token)
        #expect(pass.line == token)
        #expect(exchanged.all.isEmpty)
    }
}

import RPC
import Security
import Testing

@Suite("Cookies of sessions")
struct SessionCookieTests {
    private let cookie = SessionCookie("refresh")

    private func context(_ page: OwnPage?, cookies: String...) -> CallContext {
        var metadata = Metadata()
        for text in cookies { metadata.add("cookie", text) }
        return CallContext(
            method: MethodDescriptor(service: "a.B", name: "C", kind: .unary), metadata: metadata, deadline: nil,
            peer: .network(address: "192.0.2.1"), ownPage: page)
    }

    @Test("RFC 6265bis §4.1.3: over TLS the cookie is __Host-, Secure, HttpOnly and SameSite=Strict")
    func secure() {
        let call = context(.secure)
        #expect(cookie.set("abc.d-_~", maxAgeSeconds: 60, in: call))
        let expected = "__Host-refresh=abc.d-_~; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Strict"
        #expect(call.response.initial["set-cookie"] == expected)
    }

    @Test("On plain HTTP of this machine the cookie has neither the prefix nor Secure")
    func loopback() {
        let call = context(.loopback)
        #expect(cookie.set("abc", maxAgeSeconds: 60, in: call))
        #expect(call.response.initial["set-cookie"] == "refresh=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict")
    }

    @Test("A cleared cookie ends at once")
    func clears() {
        let call = context(.secure)
        cookie.clear(in: call)
        let expected = "__Host-refresh=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict"
        #expect(call.response.initial["set-cookie"] == expected)
    }

    @Test("A caller that is no page of this server neither shows nor gets a cookie")
    func foreign() {
        let call = context(nil, cookies: "__Host-refresh=abc; refresh=abc")
        #expect(!cookie.isPossible(in: call))
        #expect(cookie.value(in: call) == nil)
        #expect(!cookie.set("abc", maxAgeSeconds: 60, in: call))
        #expect(!cookie.clear(in: call))
        #expect(call.response.initial.isEmpty)
    }

    /// Cookies that a browser sends with a page over TLS, and the value that counts.
    private static let sent: [(cookies: [String], value: String?)] = [
        (["__Host-refresh=abc"], "abc"),
        (["a=b; __Host-refresh=abc; c=d"], "abc"),
        (["a=b", "__Host-refresh=abc", "c=d"], "abc"),
        ([], nil),
        (["refresh=abc"], nil),
        (["__Host-refresh2=abc"], nil),
        (["x__Host-refresh=abc"], nil),
        (["__Host-refresh"], nil),
        (["__Host-refresh="], nil),
        (["__Host-refresh=a b"], nil),
        (["__Host-refresh=\"abc\""], nil),
        (["__Host-refresh=abc; __Host-refresh=abd"], nil),
        (["__Host-refresh=abc", "__Host-refresh=abd"], nil),
        (["__Host-refresh=" + String(repeating: "a", count: SessionCookie.maxValueBytes + 1)], nil),
    ]

    @Test("RFC 9113 §8.2.3: the one well-formed cookie of the name counts, in one field or several", arguments: sent)
    func reads(cookies: [String], value: String?) {
        var metadata = Metadata()
        for text in cookies { metadata.add("cookie", text) }
        let call = CallContext(
            method: MethodDescriptor(service: "a.B", name: "C", kind: .unary), metadata: metadata, deadline: nil,
            peer: .network(address: "192.0.2.1"), ownPage: .secure)
        #expect(cookie.value(in: call) == value)
    }

    // MARK: Through the gateway

    private let names = ServiceNames(trustDomain: "shuangma")
    private static let path = "/a.B/C"

    /// The context that a service gets of a call with `metadata` from `peer`.
    private func received(_ metadata: Metadata, from peer: Peer) async throws -> CallContext {
        let sent = CallContext(
            method: MethodDescriptor(service: "a.B", name: "C", kind: .unary), metadata: metadata, deadline: nil,
            peer: peer)
        let seen = SeenCall(sent)
        let access = AccessTable([Self.path: .anyone])
        try await Authorizer(TokenVerifier(ClusterKeys()), access: access, services: names, now: { 0 })
            .intercept(seen, context: sent) { _, context in seen.note(context) }
        return try #require(seen.contexts.first)
    }

    private let gateway = Peer.network(
        address: "10.0.0.7", certificate: PeerCertificate(uris: ["spiffe://shuangma/gateway/1"]))

    @Test("A gateway passes the cookies of its own page on to the service that answers, and its cookies back")
    func passesOn() async throws {
        let outside = context(.secure, cookies: "a=b", "__Host-refresh=abc")
        let options = outside.forwarded
        let inside = try await received(options.metadata, from: gateway)
        #expect(cookie.value(in: inside) == "abc")
        #expect(cookie.set("new", maxAgeSeconds: 60, in: inside))
        #expect(options.response === outside.response)
    }

    @Test("A gateway passes no cookies of other callers on")
    func passesNothingOn() async throws {
        let options = context(nil, cookies: "__Host-refresh=abc").forwarded
        #expect(options.metadata["cookie"] == nil)
        #expect(options.response == nil)
        let inside = try await received(options.metadata, from: gateway)
        #expect(!cookie.isPossible(in: inside))
    }

    @Test("An outsider cannot say that it is a page of the server")
    func claims() async throws {
        var metadata = context(.secure, cookies: "__Host-refresh=abc").forwarded.metadata
        metadata.add("cookie", "__Host-refresh=abc")
        let call = try await received(metadata, from: .network(address: "10.0.0.9"))
        #expect(!cookie.isPossible(in: call))
        #expect(cookie.value(in: call) == nil)
    }
}

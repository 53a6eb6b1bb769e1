import Testing

@testable import RPC

@Suite("Endpoints and targets")
struct EndpointTests {
    @Test(
        "an endpoint is host:port, [IPv6]:port or unix:path, and writes itself back",
        arguments: [
            ("localhost:8080", Endpoint.tcp(host: "localhost", port: 8080)),
            ("10.0.0.1:0", .tcp(host: "10.0.0.1", port: 0)),
            ("[::1]:65535", .tcp(host: "::1", port: 65535)),
            ("unix:/run/shuangma/storage.sock", .unix(path: "/run/shuangma/storage.sock")),
        ])
    func endpoint(text: String, endpoint: Endpoint) throws {
        #expect(try Endpoint(text) == endpoint)
        #expect(endpoint.description == text)
    }

    @Test(
        "anything else is refused and named",
        arguments: [
            "", "localhost", ":80", "localhost:", "localhost:65536", "localhost:-1", "::1:80", "a b:80", "unix:",
            "http://localhost:80", "unix:" + String(repeating: "x", count: 108),
        ])
    func refused(text: String) {
        #expect(throws: EndpointError(text: text)) { try Endpoint(text) }
    }

    @Test("a target is a list of endpoints or a name to look up")
    func target() throws {
        let pair = ChannelTarget.endpoints([.tcp(host: "a", port: 1), .tcp(host: "b", port: 2)])
        #expect(try ChannelTarget("a:1,b:2") == pair)
        #expect(try ChannelTarget("static:///a:1,b:2") == pair)
        #expect(try ChannelTarget("dns:///storage.local:7000") == .dns(host: "storage.local", port: 7000))
        #expect(try ChannelTarget("dns:///storage.local:7000").authority == "storage.local:7000")
        #expect(pair.authority == "a:1")
        #expect(throws: EndpointError.self) { try ChannelTarget("a:1,,b:2") }
        #expect(throws: EndpointError.self) { try ChannelTarget("dns:///unix:/x") }
    }
}

/// What servers and channels of a process are doing now, as JSON for operators: connections, streams, endpoints.
///
/// It is gathered when asked for, on the event loop of each connection; nothing is counted for it meanwhile. Callers'
/// addresses, metadata and messages are left out.
///
/// ```swift
/// let introspection = Introspection(servers: ["open": server], channels: ["storage": channel])
/// let route = HTTPRoute("/introspection") { _ in await introspection.page() }
/// ```
public struct Introspection: Sendable {
    private let servers: [String: Server]
    private let channels: [String: Channel]
    private let connectionsMax: Int
    private let streamsMax: Int

    /// Creates an introspection of what is named.
    ///
    /// - Parameters:
    ///   - connectionsMax: The most connections of a server that are shown, those that opened first.
    ///   - streamsMax: The most streams of a connection that are shown.
    public init(
        servers: [String: Server], channels: [String: Channel] = [:], connectionsMax: Int = 200, streamsMax: Int = 50
    ) {
        self.servers = servers
        self.channels = channels
        self.connectionsMax = connectionsMax
        self.streamsMax = streamsMax
    }

    /// The JSON text in a response.
    public func page() async -> HTTPResponse {
        HTTPResponse(
            headers: ["content-type": "application/json", "cache-control": "no-store"], body: await text())
    }

    func text() async -> [UInt8] {
        var serverTexts: [(String, ServerSnapshot)] = []
        for (name, server) in servers.sorted(by: { $0.key < $1.key }) {
            serverTexts.append((name, await server.snapshot(connectionsMax: connectionsMax, streamsMax: streamsMax)))
        }
        var channelTexts: [(String, [[UInt8]])] = []
        for (name, channel) in channels.sorted(by: { $0.key < $1.key }) {
            channelTexts.append((name, await channel.snapshot()))
        }
        var json = JSONText()
        json.object { json in
            json.array("servers", serverTexts) { json, server in
                json.object { json in
                    json.field("name", server.0)
                    json.field("calls", server.1.calls)
                    json.field("connections", server.1.connections)
                    json.field("held_bytes", server.1.heldBytes)
                    json.array("connection", server.1.shown) { $0.raw($1) }
                }
            }
            json.array("channels", channelTexts) { json, channel in
                json.object { json in
                    json.field("name", channel.0)
                    json.array("loop", channel.1) { $0.raw($1) }
                }
            }
        }
        return json.bytes
    }
}

/// What a server is doing.
struct ServerSnapshot {
    /// Calls being served.
    let calls: Int
    /// Open connections.
    let connections: Int
    /// Bytes of requests that calls hold unread.
    let heldBytes: Int
    /// Connections as JSON.
    let shown: [[UInt8]]
}

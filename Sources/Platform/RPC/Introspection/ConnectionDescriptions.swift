import NIOCore

extension HTTP2ServerConnection {
    func describe(at now: NIODeadline, streamsMax: Int) -> [UInt8] {
        let exchanges = exchanges
        var json = JSONText()
        json.object { json in
            json.field("protocol", "h2")
            json.field("age_ms", (now - openedAt).milliseconds)
            json.field("calls_begun", callsBegun)
            json.field("streams", exchanges.count)
            json.field("queued_bytes", session.queuedBytes)
            json.field("held_bytes", heldBytes)
            json.array("stream", Array(exchanges.prefix(streamsMax))) { json, exchange in
                json.object { json in
                    json.field("id", Int(exchange.id))
                    json.field("age_ms", (now - exchange.receivedAt).milliseconds)
                    json.call(exchange.handler?.callContext)
                    json.field("queued_bytes", exchange.outboundBytes)
                }
            }
        }
        return json.bytes
    }
}

extension HTTP1ServerConnection {
    func describe(at now: NIODeadline, streamsMax: Int) -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.field("protocol", "http/1.1")
            json.field("age_ms", (now - openedAt).milliseconds)
            json.array("stream", [exchange].compactMap(\.self)) { json, exchange in
                json.object { json in
                    json.field("age_ms", (now - exchange.receivedAt).milliseconds)
                    json.call(exchange.handler?.callContext)
                    json.field("held_bytes", exchange.heldBytes)
                }
            }
        }
        return json.bytes
    }
}

extension JSONText {
    /// The fields of a call.
    fileprivate mutating func call(_ context: CallContext?) {
        guard let context else { return }
        field("method", context.method.path)
        if let deadline = context.deadline { field("deadline_ms", deadline.remaining.milliseconds) }
    }
}

extension TimeAmount {
    fileprivate var milliseconds: Int { Int(nanoseconds / 1_000_000) }
}

extension Duration {
    fileprivate var milliseconds: Int { Int(nanosecondsClamped / 1_000_000) }
}

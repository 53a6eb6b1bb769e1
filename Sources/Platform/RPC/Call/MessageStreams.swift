public import Wire

/// Where a stream's messages come from.
public protocol MessageSource<Message>: Sendable {
    /// The type of the messages.
    associatedtype Message: Sendable

    /// The next message, or nil at the end. Throws ``RPCError`` when the call failed.
    func next() async throws -> Message?

    /// Ends the call: nobody reads on.
    func cancel()
}

/// Where a stream's messages go.
public protocol MessageSink<Message>: Sendable {
    /// The type of the messages.
    associatedtype Message: Sendable

    /// Sends a message, after waiting while the other side is behind.
    func send(_ message: Message) async throws

    /// The same, for a message that shall go as it is although others are compressed.
    func sendUncompressed(_ message: Message) async throws

    /// Sends a message if that can be done without a wait; false, with nothing sent, if it is ``send(_:)``'s to do.
    func sendNow(_ message: Message) throws -> Bool
}

extension MessageSink {
    public func sendNow(_ message: Message) throws -> Bool { false }

    public func sendUncompressed(_ message: Message) async throws { try await send(message) }
}

/// The requests of a client-streaming or bidirectional call, as its handler reads them.
public struct RequestStream<Message: WireMessage>: AsyncSequence, Sendable {
    private let source: any MessageSource<Message>

    public init(_ source: any MessageSource<Message>) { self.source = source }

    public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    public struct Iterator: AsyncIteratorProtocol {
        let source: any MessageSource<Message>

        public func next() async throws -> Message? { try await source.next() }
    }
}

/// Where the handler of a server-streaming or bidirectional call puts its responses.
public struct ResponseStream<Message: WireMessage>: Sendable {
    private let sink: any MessageSink<Message>

    public init(_ sink: any MessageSink<Message>) { self.sink = sink }

    /// Sends a response, after waiting while the caller is behind.
    public func send(_ message: Message) async throws {
        // Most sends wait for nothing: they need none of the asynchronous functions below.
        guard try !sink.sendNow(message) else { return }
        try await sink.send(message)
    }
}

/// Where the caller of a client-streaming or bidirectional call puts its requests.
public struct RequestWriter<Message: WireMessage>: Sendable {
    private let sink: any MessageSink<Message>

    public init(_ sink: any MessageSink<Message>) { self.sink = sink }

    /// Sends a request, after waiting while the server is behind.
    public func send(_ message: Message) async throws { try await sink.send(message) }

    /// Sends a request as it is on a call that compresses the others: one that holds a secret beside text that a
    /// stranger chose would tell by its size how much they have in common.
    public func sendUncompressed(_ message: Message) async throws { try await sink.sendUncompressed(message) }
}

/// The responses of a server-streaming or bidirectional call, as its caller reads them.
///
/// Each iteration is a call of its own: it begins with the first `next()`, and leaving the loop cancels it.
public struct ResponseSequence<Message: WireMessage>: AsyncSequence, Sendable {
    /// Makes the call.
    let begin: @Sendable () -> any MessageSource<Message>

    public init(_ begin: @escaping @Sendable () -> any MessageSource<Message>) { self.begin = begin }

    public func makeAsyncIterator() -> Iterator { Iterator(call: RunningCall(begin)) }

    public struct Iterator: AsyncIteratorProtocol {
        let call: RunningCall

        public mutating func next() async throws -> Message? { try await call.next() }
    }

    /// Cancels its call when the last iterator is gone.
    final class RunningCall {
        private let begin: @Sendable () -> any MessageSource<Message>
        private var source: (any MessageSource<Message>)?

        init(_ begin: @escaping @Sendable () -> any MessageSource<Message>) { self.begin = begin }

        deinit { source?.cancel() }

        func next() async throws -> Message? {
            let source = self.source ?? begin()
            self.source = source
            return try await source.next()
        }
    }
}

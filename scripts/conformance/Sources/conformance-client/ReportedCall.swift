import ConformanceContracts
import ConformanceSupport
import RPC
import Synchronization
import Wire

/// One call that the runner asks for, and what came of it.
final class ReportedCall: Sendable {
    private let request: ConformanceV1.ClientCompatRequest
    private let client: ConformanceV1.ConformanceServiceClient
    private let response = ResponseMetadata()
    private let payloads = Mutex<[ConformanceV1.ConformancePayload]>([])
    /// One element for each response of a full-duplex call, which lets the next request go.
    private let turns = AsyncStream.makeStream(of: Void.self)
    /// Cancels the call from beside it.
    private let cancellation = Mutex<Task<Void, any Error>?>(nil)

    init(_ request: ConformanceV1.ClientCompatRequest, _ channel: Channel) {
        self.request = request
        client = ConformanceV1.ConformanceServiceClient(channel)
    }

    /// Makes the call.
    func run() async -> ConformanceV1.ClientResponseResult {
        var result = ConformanceV1.ClientResponseResult()
        let call = Task { try await make() }
        cancellation.withLock { $0 = call }
        do {
            try await call.value
            result.responseTrailers = response.trailing.headers
        } catch {
            let error = error as? RPCError ?? RPCError(.cancelled, "cancelled")
            result.error = error.report
            result.responseTrailers = (response.trailing.isEmpty ? error.metadata : response.trailing).headers
        }
        result.responseHeaders = response.initial.headers
        result.payloads = payloads.withLock { $0 }
        return result
    }

    private var options: CallOptions {
        var options = CallOptions(metadata: Metadata(request.requestHeaders))
        if let timeout = request.timeoutMs { options.deadline = .after(.milliseconds(timeout)) }
        options.response = response
        options.compression = request.compression == .gzip ? .gzip : .identity
        return options
    }

    private func make() async throws {
        switch request.method {
        case "Unary":
            try await wait(request.requestDelayMs)
            cancelAfterRequest()
            add(try await client.unary(try message(0), options: options).payload)
        case "IdempotentUnary":
            cancelAfterRequest()
            add(try await client.idempotentUnary(try message(0), options: options).payload)
        case "Unimplemented":
            _ = try await client.unimplemented(try message(0), options: options)
        case "ServerStream":
            try await wait(request.requestDelayMs)
            cancelAfterRequest()
            for try await response in client.serverStream(try message(0), options: options) { add(response.payload) }
        case "ClientStream":
            add(try await client.clientStream(options: options) { try await self.write(to: $0) }.payload)
        case "BidiStream":
            let responses = client.bidiStream(options: options) { try await self.write(to: $0) }
            for try await response in responses { add(response.payload) }
        default: throw RPCError(.unimplemented, "the contract has no such method")
        }
    }

    private func message<Message: WireMessage>(_ index: Int) throws -> Message {
        try Message(serialized: request.requestMessages[index].value)
    }

    private func write<Message: WireMessage>(to requests: RequestWriter<Message>) async throws {
        let isFullDuplex = request.streamType == .fullDuplexBidiStream
        var turns = turns.stream.makeAsyncIterator()
        for index in request.requestMessages.indices {
            try await wait(request.requestDelayMs)
            try await requests.send(try message(index))
            if isFullDuplex { await turns.next() }
        }
        if case .beforeCloseSend? = request.cancel?.cancelTiming {
            cancel()
            try await Task.sleep(for: .seconds(60))
        }
        cancelAfterRequest()
    }

    private func add(_ payload: ConformanceV1.ConformancePayload?) {
        let count = payloads.withLock { payloads in
            payloads.append(payload ?? .init())
            return payloads.count
        }
        if request.cancel?.cancelTiming == .afterNumResponses(UInt32(count)) { cancel() }
        turns.continuation.yield()
    }

    private func cancelAfterRequest() {
        guard case .afterCloseSendMs(let milliseconds)? = request.cancel?.cancelTiming else { return }
        Task {
            try await wait(milliseconds)
            cancel()
        }
    }

    private func cancel() { cancellation.withLock { $0 }?.cancel() }

    private func wait(_ milliseconds: UInt32) async throws {
        if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
    }
}

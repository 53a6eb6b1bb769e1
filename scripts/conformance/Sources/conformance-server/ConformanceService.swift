import ConformanceContracts
import ConformanceSupport
import RPC
import Wire

/// Answers each call as its first request defines.
struct ConformanceService: ConformanceV1.ConformanceServiceService {
    typealias Payload = ConformanceV1.ConformancePayload

    func unary(
        _ request: ConformanceV1.UnaryRequest, context: CallContext
    ) async throws -> ConformanceV1.UnaryResponse {
        .init(payload: try await payload(request.responseDefinition, [try request.packed()], context))
    }

    func idempotentUnary(
        _ request: ConformanceV1.IdempotentUnaryRequest, context: CallContext
    ) async throws -> ConformanceV1.IdempotentUnaryResponse {
        .init(payload: try await payload(request.responseDefinition, [try request.packed()], context))
    }

    func unimplemented(
        _ request: ConformanceV1.UnimplementedRequest, context: CallContext
    ) async throws -> ConformanceV1.UnimplementedResponse {
        throw RPCError(.unimplemented, "never implemented")
    }

    func clientStream(
        _ requests: RequestStream<ConformanceV1.ClientStreamRequest>, context: CallContext
    ) async throws -> ConformanceV1.ClientStreamResponse {
        var definition: ConformanceV1.UnaryResponseDefinition?
        var packed: [GoogleProtobuf.`Any`] = []
        for try await request in requests {
            if packed.isEmpty { definition = request.responseDefinition }
            packed.append(try request.packed())
        }
        return .init(payload: try await payload(definition, packed, context))
    }

    func serverStream(
        _ request: ConformanceV1.ServerStreamRequest, to responses: ResponseStream<ConformanceV1.ServerStreamResponse>,
        context: CallContext
    ) async throws {
        guard let definition = request.responseDefinition else { return }
        announce(definition.responseHeaders, definition.responseTrailers, context)
        var info: Payload.RequestInfo? = requestInfo([try request.packed()], context)
        for data in definition.responseData {
            try await wait(definition.responseDelayMs)
            try await responses.send(.init(payload: Payload(data: data, requestInfo: info)))
            info = nil
        }
        if let error = definition.error { throw try failure(error, info) }
    }

    func bidiStream(
        _ requests: RequestStream<ConformanceV1.BidiStreamRequest>,
        to responses: ResponseStream<ConformanceV1.BidiStreamResponse>, context: CallContext
    ) async throws {
        var definition: ConformanceV1.StreamResponseDefinition?
        var isFullDuplex = false
        var packed: [GoogleProtobuf.`Any`] = []
        var isFirst = true
        var sent = 0
        func answer() async throws {
            guard let definition else { return }
            let info = sent == 0 ? requestInfo(packed, context) : Payload.RequestInfo(requests: packed)
            try await wait(definition.responseDelayMs)
            let carriesInfo = sent == 0 || isFullDuplex && !packed.isEmpty
            try await responses.send(
                .init(payload: Payload(data: definition.responseData[sent], requestInfo: carriesInfo ? info : nil)))
            sent += 1
            packed = []
        }
        for try await request in requests {
            if isFirst {
                definition = request.responseDefinition
                isFullDuplex = request.fullDuplex
                announce(definition?.responseHeaders ?? [], definition?.responseTrailers ?? [], context)
                isFirst = false
            }
            packed.append(try request.packed())
            guard isFullDuplex else { continue }
            guard let definition, sent < definition.responseData.count else { break }
            try await answer()
        }
        guard let definition else { return }
        while sent < definition.responseData.count { try await answer() }
        if let error = definition.error {
            throw try failure(error, sent == 0 ? requestInfo(packed, context) : nil)
        }
    }
}

extension ConformanceService {
    /// What a call with one response returns or throws.
    private func payload(
        _ definition: ConformanceV1.UnaryResponseDefinition?, _ requests: [GoogleProtobuf.`Any`],
        _ context: CallContext
    ) async throws -> Payload {
        let info = requestInfo(requests, context)
        guard let definition else { return Payload(requestInfo: info) }
        announce(definition.responseHeaders, definition.responseTrailers, context)
        try await wait(definition.responseDelayMs)
        switch definition.response {
        case .error(let error): throw try failure(error, info)
        case .responseData(let data): return Payload(data: data, requestInfo: info)
        case nil: return Payload(requestInfo: info)
        }
    }

    private func announce(
        _ headers: [ConformanceV1.Header], _ trailers: [ConformanceV1.Header], _ context: CallContext
    ) {
        context.response.initial = Metadata(headers)
        context.response.trailing = Metadata(trailers)
        context.response.compresses = true
    }

    private func failure(_ error: ConformanceV1.ErrorMessage, _ info: Payload.RequestInfo?) throws -> RPCError {
        guard let info else { return RPCError(error) }
        return RPCError(error).with(info)
    }

    private func requestInfo(_ requests: [GoogleProtobuf.`Any`], _ context: CallContext) -> Payload.RequestInfo {
        let timeout = context.deadline.map { deadline in
            max(
                0,
                deadline.remaining.components.seconds * 1000
                    + deadline.remaining.components.attoseconds / 1_000_000_000_000_000)
        }
        return .init(requestHeaders: context.metadata.headers, timeoutMs: timeout, requests: requests)
    }

    private func wait(_ milliseconds: UInt32) async throws {
        if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
    }
}

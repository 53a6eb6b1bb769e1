import NIOCore
public import Wire

extension Channel {
    public func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) async throws -> Response {
        let options = completed(options)
        let frame = try frame(request, options.compression)
        var attempts = 0
        while true {
            let call = try call(method, options)
            do {
                let response = try message(Response.self, from: try await call.single(frame), options: options)
                succeeded()
                return response
            } catch let error as RPCError {
                attempts += 1
                try await waitToRetry(call, attempts: attempts, after: error, deadline: options.deadline)
            }
        }
    }

    public func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Response {
        let source = NetworkResponses<Response>(method, options: completed(options), channel: self, only: nil)
        try source.start(writing: send)
        guard let response = try await source.next() else { throw ClientCall.noResponse }
        // The status comes after the message.
        guard try await source.next() == nil else {
            source.cancel()
            throw ClientCall.tooManyResponses
        }
        return response
    }

    public func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) -> ResponseSequence<Response> {
        ResponseSequence {
            do {
                let options = self.completed(options)
                let frame = try self.frame(request, options.compression)
                let source = NetworkResponses<Response>(method, options: options, channel: self, only: frame)
                try source.start()
                return source
            } catch {
                return FailedSource(error: error)
            }
        }
    }

    public func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) -> ResponseSequence<Response> {
        ResponseSequence {
            do {
                let source = NetworkResponses<Response>(
                    method, options: self.completed(options), channel: self, only: nil)
                try source.start(writing: send)
                return source
            } catch {
                return FailedSource(error: error)
            }
        }
    }
}

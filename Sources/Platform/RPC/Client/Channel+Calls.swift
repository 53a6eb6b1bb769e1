import NIOCore
public import Wire

extension Channel {
    public func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) async throws -> Response {
        let options = try completed(options, of: method)
        let frame = try frame(request, options.compression)
        if let call = try hedgedCall(method, options) {
            let frame = try await call.single(frame)
            succeeded()
            return try message(Response.self, from: frame, options: options)
        }
        var progress = RetryProgress()
        while true {
            let call = try call(method, options, after: progress)
            do {
                let frame = try await call.single(frame)
                succeeded()
                return try message(Response.self, from: frame, options: options)
            } catch let failure as FailedAttempt {
                try await waitToRetry(method, &progress, after: failure, deadline: options.deadline)
            }
        }
    }

    public func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Response {
        let source = NetworkResponses<Response>(
            method, options: try completed(options, of: method), channel: self, only: nil)
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
                let options = try self.completed(options, of: method)
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
                    method, options: try self.completed(options, of: method), channel: self, only: nil)
                try source.start(writing: send)
                return source
            } catch {
                return FailedSource(error: error)
            }
        }
    }
}

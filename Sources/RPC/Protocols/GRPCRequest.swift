/// What the header of a gRPC request asks for (gRPC over HTTP/2, "Requests").
enum GRPCRequest {
    /// Marks an error that must go with HTTP status 415.
    static let unsupportedMediaType = "unsupported-media-type"

    /// The procedure, codec and deadline of a request, or the status it is refused with.
    static func read(
        _ head: RequestHead, router: Router
    ) throws(RPCError) -> (Procedure, MessageCodec, Deadline?) {
        guard let codec = MessageCodec(grpcContentType: head.mediaType) else {
            throw RPCError(
                .invalidArgument, "this content type is not served; use application/grpc",
                metadata: [unsupportedMediaType: "1"])
        }
        guard let procedure = router.procedures[head.path] else {
            throw RPCError(.unimplemented, "the server has no such method")
        }
        if let encoding = head.encoding, encoding != "identity" {
            throw RPCError(.unimplemented, "this message encoding is not supported; use identity")
        }
        var deadline: Deadline?
        if let text = head.timeout {
            guard let wait = GRPCTimeout.parse(text) else {
                throw .invalidArgument(field: "grpc-timeout", "is malformed")
            }
            deadline = .after(wait)
        }
        return (procedure, codec, deadline)
    }
}

extension Duration {
    /// The duration in nanoseconds, clamped to a century.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(max(seconds, -3_000_000_000), 3_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}

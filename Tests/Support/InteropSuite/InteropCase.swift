/// One of gRPC's interoperability test cases, under its official name (grpc/grpc, doc/interop-test-descriptions.md).
public struct InteropCase: Sendable, CustomStringConvertible {
    /// The official name, such as `empty_unary`.
    public let name: String
    /// Makes the case's calls; throws ``InteropFailure`` when the server did not do what the case asks for.
    public let run: @Sendable (InteropClient) async throws -> Void

    public var description: String { name }

    /// Every case of this suite, in the order of the document.
    public static let all: [InteropCase] = [
        InteropCase(name: "empty_unary") { try await $0.emptyUnary() },
        InteropCase(name: "large_unary") { try await $0.largeUnary() },
        InteropCase(name: "client_compressed_unary") { try await $0.clientCompressedUnary() },
        InteropCase(name: "server_compressed_unary") { try await $0.serverCompressedUnary() },
        InteropCase(name: "client_streaming") { try await $0.clientStreaming() },
        InteropCase(name: "client_compressed_streaming") { try await $0.clientCompressedStreaming() },
        InteropCase(name: "server_streaming") { try await $0.serverStreaming() },
        InteropCase(name: "server_compressed_streaming") { try await $0.serverCompressedStreaming() },
        InteropCase(name: "ping_pong") { try await $0.pingPong() },
        InteropCase(name: "empty_stream") { try await $0.emptyStream() },
        InteropCase(name: "custom_metadata") { try await $0.customMetadata() },
        InteropCase(name: "status_code_and_message") { try await $0.statusCodeAndMessage() },
        InteropCase(name: "special_status_message") { try await $0.specialStatusMessage() },
        InteropCase(name: "unimplemented_method") { try await $0.unimplementedMethod() },
        InteropCase(name: "unimplemented_service") { try await $0.unimplementedService() },
        InteropCase(name: "cancel_after_begin") { try await $0.cancelAfterBegin() },
        InteropCase(name: "cancel_after_first_response") { try await $0.cancelAfterFirstResponse() },
        InteropCase(name: "timeout_on_sleeping_server") { try await $0.timeoutOnSleepingServer() },
        InteropCase(name: "rpc_soak") { try await $0.rpcSoak() },
        InteropCase(name: "channel_soak") { try await $0.channelSoak() },
    ]

    /// The case of an official name.
    public static func named(_ name: String) -> InteropCase? { all.first { $0.name == name } }
}

/// What a server did otherwise than a case asks for.
public struct InteropFailure: Error, CustomStringConvertible {
    /// What was expected and what came.
    public let description: String

    public init(_ description: String) { self.description = description }
}

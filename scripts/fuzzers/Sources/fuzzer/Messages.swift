import Wire

@testable import RPC

/// JSON as messages with the forms that proto3 JSON has: what is read is printed so that it reads the same again.
func fuzzJSON(_ bytes: UnsafeRawBufferPointer) { withMessageType(bytes) { checkJSON($0, $1) } }

/// Protobuf's binary form: what is read is written so that it reads the same again.
func fuzzProtobuf(_ bytes: UnsafeRawBufferPointer) { withMessageType(bytes) { checkProtobuf($0, $1) } }

private let messageTypes: [any WireMessage.Type] = [
    GoogleProtobuf.Struct.self, GoogleProtobuf.Value.self, GoogleProtobuf.Timestamp.self,
    GoogleProtobuf.Duration.self, GoogleProtobuf.FieldMask.self, GoogleRPC.Status.self, GoogleRPC.BadRequest.self,
    GoogleRPC.ErrorInfo.self, GRPCReflectionV1.ServerReflectionResponse.self, GoogleProtobuf.Int64Value.self,
    GoogleProtobuf.BytesValue.self, GoogleProtobuf.DoubleValue.self,
]

/// The first byte says what the others are a message of.
private func withMessageType(
    _ bytes: UnsafeRawBufferPointer, _ body: (any WireMessage.Type, UnsafeRawBufferPointer) -> Void
) {
    guard let kind = bytes.first else { return }
    body(messageTypes[Int(kind) % messageTypes.count], UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
}

private func checkJSON<Message: WireMessage>(_ type: Message.Type, _ bytes: UnsafeRawBufferPointer) {
    for strictness in [JSONStrictness.strict, .standard, .lenient] {
        guard let message = try? Message(json: bytes, options: .init(strictness: strictness)),
            let text = try? message.json()
        else { continue }
        let again = text.withUnsafeBytes { try? Message(json: $0) }
        // NaN is not equal to itself, but its text is.
        require(again.map { $0 == message || (try? $0.json()) == text } ?? false, "JSON does not read back")
    }
}

private func checkProtobuf<Message: WireMessage>(_ type: Message.Type, _ bytes: UnsafeRawBufferPointer) {
    guard let message = try? Message(serialized: bytes, limits: .standard) else { return }
    guard let written = try? message.serialized() else { return require(false, "a message cannot be written") }
    let again = written.withUnsafeBytes { try? Message(serialized: $0, limits: .standard) }
    require(again.map { $0 == message || (try? $0.serialized()) == written } ?? false, "it does not read back")
    _ = try? message.json()
}

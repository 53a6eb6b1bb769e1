import Formats

@testable import RPC

/// Lines of `name: value` as the head of a request and of a response: what is taken can be sent on, and texts survive
/// their encodings.
func fuzzMetadata(_ bytes: UnsafeRawBufferPointer) {
    let bytes = bytes.bindMemory(to: UInt8.self)
    let request = RequestHead()
    var response = ResponseHead()
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard let colon = line.dropFirst().firstIndex(of: UInt8(ascii: ":")) else { continue }
        let name = HeaderText(UnsafeBufferPointer(rebasing: line[..<colon]))
        let value = HeaderText(UnsafeBufferPointer(rebasing: line[(colon + 1)...]))
        guard request.admit(name, value, maxBytes: 1 << 14) else { break }
        request.addField(name, value)
        guard response.add(name, value, maxBytes: 1 << 14) else { break }
    }
    _ = response.status(httpStatus: response.httpStatus)
    for entry in request.metadata.entries {
        if case .binary(let bytes) = entry.value {
            require(Base64.decode(Base64.encode(bytes, padded: false)) == bytes, "base64 changes bytes")
            require(Base64.decode(Base64.encode(bytes, padded: true)) == bytes, "padded base64 changes bytes")
        }
    }
    var block = HeaderBlock()
    GRPCStatus.add(request.metadata, to: &block)
    let text = String(decoding: bytes, as: UTF8.self)
    require(GRPCStatus.percentDecoded(GRPCStatus.percentEncoded(text)) == text, "percent encoding changes a text")
    if let wait = GRPCTimeout.parse(text) {
        require(wait >= .zero, "a timeout is negative")
        require(GRPCTimeout.parse(GRPCTimeout.encode(wait)) != nil, "a timeout cannot be read back")
    }
    if let get = try? ConnectGet(query: text) {
        require(get.message.count <= text.utf8.count, "a query holds too much")
    }
    if let trace = TraceContext(parent: text, state: nil) {
        require(TraceContext(parent: trace.parentText, state: nil) == trace, "a trace cannot be read back")
    }
}

import Formats
import Wire

/// How a status goes into and comes out of trailers (gRPC over HTTP/2, "Responses").
enum GRPCStatus {
    /// Trailers of a call that ended with `error`, or with OK.
    static func trailers(_ error: RPCError?, metadata: Metadata) -> HeaderBlock {
        var block = HeaderBlock()
        add(error, metadata: metadata, to: &block)
        return block
    }

    /// Adds the status's fields to a header block.
    static func add(_ error: RPCError?, metadata: Metadata, to block: inout HeaderBlock) {
        if let error {
            block.add("grpc-status", String(error.code.rawValue))
            if !error.message.isEmpty { block.add("grpc-message", percentEncoded(error.message)) }
            if !error.details.isEmpty, let details = try? status(of: error).serialized() {
                block.add("grpc-status-details-bin", Base64.encode(details, padded: false))
            }
            add(error.metadata, to: &block)
        } else {
            block.add("grpc-status", "0")
        }
        add(metadata, to: &block)
    }

    /// Adds custom metadata.
    static func add(_ metadata: Metadata, to block: inout HeaderBlock) {
        for entry in metadata.entries where !entry.name.hasPrefix("grpc-") && !entry.name.hasPrefix(":") {
            block.add(entry.name, entry.headerText)
        }
    }

    /// The error as a google.rpc.Status.
    static func status(of error: RPCError) -> GoogleRPC.Status {
        GoogleRPC.Status(code: Int32(error.code.rawValue), message: error.message, details: error.details)
    }

    /// Printable ASCII but `%` stands for itself, every other byte becomes `%XX`.
    static func percentEncoded(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0 >= 0x20 && $0 <= 0x7E && $0 != UInt8(ascii: "%") }
        if plain { return text }
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte >= 0x20, byte <= 0x7E, byte != UInt8(ascii: "%") {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                Hexadecimal.append(byte, to: &out, .upper)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Undoes ``percentEncoded(_:)``; a malformed escape stands for itself.
    static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = Hexadecimal.value(ofDigit: bytes[index + 1]),
                let low = Hexadecimal.value(ofDigit: bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension RPCError {
    /// The status for a message that cannot be read.
    init(reading error: WireError) {
        switch error {
        case .malformed: self.init(.invalidArgument, "the message is malformed")
        case .invalidUTF8(let field):
            self = .invalidArgument(field: field, "is not valid UTF-8")
        case .limitExceeded(let limit, let maximum):
            self.init(.resourceExhausted, "the message exceeds the limit of \(limit), \(maximum)")
        case .invalidJSON("", let reason): self.init(.invalidArgument, "the message's JSON: \(reason)")
        case .invalidJSON(let path, let reason): self = .invalidArgument(field: path, reason)
        }
    }
}

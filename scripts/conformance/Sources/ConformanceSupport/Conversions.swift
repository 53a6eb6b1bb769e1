public import ConformanceContracts
import Formats
public import RPC
public import Wire

extension Metadata {
    /// The headers of the runner's message; bytes are base64 there.
    public init(_ headers: [ConformanceV1.Header]) {
        self.init()
        for header in headers {
            for value in header.value {
                if header.name.lowercased().hasSuffix("-bin") {
                    add(header.name.lowercased(), binary: Base64.decode(value) ?? [])
                } else {
                    add(header.name, value)
                }
            }
        }
    }

    /// As the runner's messages have headers: one for each name.
    public var headers: [ConformanceV1.Header] {
        var headers: [ConformanceV1.Header] = []
        for entry in entries {
            let value =
                switch entry.value {
                case .text(let text): text
                case .binary(let bytes): Base64.encode(bytes, padded: true)
                }
            if let index = headers.firstIndex(where: { $0.name == entry.name }) {
                headers[index].value.append(value)
            } else {
                headers.append(ConformanceV1.Header(name: entry.name, value: [value]))
            }
        }
        return headers
    }
}

extension RPCError {
    /// The error that the runner asks a server for.
    public init(_ error: ConformanceV1.ErrorMessage) {
        self.init(
            StatusCode(rawValue: Int(error.code.rawValue)) ?? .unknown, error.message ?? "", details: error.details)
    }

    /// The error as a client reports it to the runner.
    public var report: ConformanceV1.ErrorMessage {
        ConformanceV1.ErrorMessage(code: .init(rawValue: Int32(code.rawValue)), message: message, details: details)
    }
}

extension WireMessage {
    /// The message in an Any.
    public func packed() throws -> GoogleProtobuf.`Any` {
        .init(typeUrl: "type.googleapis.com/\(Self.descriptor.fullName)", value: try serialized())
    }
}

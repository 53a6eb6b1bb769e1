import NIOCore

/// What gRPC-Web adds to gRPC (gRPC-Web, "Protocol differences vs gRPC over HTTP2"): trailers as a last envelope.
enum GRPCWeb {
    /// The flag of the envelope that holds trailers.
    static let trailerFlag: UInt8 = 0x80

    /// The envelope with the status and the trailing metadata, written as header fields of HTTP/1.1.
    static func trailers(_ error: RPCError?, metadata: Metadata) -> ByteBuffer {
        var text = ByteBuffer()
        GRPCStatus.trailers(error, metadata: metadata).forEachField { name, value in
            text.writeBytes(name)
            text.writeStaticString(": ")
            text.writeBytes(value)
            text.writeStaticString("\r\n")
        }
        var frame = ByteBuffer()
        frame.reserveCapacity(MessageDeframer.prefixBytes + text.readableBytes)
        frame.writeInteger(trailerFlag)
        frame.writeInteger(UInt32(text.readableBytes))
        frame.writeImmutableBuffer(text)
        return frame
    }
}

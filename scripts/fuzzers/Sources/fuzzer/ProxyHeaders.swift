import NIOCore
import NIOEmbedded

@testable import RPC

/// What proxies say: a header in front of a connection, and lines as fields that name callers and hosts.
func fuzzProxy(_ bytes: UnsafeRawBufferPointer) {
    checkHeader(Array(bytes))
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") { checkLine(line) }
}

/// A header is read the same in pieces, never before it is whole, and all behind it goes on.
private func checkHeader(_ bytes: [UInt8]) {
    var told: [IPAddress] = []
    let channel = EmbeddedChannel()
    let reader = ProxyHeaderReader { address in
        told.append(address)
        return true
    }
    try! channel.pipeline.syncOperations.addHandler(reader)
    channel.connect(to: try! SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    for byte in bytes { channel.pipeline.fireChannelRead(ByteBuffer(bytes: [byte])) }
    var passed: [UInt8] = []
    while let part = try! channel.readInbound(as: ByteBuffer.self) { passed += Array(buffer: part) }
    do {
        if let (header, length) = try ProxyHeader.read(bytes) {
            require(length <= ProxyHeader.binaryBytesMax && length <= bytes.count, "a header is too long")
            require(passed == Array(bytes[length...]), "bytes behind the header are lost")
            require(header == told.first.map { .caller($0) } ?? .itself, "a header reads otherwise in pieces")
            for count in 0..<length {
                let part = try ProxyHeader.read(bytes.prefix(count))
                require(part == nil, "a header is whole before its end")
            }
        } else {
            require(bytes.count < ProxyHeader.binaryBytesMax, "too much is waited for")
            require(told.isEmpty && passed.isEmpty, "something passes without a header")
        }
    } catch {
        require(told.isEmpty && passed.isEmpty, "something passes without a header")
    }
    _ = try? channel.finish(acceptAlreadyClosed: true)
}

private func checkLine(_ line: Substring) {
    if let address = IPAddress(line) {
        require(IPAddress(address.description) == address, "an address does not read back")
    }
    if let range = IPRange(line), let slash = line.firstIndex(of: "/"), let first = IPAddress(line[..<slash]) {
        require(range.contains(first), "a block lacks its own address")
    }
    _ = Authority(line)
    _ = OwnPage(origin: String(line), site: nil, authority: String(line))
    let ranges = ["10.0.0.0/8", "2001:db8::/32"].compactMap { IPRange($0) }
    for field in TrustedProxies.Field.allCases {
        var metadata = Metadata()
        metadata.add(field.rawValue, String(line))
        let caller = TrustedProxies(ranges, field: field).caller(metadata, behind: "10.0.0.1")
        require(IPAddress(caller)?.description == caller, "a caller is no address")
    }
}
